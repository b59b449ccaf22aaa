import { compiled } from './compiled.ts';

/**
 * The functions of `assembly/`, which say there what they compute. Addresses are in bytes, sizes and counts in numbers
 * (float32), a `scratch` has `scratchBytes`. The memory goes on for at least `slackBytes` (memory.ts) after the last array.
 */
export interface Twin {
  /** Goes on with the job of a control block (control.ts): interpreter.ts. @returns index into the statuses of executor.ts */
  execute(control: number, work: number): number;

  // products.ts: rows [from, to) of the result
  denseForward(
    x: number,
    kernel: number,
    bias: number, // 0 if there is none
    y: number,
    from: number,
    to: number,
    inputs: number,
    units: number,
    scratch: number,
  ): void;
  denseKernelGradient(
    x: number,
    dy: number,
    dkernel: number,
    from: number,
    to: number,
    rows: number,
    inputs: number,
    units: number,
    scratch: number,
  ): void;
  denseInputGradient(
    dy: number,
    kernel: number,
    dx: number,
    from: number,
    to: number,
    inputs: number,
    units: number,
    scratch: number,
  ): void;
  columnSums(a: number, rows: number, columns: number, out: number): void;

  // updates.ts
  sgd(p: number, g: number, count: number, learningRate: number): void;
  momentum(
    p: number,
    g: number,
    m: number,
    count: number,
    learningRate: number,
    momentum: number,
    nesterov: boolean,
  ): void;
  adam(
    p: number,
    g: number,
    m: number,
    v: number,
    largest: number, // 0 if there is none
    count: number,
    alpha: number,
    oneMinusBeta1: number,
    oneMinusBeta2: number,
    epsilon: number,
  ): void;
  rmsprop(
    p: number,
    g: number,
    v: number,
    average: number, // 0 if there is none
    m: number, // 0 if there is none
    count: number,
    learningRate: number,
    rho: number,
    oneMinusRho: number,
    momentum: number,
    epsilon: number,
  ): void;
  adagrad(p: number, g: number, a: number, count: number, learningRate: number, epsilon: number): void;
  adadelta(
    p: number,
    g: number,
    a: number,
    d: number,
    count: number,
    learningRate: number,
    rho: number,
    oneMinusRho: number,
    epsilon: number,
  ): void;
  adamax(
    p: number,
    g: number,
    m: number,
    u: number,
    count: number,
    learningRate: number,
    oneMinusBeta1: number,
    beta2: number,
    oneMinusPower: number,
    epsilon: number,
  ): void;
  nadam(
    p: number,
    g: number,
    m: number,
    v: number,
    count: number,
    learningRate: number,
    oneMinusBeta1: number,
    oneMinusBeta2: number,
    aheadFactor: number,
    aheadDivisor: number,
    nowFactor: number,
    nowDivisor: number,
    oneMinusPower: number,
    epsilon: number,
  ): void;

  // vectors.ts
  decay(p: number, count: number, weightDecay: number, learningRate: number): void;
  scale(g: number, count: number, factor: number, divisor: number): void;
  clip(g: number, count: number, limit: number): void;
  /** Goes on from `sum`. */
  sumOfSquares(g: number, count: number, sum: number): number;
  /** Goes on from the two float64 at `sums`. */
  penaltySums(w: number, count: number, sums: number): void;
  penaltyGradient(w: number, g: number, count: number, l1: number, twoL2: number): void;
  /** 1 or 0. */
  allFinite(p: number, count: number): number;
  copy(to: number, from: number, count: number): void;

  // activate.ts: rows [from, to); `kind` is a number of kinds.ts, `constants` the address of its arguments in float64
  activation(
    kind: number,
    constants: number,
    x: number,
    y: number,
    units: number,
    from: number,
    to: number,
    scratch: number,
  ): void;
  activationInput(
    kind: number,
    constants: number,
    x: number,
    y: number,
    dy: number,
    dx: number,
    units: number,
    from: number,
    to: number,
  ): void;

  // judge.ts and measure.ts: rows [from, to). Constants are from_logits (1 or 0), label_smoothing and delta in float64, a
  // tally is float64.
  loss(
    kind: number,
    through: number, // 1 or 0
    constants: number,
    y: number, // or logits
    targets: number,
    units: number,
    tally: number,
    from: number,
    to: number,
  ): void;
  lossGradient(
    kind: number,
    through: number, // 1 or 0
    constants: number,
    y: number,
    targets: number,
    units: number,
    out: number,
    from: number,
    to: number,
    rows: number,
  ): void;
  softmaxCrossentropy(
    z: number,
    y: number,
    targets: number,
    smoothing: number,
    units: number,
    tally: number,
    dz: number, // 0 if it is not wanted
    from: number,
    to: number,
    rows: number,
    scratch: number,
  ): void;
  sigmoidCrossentropy(
    z: number,
    y: number,
    targets: number,
    smoothing: number,
    units: number,
    tally: number,
    dz: number, // 0 if it is not wanted
    from: number,
    to: number,
    rows: number,
  ): void;
  metric(kind: number, y: number, targets: number, units: number, tally: number, from: number, to: number): void;

