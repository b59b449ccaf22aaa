import { it } from 'vitest';
import { readFileSync } from 'node:fs';
import { readKeras } from '../../../src/code/read.ts';
import { printKeras } from '../../../src/code/keras.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { equal } from '../../../src/document/equal.ts';
it('x', () => {
  for (const text of readFileSync('/tmp/scratch/p.txt', 'utf8').split('\n====\n')) {
    const t0 = performance.now();
    const r = readKeras(text, openingExperiment);
    const ms = performance.now() - t0;
    console.log(text + '\n  -> ' + (r.experiment ? r.experiment.inputs + ' ' + r.experiment.layers.map((l) => JSON.stringify(Object.values(l).filter((v) => typeof v !== 'object').slice(0, 3).join(':'))).join(' ') + ' | ' + r.experiment.loss + ' ' + r.experiment.optimizer.name + r.experiment.optimizer.learningRate + ' b' + r.experiment.batchSize + ' e' + r.experiment.epochs+ ' '+r.experiment.data.name : 'null') + ' ' + ms.toFixed(1) + 'ms\n' +
      r.problems.map((p) => '   ' + p.severity + ' ' + p.code + ' ' + JSON.stringify(text.slice(p.from, p.to)) + ' ' + JSON.stringify({ ...p, from: undefined, to: undefined, severity: undefined, code: undefined })).join('\n') + '\n   steps ' + r.steps.map((s) => s.part.kind + (s.part.kind === 'layer' ? s.part.index : '') + ':' + s.inputs + '-' + s.layers.length).join(' '));
  }
  for (const d of ['keras3', 'keras2017'] as const) {
    const p = printKeras(openingExperiment, d);
    for (let i=0;i<5;i++){const t0 = performance.now();
    const r = readKeras(p.text, openingExperiment);
    console.log(d, p.text.length, performance.now() - t0, r.experiment === openingExperiment, equal(r.experiment, openingExperiment), JSON.stringify(r.problems));}
  }
});
