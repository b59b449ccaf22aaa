import { exp, expm1 } from '../math.ts';
import type { ActivationName } from '../activations.ts';
import type { EluLayer, FunctionLayer, LeakyReluLayer, ReluLayer } from '../specs/model.ts';
import { type Activation, anywhere, positive } from './activation.ts';
import { rectifiers } from './rectifiers.ts';

/** `keras.layers.ReLU`: min(x, max_value) above the threshold, else negative_slope·(x − threshold). */
function reluWith({ maxValue, negativeSlope: slope, threshold }: ReluLayer): Activation {
  const most = maxValue ?? Infinity;
  // Keras uses its leaky_relu if only a slope is given, else a sum of two parts that are both flat at the threshold.
  const atThreshold = maxValue === null && threshold === 0 ? slope : 0;
  return {
    formula: reluFormula(maxValue, slope, threshold),
    f: (x) => (x > threshold ? (x > most ? most : x) : x !== x ? x : slope === 0 ? 0 : slope * (x - threshold)),
    derivative: (x) => (x > threshold ? (x < most ? 1 : 0) : x < threshold ? slope : atThreshold),
    kinks: most > threshold && most < Infinity ? [threshold, most] : [threshold],
    passesGradient: slope > 0 || most > threshold,
    range: [slope > 0 ? -Infinity : 0, most],
  };
}

function reluFormula(maxValue: number | null, slope: number, threshold: number): string {
  const above = maxValue === null ? 'x' : `min(x, ${maxValue})`;
  const below = slope === 0 ? '0' : threshold === 0 ? `${slope}·x` : `${slope}·(x − ${threshold})`;
  return `x > ${threshold}: ${above}, else ${below}`;
}

/** `keras.layers.LeakyReLU`: x where it is positive, else negative_slope·x. */
function leakyReluWith({ negativeSlope: slope }: LeakyReluLayer): Activation {
  return {
    ...rectifiers.leaky_relu,
    formula: `x > 0: x, else ${slope}·x`,
    f: (x) => (x > 0 ? x : slope * x),
    derivative: (x) => (x > 0 ? 1 : slope),
    range: slope > 0 ? anywhere : positive,
  };
}

/** `keras.layers.ELU`: x where it is positive, else alpha·(e^x − 1). */
function eluWith({ alpha }: EluLayer): Activation {
  return {
    formula: `x > 0: x, else ${alpha}·(e^x − 1)`,
    f: (x) => (x > 0 ? x : alpha * expm1(x)),
    derivative: (x) => (x > 0 ? 1 : alpha * exp(x)),
    kinks: alpha === 1 ? [] : [0],
    passesGradient: true,
    range: [alpha > 0 ? -alpha : 0, Infinity],
  };
}

interface WithArguments<L extends FunctionLayer> {
  /** The function without arguments, and the arguments with which it is just that; their keys in the twin's order. */
  readonly name: ActivationName;
  readonly named: Omit<L, 'type'>;
  readonly made: (layer: L) => Activation;
}

/** The layers that are functions with arguments, in the order of the twin (simd/assembly/pointwise.ts). */
const functionLayers: { readonly [T in FunctionLayer['type']]: WithArguments<Extract<FunctionLayer, { type: T }>> } = {
  re_lu: { name: 'relu', named: { maxValue: null, negativeSlope: 0, threshold: 0 }, made: reluWith },
  leaky_re_lu: { name: 'leaky_relu', named: { negativeSlope: 0.2 }, made: leakyReluWith },
  elu: { name: 'elu', named: { alpha: 1 }, made: eluWith },
};

export const functionTypes = Object.keys(functionLayers) as readonly FunctionLayer['type'][]; // its own keys

/** What the layers of a type are. */
export function withArguments(type: FunctionLayer['type']): WithArguments<FunctionLayer> {
  return functionLayers[type] as WithArguments<FunctionLayer>; // asked only about layers of this type
}