  // batchNormalize.ts, layerNormalize.ts and slopes.ts: rows [from, to), or units in what is the same for all rows. A gamma
  // or a beta is 0 if there is none.
  batchMoments(
    constants: number,
    x: number,
    mean: number,
    variance: number,
    inverse: number,
    units: number,
    from: number,
    to: number,
    rows: number,
  ): void;
  movingMoments(
    constants: number,
    movingMean: number,
    movingVariance: number,
    mean: number,
    inverse: number,
    units: number,
    from: number,
    to: number,
  ): void;
  normalize(
    x: number,
    mean: number,
    inverse: number,
    gamma: number,
    beta: number,
    y: number,
    units: number,
    from: number,
    to: number,
  ): void;
  normalizeSums(
    x: number,
    mean: number,
    inverse: number,
    dy: number,
    dgamma: number,
    dbeta: number,
    meanOfDy: number,
    meanOfDyX: number,
    units: number,
    from: number,
    to: number,
    rows: number,
  ): void;
  normalizeInput(
    x: number,
    mean: number,
    inverse: number,
    gamma: number,
    dy: number,
    meanOfDy: number,
    meanOfDyX: number,
    dx: number,
    units: number,
    from: number,
    to: number,
  ): void;
  scaleInput(inverse: number, gamma: number, dy: number, dx: number, units: number, from: number, to: number): void;
  moveMoments(
    constants: number,
    mean: number,
    variance: number,
    movingMean: number,
    movingVariance: number,
    from: number,
    to: number,
  ): void;
  layerNormalize(
    constants: number,
    x: number,
    mean: number,
    inverse: number,
    gamma: number,
    beta: number,
    y: number,
    units: number,
    from: number,
    to: number,
  ): void;
  layerNormalizeSums(
    x: number,
    mean: number,
    inverse: number,
    dy: number,
    dgamma: number,
    dbeta: number,
    units: number,
    from: number,
    to: number,
    rows: number,
  ): void;
  layerNormalizeInput(
    x: number,
    mean: number,
    inverse: number,
    gamma: number,
    dy: number,
    dx: number,
    units: number,
    from: number,
    to: number,
  ): void;
  pRelu(x: number, alpha: number, y: number, units: number, from: number, to: number): void;
  pReluAlpha(x: number, dy: number, dalpha: number, units: number, from: number, to: number, rows: number): void;
  pReluInput(x: number, alpha: number, dy: number, dx: number, units: number, from: number, to: number): void;

  // draw.ts: rows [from, to). The registers are at the beginning of the memory. A mask has a byte for each value.
  dropout(
    ordinal: number,
    constants: number,
    x: number,
    y: number,
    mask: number,
    units: number,
    from: number,
    to: number,
    rows: number,
    seed: number,
  ): void;
  dropoutInput(constants: number, mask: number, dy: number, dx: number, units: number, from: number, to: number): void;
  noise(
    ordinal: number,
    constants: number,
    x: number,
    y: number,
    units: number,
    from: number,
    to: number,
    rows: number,
    seed: number,
  ): void;

  /** shuffle.ts: a random order of `count` int32. */
  permute(order: number, count: number, substream: number, seed: number, scratch: number): void;

  /** For the tests: a function of math.ts for float64 numbers, one at a time or two. */
  evaluate(kind: number, inPairs: boolean, x: number, y: number, count: number): void;
}

/** Bytes that the products of dense layers and softmax need to work in, whatever the sizes. */
export const scratchBytes = 5 * 16_384;

let module: WebAssembly.Module | null | undefined;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes base64 without `atob`, which bare engines lack. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const digits = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    bits = ((bits << 6) | alphabet.indexOf(digits[i])) & 0xffffff;
    const left = (i & 3) * 2; // bits that are not a whole byte yet
    if (left > 0) bytes[at++] = (bits >> (6 - left)) & 0xff;
  }
  return bytes;
}

/** Compiles once. Null where WebAssembly or its SIMD is missing, or forbidden by the page's policy. */
function compile(): WebAssembly.Module | null {
  if (typeof WebAssembly === 'undefined' || compiled === '') return null;
  try {
    return new WebAssembly.Module(bytesOf(compiled));
  } catch {
    return null;
  }
}

/** Creates the faster twin of the kernels, which works on this memory; null where it cannot run. */
export function createTwin(memory: WebAssembly.Memory): Twin | null {
  module ??= compile();
  if (module === null) return null;
  // The exports have no types; these are the functions of assembly/index.ts.
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Twin;
}
