import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf, read } from '../../../src/engine/program.ts';
import { elementOf, opcodeNames, opcodes } from '../../../src/engine/program/opcodes.ts';
import { print } from '../../../src/engine/program/print.ts';
import { compileRun } from '../../../src/engine/run/compile.ts';
import { placeRun } from '../../../src/engine/run/place.ts';
import type { RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { net } from '../net.ts';
import { randomRun } from './randomRuns.ts';

/** The article's network. */
const spec: RunSpec = {
  ...randomRun(0),
  model: net('3-4-sigmoid-3-softmax'),
  loss: 'categorical_crossentropy',
  optimizer: {
    name: 'sgd',
    learningRate: 0.01,
    schedule: null,
    weightDecay: 0,
    clip: null,
    momentum: 0,
    nesterov: false,
  },
  metrics: ['accuracy'],
  batchSize: 8,
  callbacks: [],
};

test('the program of the article’s network reads as the engine’s README shows it', () => {
  const place = placeRun(spec, 2);
  const { train, evaluate } = compileRun(spec, place, spec.optimizer);
  const readme = readFileSync(new URL('../../../src/engine/README.md', import.meta.url), 'utf8');
  expect(readme.split('```\n')[1]).toBe(print(train, place.plan.areas));
  expect(print(evaluate, place.plan.areas).split('\n').slice(0, 2)).toEqual([
    'gather           rows x=x0 targets=targets_of_an_evaluation dataX=training_x dataY=training_y inputs=3 outputs=3',
    'dense            rows x=x0 kernel=parameters bias=parameters[12] y=x1 inputs=3 units=4',
  ]);
});

test('what is written is read', () => {
  const code = codeOf((w) => {
    opcodeNames.forEach((opcode, i) => {
      const operands = Object.fromEntries(opcodes[opcode].map((name, k) => [name, 100 * i + k]));
      w.emit(opcode, operands as never, { extent: i === 0 ? 'rows' : i, cost: 2 * i, costPerRow: 3 * i });
    });
  });
  expect(read(code)).toMatchObject(
    opcodeNames.map((opcode, i) => ({ opcode, extent: i === 0 ? -1 : i, cost: 2 * i, costPerRow: 3 * i })),
  );
  expect(read(code).map(({ operands }) => Object.values(operands))).toEqual(
    opcodeNames.map((opcode, i) => opcodes[opcode].map((_, k) => 100 * i + k)),
  );
});

test('every address of random programs is in an area of its kind', () => {
  for (let number = 0; number < 300; number++) {
    const one = randomRun(number);
    const place = placeRun(one, 9);
    for (const code of Object.values(compileRun(one, place, one.optimizer))) {
      for (const { opcode, operands } of read(code)) {
        for (const [name, value] of Object.entries(operands)) {
          const element = elementOf(name);
          if (element === null || value < 0) continue;
          const areas = place.plan.areas.filter((area) => area.element === element);
          const area = areas.find(({ from, length }) => value >= from && value < from + length);
          expect(area, `${number} ${opcode} ${name} ${value}`).toBeDefined();
        }
      }
    }
  }
});
