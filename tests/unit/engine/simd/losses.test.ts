import { expect, test } from 'vitest';
import { lossNames } from '../../../../src/engine/specs/lossSpecs.ts';
import { lossTakes } from '../../../../src/keras/losses.ts';
import { metricNames } from '../../../../src/engine/specs/metricSpecs.ts';
import { metrics } from '../../../../src/engine/allMetrics.ts';
import { lossConstants, lossSteps } from '../../../../src/engine/run/lossHead.ts';
import { activationNames } from '../../../../src/engine/activations.ts';
import { scratchBytes } from '../../../../src/engine/simd/twin.ts';
import { createPair } from './instructions.ts';
import { createBench, difference, fill, kinds, numbers, pieces } from './memory.ts';

/** Random outputs and targets of a kind that some loss or metric is made for. */
function rowsOf(random: () => number, y: Float32Array, t: Float32Array, units: number, seed: number): void {
  fill(y, random, kinds[seed % kinds.length], random() < 0.5);
  fill(t, random, random() < 0.8 ? 'plain' : kinds[seed % kinds.length], random() < 0.3);
  const size = [1, 1, 5, 1e-7, 1000][Math.floor(random() * 5)];
  y.set(y.map((value) => (random() < 0.1 ? Math.round(2 * value) / 2 : value * size)));
  // Between 0 and 1, many at the thresholds of the area under a curve.
  if (random() < 0.3) y.set(y.map((value) => Math.round(Math.abs(value) * 199) / 199));
  const way = random();
  if (way < 0.3) t.set(t.map((value) => Math.round(value))); // labels
  if (way > 0.6) {
    t.fill(0);
    for (let i = 0; i < t.length; i += units) t[i + Math.floor(random() * units)] = 1;
  }
}

const shapeOf = (random: () => number): [rows: number, units: number] => [
  1 + Math.floor(random() * 20),
  random() < 0.3 ? 1 : 1 + Math.floor(random() * (random() < 0.5 ? 5 : 20)),
];

test.each(lossNames.map((name, kind) => [name, kind] as const))(
  '%s: value and gradient, every bit, for 400 random batches',
  (name, kind) => {
    for (let seed = 0; seed < 400; seed++) {
      const random = numbers(seed);
      const [rows, units] = shapeOf(random);
      const pair = createPair(1);
      const [y, targets, dfrom] = [0, 0, 0].map(() => pair.floats(rows * units));
      rowsOf(random, y, targets, units, seed);
      const options = {
        fromLogits: lossTakes(name, 'fromLogits') && random() < 0.3,
        labelSmoothing: lossTakes(name, 'labelSmoothing') && random() < 0.5 ? random() : 0,
        delta: lossTakes(name, 'delta') ? 0.1 + random() : 1,
      };
      const constants = pair.cells(lossConstants(options));
      const tally = pair.cells([random() < 0.5 ? 0 : random() * 100]);
      const through = !options.fromLogits && random() < 0.5 ? 1 : 0;
      const operands = { kind, through, constants, units, targets };
      const what = { seed, rows, units, options, through };
      const value = pair.differ('loss', lossSteps, { ...operands, from: y, tally }, rows, rows, random);
      expect({ what, value }).toEqual({ what, value: null });
      const gradient = pair.differ('lossGradient', lossSteps, { ...operands, y, dfrom }, rows, rows, random);
      expect({ what, gradient }).toEqual({ what, gradient: null });
    }
  },
);

test.each(metricNames.map((name, kind) => [name, kind] as const))(
  '%s: every bit of its cells, for 200 random batches',
  (name, kind) => {
    for (let seed = 0; seed < 200; seed++) {
      const random = numbers(seed);
      const [rows, units] = shapeOf(random);
      const pair = createPair(1);
      const [y, targets] = [0, 0].map(() => pair.floats(rows * units));
      rowsOf(random, y, targets, units, seed);
      const { cells } = metrics[name](units, Math.fround);
      const tally = pair.cells(Array.from({ length: cells }, () => Math.floor(random() * 5)));
      const differ = pair.differ('metric', lossSteps, { kind, y, targets, units, tally }, rows, rows, random);
      expect({ seed, rows, units, differ }).toEqual({ seed, rows, units, differ: null });
    }
  },
);

test.each([
  ['softmax', 'categorical_crossentropy'],
  ['sigmoid', 'binary_crossentropy'],
] as const)(
  '%s and %s in one: every bit of what they give one after the other, for 600 random batches',
  (name, loss) => {
    const [activation, kind] = [activationNames.indexOf(name), lossNames.indexOf(loss)];
    for (let seed = 0; seed < 600; seed++) {
      const random = numbers(seed);
      const [rows, units] = seed % 100 === 0 ? [5, 505 + (seed / 100) * 4] : shapeOf(random);
      const { twin, array, at, untouched } = createBench(4 * 6 * rows * units + scratchBytes + 1000);
      const [z, targets, y, dz, wantedY, wantedDz] = Array.from({ length: 6 }, () => array(rows * units));
      rowsOf(random, z, targets, units, seed);
      const cells = array(10);
      const [constants, tally, wantedTally] = [0, 24, 32].map((offset) => at(cells) + offset);
      const smoothing = random() < 0.5 ? 0 : random();
      const values = new Float64Array(cells.buffer, at(cells), 5);
      values.set([0, smoothing, 1, 3, 3]);
      const scratch = at(array(scratchBytes / 4));
      const withGradient = random() < 0.8;
      for (const [from, to] of pieces(rows, random)) {
        const gradient = withGradient ? at(dz) : 0;
        const through = [smoothing, units, tally, gradient, from, to, rows] as const;
        if (name === 'softmax') twin.softmaxCrossentropy(at(z), at(y), at(targets), ...through, scratch);
        else twin.sigmoidCrossentropy(at(z), at(y), at(targets), ...through);
      }
      twin.activation(activation, constants, at(z), at(wantedY), units, 0, rows, scratch);
      twin.loss(kind, 1, constants, at(z), at(targets), units, wantedTally, 0, rows);
      if (withGradient) {
        twin.lossGradient(kind, 1, constants, at(wantedY), at(targets), units, at(wantedDz), 0, rows, rows);
      }
      const differ = [difference(y, wantedY), difference(dz, wantedDz), Object.is(values[3], values[4]), untouched()];
      expect({ seed, rows, units, differ }).toEqual({ seed, rows, units, differ: [null, null, true, true] });
    }
  },
);
