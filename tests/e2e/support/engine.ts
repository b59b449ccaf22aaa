import { createExamplePass } from '../../../src/asking/example.ts';
import { toProbabilities } from '../../../src/asking/answers.ts';
import { infoOf } from '../../../src/data/spec.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { decimals, percent } from '../../../src/document/spelling.ts';
import { createInference } from '../../../src/engine/inference.ts';
import { en } from '../../../src/i18n/en.ts';
import { factsOf } from '../../../src/scene/point/targetFacts.ts';
import { type Plan, planOf } from '../../../src/scene/plan/plan.ts';
import type { Target } from '../../../src/document/target.ts';
import { exactOf, workingOf } from '../../../src/scene/point/working.ts';
import { examplesOf, probeInputs, scaledInputs } from '../../../src/state/examples.ts';
import { prepare } from '../../../src/training/prepare.ts';
import { allFed, joinedLabels } from '../../../src/ui/plot/cloud.ts';
import { classWord } from '../../../src/ui/text/dataWords.ts';
import { neuronName } from '../../../src/ui/network/neuronNames.ts';
import { numbers } from '../../../src/i18n/en/numbers.ts';
import { says } from '../../../src/i18n/en/says.ts';
import { logitActivation, meaningOf, predictedClass, verdicts } from '../../../src/ui/outcome/meaning.ts';

/** A page's number may stand at this place of a run. */
export interface Place {
  readonly epoch: number;
  readonly batch: number;
}

/** What the page is to show of a run at a place, in the words and digits of the page. */
export interface Shown {
  /** The lines of a target by its title: all its digits, and its sum, whose length depends on the room. */
  facts(title: string): { readonly exact: string | null; readonly sums: readonly string[] } | null;
  /** What the network says of the example of the drawing, and its digits for each class. */
  readonly answer: { readonly says: string; readonly bars: readonly string[] };
  /** Caption of the confusion matrix. */
  readonly caption: string;
}

/** A run in Node, straight through, that is asked for later and later places. */
export interface Straight {
  at(place: Place): Shown;
  /** The status of an epoch that it has come to. */
  status(epoch: number): string;
}

/** Terms and scores that the line may have room for. */
const rooms = [1, 2, 3, 4, 5, 6];

export function runOf(link: string): Straight {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Error(`${link}: ${decoded.error.code}`);
  const { experiment } = decoded;
  const { run } = prepare(experiment);
  const { batches } = run;
  const plan = planOf(experiment);
  const titles = titlesOf(experiment, plan);
  const pass = createExamplePass(experiment, experiment.seed);
  const inference = createInference(experiment);
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const x = scaledInputs(experiment, probeInputs(experiment, null));
  const statuses = new Map<number, string>();
  let done = -1; // batches; before the initial evaluation −1

  function note(): void {
    const value = (key: string | undefined): string | null => {
      const column = key === undefined ? -1 : run.keys.indexOf(key);
      return column < 0 ? null : decimals(run.row[column]);
    };
    const [name] = experiment.metrics;
    const metric = name === undefined ? '' : en.ui.shortMetrics[name];
    statuses.set(run.epoch, en.ui.status({ epoch: run.epoch, loss: value('loss'), metric, value: value(name) }));
  }

  function goTo({ epoch, batch }: Place): void {
    const wanted = epoch * batches + batch;
    if (wanted < done) throw new RangeError('it has gone by');
    while (done < wanted) {
      const progress = run.advance(1e9);
      if (progress === 'working') continue;
      done++;
      if (progress === 'epoch') note();
    }
  }

  return {
    at: (place) => {
      goTo(place);
      const parameters = run.network.parameters as Float32Array;
      pass.load(parameters);
      const probe = pass.values(x, 'inference', 0);
      return {
        facts: (title) => {
          const target = titles.get(title);
          if (target === undefined) return null;
          const sums = new Set<string>();
          let exact: string | null = null;
          for (const terms of rooms) {
            const facts = factsOf(target, plan, { parameters, probe }, terms);
            if (facts === null) return null;
            exact = exactOf(facts);
            for (const scores of rooms) {
              const parts = workingOf(facts, numbers, scores) ?? [];
              sums.add(parts.map((part) => part.map(({ text }) => text).join('')).join(''));
            }
          }
          return { exact, sums: [...sums] };
        },
        get answer() {
          const outputs = (probe ?? new Float32Array(0)).slice(-pass.layout.outputs);
          if (info.task === 'regression') return { says: decimals(outputs[0]), bars: [] };
          toProbabilities(outputs, outputs.length, logitActivation(experiment));
          const meaning = meaningOf(experiment, outputs.length);
          const bars = verdicts(meaning, outputs, outputs.length, info.classes.length);
          return {
            says: classWord(en, info, predictedClass(outputs, 0, outputs.length)),
            bars: bars.map(({ value, part }) =>
              part !== null ? percent(value) : Number.isNaN(value) ? '' : decimals(value),
            ),
          };
        },
        get caption() {
          const rows = allFed(split);
          const labels = joinedLabels(split);
          const outputs = new Float32Array(labels.length * pass.layout.outputs);
          inference.load(parameters);
          inference.predict(rows, 0, labels.length, outputs);
          toProbabilities(outputs, pass.layout.outputs, logitActivation(experiment));
          const right = labels.filter(
            (label, i) => predictedClass(outputs, i * pass.layout.outputs, pass.layout.outputs) === label,
          );
          return says.confusionCaption(right.length, labels.length, says.moment(place.epoch, place.batch));
        },
      };
    },
    status: (epoch) => {
      goTo({ epoch, batch: 0 });
      return statuses.get(epoch) ?? '';
    },
  };
}

/** All that can be pointed at, by its title. */
function titlesOf(experiment: Experiment, plan: Plan): ReadonlyMap<string, Target> {
  const titles = new Map<string, Target>();
  const name = (column: number, unit: number): string => neuronName(en, experiment, plan, column, unit);
  plan.columns.forEach(({ units, dense, layer }, column) => {
    for (let unit = 0; unit < units; unit++) {
      titles.set(name(column, unit), { type: 'neuron', column, unit });
      if (dense === null) continue;
      for (let input = 0; input < dense.inputs; input++) {
        titles.set(`${numbers.weight}${name(column - 1, input)} → ${name(column, unit)}`, {
          type: 'weight',
          layer,
          input,
          unit,
        });
      }
      if (dense.bias >= 0) titles.set(`${numbers.bias}${name(column, unit)}`, { type: 'bias', layer, unit });
    }
  });
  return titles;
}
