import { expect, test } from 'vitest';
import { createDraws } from '../../../../src/engine/draws.ts';
import { batchNormalizationSteps } from '../../../../src/engine/ops/batchNormalization.ts';
import { dropoutSteps } from '../../../../src/engine/ops/dropout.ts';
import { gaussianNoiseSteps } from '../../../../src/engine/ops/gaussianNoise.ts';
import { layerNormalizationSteps } from '../../../../src/engine/ops/layerNormalization.ts';
import { pReluSteps } from '../../../../src/engine/ops/pRelu.ts';
import { registers } from '../../../../src/engine/program/registers.ts';
import { createPair, type Pair, seed as runSeed } from './instructions.ts';
import { fill, kinds, numbers } from './memory.ts';

const steps = {
  ...batchNormalizationSteps,
  ...layerNormalizationSteps,
  ...pReluSteps,
  ...dropoutSteps,
  ...gaussianNoiseSteps,
};

interface Shape {
  readonly rows: number;
  readonly units: number;
  readonly random: () => number;
}

/** All operands that the instructions have, with random values; there may be no gamma and no beta. */
function operandsOf({ floats, cells, bytes }: Pair, { rows, units, random }: Shape, seed: number) {
  const array = (length: number, signed = true): Float32Array => {
    const values = floats(length);
    fill(values, random, kinds[seed % kinds.length], signed);
    return values;
  };
  const [x, y, dy, dx] = [0, 0, 0, 0].map(() => array(rows * units));
  const [mean, meanOfDy, meanOfDyX, movingMean, alpha, dalpha] = [0, 0, 0, 0, 0, 0].map(() =>
    array(Math.max(rows, units)),
  );
  const [variance, inverse, movingVariance] = [0, 0, 0].map(() => array(Math.max(rows, units), false));
  const [gamma, beta] = [0, 0].map(() => (random() < 0.3 ? -1 : array(units)));
  const [dgamma, dbeta] = [gamma, beta].map((it) => (it === -1 ? -1 : array(units)));
  const statistics = { mean, variance, inverse, movingMean, movingVariance, meanOfDy, meanOfDyX };
  const mask = bytes(rows * units);
  mask.set(mask.map(() => Math.round(random())));
  return { x, y, dy, dx, ...statistics, alpha, dalpha, gamma, beta, dgamma, dbeta, mask, units, constants: cells([0]) };
}

/** Each instruction with the arguments of its layer. */
const cases: Readonly<Record<keyof typeof steps, (random: () => number) => readonly number[]>> = {
  batchMoments: () => [0.001],
  movingMoments: () => [0.001],
  normalize: () => [],
  normalizeSums: () => [],
  normalizeInput: () => [],
  scaleInput: () => [],
  moveMoments: () => [0.001, 0.99, 1 - 0.99],
  layerNormalize: () => [0.001],
  layerNormalizeSums: () => [],
  layerNormalizeInput: () => [],
  pRelu: () => [],
  pReluAlpha: () => [],
  pReluInput: () => [],
  dropout: (random) => {
    const rate = random() < 0.3 ? [0.5, 0.25, 1e-12, 1 - 2 ** -40][Math.floor(random() * 4)] : random();
    return [rate, 1 - rate];
  },
  dropoutInput: () => [0.3, 1 - 0.3],
  noise: (random) => [random() * 3],
};

/** Instructions whose range is the units. */
const ofUnits = /^(batchMoments|movingMoments|normalizeSums|moveMoments|layerNormalizeSums|pReluAlpha)$/;

test.each(Object.keys(cases) as (keyof typeof cases)[])('%s: every bit, for 200 random batches', (opcode) => {
  for (let seed = 0; seed < 200; seed++) {
    const random = numbers(seed);
    const rows = 1 + Math.floor(random() * 14);
    const units = 1 + Math.floor(random() * (seed % 2 === 0 ? 6 : 21));
    const pair = createPair(1);
    const shape = { rows, units, random };
    const operands = { ...operandsOf(pair, shape, seed), constants: pair.cells([...cases[opcode](random), 0]) };
    pair.registers[registers.iteration] = Math.floor(random() * 2 ** 32);
    pair.registers[registers.row] = random() < 0.5 ? 0 : Math.floor(random() * 50);
    const ordinal = Math.floor(random() * 5);
    const extent = ofUnits.test(opcode) ? units : rows;
    const differ = pair.differ(opcode, steps, { ...operands, ordinal }, extent, rows, random);
    expect({ seed, rows, units, differ }).toEqual({ seed, rows, units, differ: null });
  }
});

test.each([-1, -0.5, 0, 0.5, 1])('dropout at a rate that is a drawn word %f: every bit', (more) => {
  const draws = createDraws(runSeed, 'dropout', 3);
  draws.begin(7);
  for (let element = 0; element < 6; element++) {
    const rate = (draws.word(element) + more) / 2 ** 32;
    const pair = createPair(1);
    pair.registers.set([7, 0]);
    const operands = operandsOf(pair, { rows: 2, units: 3, random: numbers(1) }, 1);
    const constants = pair.cells([rate, 1 - rate]);
    const all = { ...operands, constants, ordinal: 3 };
    expect(pair.differ('dropout', steps, all, 2, 2, numbers(element))).toBeNull();
  }
});
