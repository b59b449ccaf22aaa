import type { Element } from '../memory.ts';

/**
 * Operands of each instruction, by name. All are integers: addresses in the memory, sizes, and indices into the tables
 * of kinds.ts. An address that is −1 means that there is nothing of this kind. Ranges and costs: see program.ts.
 */
export const opcodes = {
  // Rows of the data to the input and the targets; `order` −1: in their own order.
  gather: ['x', 'targets', 'dataX', 'dataY', 'order', 'inputs', 'outputs'],

  dense: ['x', 'kernel', 'bias', 'y', 'inputs', 'units'],
  denseGradient: ['x', 'dy', 'dkernel', 'dbias', 'inputs', 'units'],
  denseInput: ['dy', 'kernel', 'dx', 'inputs', 'units'],

  activation: ['kind', 'constants', 'x', 'y', 'units'],
  activationInput: ['kind', 'constants', 'x', 'y', 'dy', 'dx', 'units'],

  pRelu: ['x', 'alpha', 'y', 'units'],
  pReluAlpha: ['x', 'dy', 'dalpha', 'units'],
  pReluInput: ['x', 'alpha', 'dy', 'dx', 'units'],

  copy: ['x', 'y', 'units'],
  dropout: ['ordinal', 'constants', 'x', 'y', 'mask', 'units'],
  dropoutInput: ['constants', 'mask', 'dy', 'dx', 'units'],
  noise: ['ordinal', 'constants', 'x', 'y', 'units'],

  batchMoments: ['constants', 'x', 'mean', 'variance', 'inverse', 'units'],
  movingMoments: ['constants', 'movingMean', 'movingVariance', 'mean', 'inverse', 'units'],
  normalize: ['x', 'mean', 'inverse', 'gamma', 'beta', 'y', 'units'],
  normalizeSums: ['x', 'mean', 'inverse', 'dy', 'dgamma', 'dbeta', 'meanOfDy', 'meanOfDyX', 'units'],
  normalizeInput: ['x', 'mean', 'inverse', 'gamma', 'dy', 'meanOfDy', 'meanOfDyX', 'dx', 'units'],
  scaleInput: ['inverse', 'gamma', 'dy', 'dx', 'units'],
  moveMoments: ['constants', 'mean', 'variance', 'movingMean', 'movingVariance'],

  layerNormalize: ['constants', 'x', 'mean', 'inverse', 'gamma', 'beta', 'y', 'units'],
  layerNormalizeSums: ['x', 'mean', 'inverse', 'dy', 'dgamma', 'dbeta', 'units'],
  layerNormalizeInput: ['x', 'mean', 'inverse', 'gamma', 'dy', 'dx', 'units'],

  // Regularizers: Σ|w| and Σw² into two cells; their sum into the tally; their gradient.
  penalty: ['w', 'sums'],
  addPenalty: ['sums', 'constants', 'variables', 'tally'],
  penaltyGradient: ['w', 'dw', 'constants'],

  // `from`: the values that the loss is computed from; `through`: 1 if they are the logits of the last activation.
  loss: ['kind', 'through', 'constants', 'from', 'targets', 'units', 'tally'],
  lossGradient: ['kind', 'through', 'constants', 'y', 'targets', 'units', 'dfrom'],
  // An activation and its cross-entropy in one: activation, loss and lossGradient, which then has `through` 1.
  softmaxLoss: ['kind', 'constants', 'z', 'y', 'targets', 'units', 'tally', 'dz'],
  sigmoidLoss: ['kind', 'constants', 'z', 'y', 'targets', 'units', 'tally', 'dz'],
  metric: ['kind', 'y', 'targets', 'units', 'tally'],
  checkLoss: ['tally'],

  keep: ['w', 'kept'],
  squares: ['dw', 'length', 'squares', 'variable'],
  globalScale: ['squares', 'variables', 'numbers'],
  clipValue: ['dw', 'numbers'],
  clipNorm: ['dw', 'numbers', 'squares', 'variable'],
  clipGlobalNorm: ['dw', 'numbers'],
  decay: ['w', 'numbers'],
  // A loop of optimizers/rules.ts, with up to three slots.
  update: ['kind', 'w', 'dw', 'a', 'b', 'c', 'numbers'],
  checkWeights: ['w'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Opcode = keyof typeof opcodes;

/** Operands of an instruction. */
export type Operands<O extends Opcode> = Readonly<Record<(typeof opcodes)[O][number], number>>;

export const opcodeNames = Object.keys(opcodes) as Opcode[]; // the table has no other keys

/** Operands that are no addresses: sizes, and what is counted from 0. */
const plain = 'kind through inputs outputs units length ordinal variable variables'.split(' ');

/** Operands that are not addresses of floats, by what they are addresses of. */
const others: Readonly<Record<string, Element>> = {
  constants: 'cells',
  sums: 'cells',
  tally: 'cells',
  numbers: 'cells',
  order: 'words',
  mask: 'bytes',
};

/** What an operand is the address of; null if it is a plain number. */
export function elementOf(operand: string): Element | null {
  return plain.includes(operand) ? null : (others[operand] ?? 'floats');
}
