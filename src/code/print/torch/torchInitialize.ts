import { equal } from '../../../document/equal.ts';
import type { Experiment } from '../../../document/experiment.ts';
import type { InitializerSpec, VarianceScaling } from '../../../engine/specs/initializerSpecs.ts';
import type { DenseLayer } from '../../../engine/specs/model.ts';
import { layOut } from '../../../engine/layout.ts';
import { float } from '../python.ts';
import { isZero, torchLayers } from './modules.ts';

/** In Python. */
interface Fans {
  readonly inputs: string;
  readonly units: string;
}

/** A tensor to be filled, and its fans. */
interface Target extends Fans {
  readonly name: string;
  /** A vector has no fans in PyTorch; in Keras both are its length. */
  readonly isVector: boolean;
}

/** Keras's initial weights, where PyTorch has others; all Dense alike in one loop. */
export function initializeLines(e: Experiment): readonly string[] {
  const places = torchLayers(e);
  const dense = e.layers.flatMap((layer, index) => (layer.type === 'dense' ? [{ layer, index }] : []));
  const alphas = e.layers.flatMap((layer, index) => {
    if (layer.type !== 'p_re_lu' || isZero(layer.alphaInitializer)) return [];
    const variable = layOut(e).variables.find((one) => one.layer === index);
    const length = String(variable?.length ?? 0);
    const target = { name: `model[${places[index].at}].weight`, inputs: length, units: length, isVector: true };
    return [initializeLine(target, layer.alphaInitializer)];
  });
  const [first] = dense;
  if (first === undefined) return alphas;
  if (dense.length > 1 && dense.every(({ layer }) => areAlike(layer, first.layer))) {
    return [
      'for layer in model:',
      '    if isinstance(layer, nn.Linear):',
      ...denseLines(first.layer, 'layer').map((line) => `        ${line}`),
      ...alphas,
    ];
  }
  return [
    ...dense.flatMap(({ layer, index }) => denseLines(layer, `model[${places[index].at}]`, fans(e, index))),
    ...alphas,
  ];
}

/** Written out. */
function fans(e: Experiment, index: number): Fans {
  const kernel = layOut(e).variables.find(({ layer }) => layer === index);
  return { inputs: String(kernel?.shape[0]), units: String(kernel?.shape[1]) };
}

function denseLines(
  { kernelInitializer, biasInitializer, useBias }: DenseLayer,
  module: string,
  { inputs, units }: Fans = { inputs: `${module}.in_features`, units: `${module}.out_features` },
): readonly string[] {
  const kernel = { name: `${module}.weight`, inputs, units, isVector: false };
  const bias = { name: `${module}.bias`, inputs: units, units, isVector: true };
  return [initializeLine(kernel, kernelInitializer), ...(useBias ? [initializeLine(bias, biasInitializer)] : [])];
}

function areAlike(a: DenseLayer, b: DenseLayer): boolean {
  return equal(denseLines(a, ''), denseLines(b, ''));
}

function initializeLine(target: Target, spec: InitializerSpec): string {
  const { name, isVector } = target;
  const init = (kind: string, ...args: readonly string[]): string => `nn.init.${kind}_(${[name, ...args].join(', ')})`;
  switch (spec) {
    case 'glorot_uniform':
      return isVector ? scaled(target, { scale: 1, mode: 'fan_avg', distribution: 'uniform' }) : init('xavier_uniform');
    case 'he_uniform':
      return isVector
        ? scaled(target, { scale: 2, mode: 'fan_in', distribution: 'uniform' })
        : init('kaiming_uniform', 'nonlinearity="relu"');
    case 'lecun_uniform':
      return isVector
        ? scaled(target, { scale: 1, mode: 'fan_in', distribution: 'uniform' })
        : init('kaiming_uniform', 'nonlinearity="linear"');
    case 'glorot_normal':
      return scaled(target, { scale: 1, mode: 'fan_avg', distribution: 'truncated_normal' });
    case 'he_normal':
      return scaled(target, { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' });
    case 'lecun_normal':
      return scaled(target, { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' });
    case 'random_uniform':
      return init('uniform', '-0.05', '0.05');
    case 'random_normal':
      return init('normal', '0.0', '0.05');
    case 'truncated_normal':
      return truncated(target, '0.05');
    case 'orthogonal':
      return init('orthogonal');
    case 'identity':
      return init('eye');
    case 'zeros':
    case 'constant':
      return init('zeros');
    case 'ones':
      return init('ones');
  }
  switch (spec.name) {
    case 'random_uniform':
      return init('uniform', ...[spec.minval, spec.maxval].sort((a, b) => a - b).map(float)); // the other way round is refused
    case 'random_normal':
      return init('normal', float(spec.mean), float(spec.stddev));
    case 'truncated_normal':
      return spec.stddev === 0
        ? init('constant', float(spec.mean)) // trunc_normal_ divides by it
        : truncated(target, float(spec.stddev), float(spec.mean));
    case 'orthogonal':
      return init('orthogonal', float(spec.gain));
    case 'identity':
      return `${init('eye')}.data.mul_(${float(spec.gain)})`;
    case 'constant':
      return init('constant', float(spec.value));
    case 'variance_scaling':
      return scaled(target, spec);
  }
}

/** A distribution of variance scale / fan. */
function scaled(target: Target, { scale, mode, distribution }: Omit<VarianceScaling, 'name'>): string {
  const variance = varianceOf(target, scale, mode);
  switch (distribution) {
    case 'uniform':
      return `scaled_uniform_(${target.name}, ${variance})`;
    case 'untruncated_normal':
      return `nn.init.normal_(${target.name}, std=math.sqrt(${variance}))`;
    case 'truncated_normal':
      return `scaled_normal_(${target.name}, ${variance})`;
  }
}

function varianceOf({ inputs, units }: Target, scale: number, mode: VarianceScaling['mode']): string {
  switch (mode) {
    case 'fan_in':
      return `${float(scale)} / ${inputs}`;
    case 'fan_out':
      return `${float(scale)} / ${units}`;
    case 'fan_avg':
      return `${float(2 * scale)} / (${inputs} + ${units})`;
  }
}

function truncated({ name }: Target, deviation: string, mean?: string): string {
  return `truncated_normal_(${[name, deviation, ...(mean === undefined ? [] : [mean])].join(', ')})`;
}

/** Functions that the lines call and PyTorch doesn't have. */
export function initializeHelpers(lines: readonly string[]): readonly string[] {
  const called = (name: string): boolean => lines.some((line) => line.includes(`${name}(`));
  const scales = called('scaled_normal_');
  return [
    ...(scales || called('truncated_normal_') ? [truncatedNormal] : []),
    ...(scales ? [scaledNormal] : []),
    ...(called('scaled_uniform_') ? [scaledUniform] : []),
  ];
}

const truncatedNormal = `def truncated_normal_(tensor, std, mean=0.0):
    """Keras's: cut off at two standard deviations."""
    nn.init.trunc_normal_(tensor, mean, std, mean - 2 * std, mean + 2 * std)`;

const scaledNormal = `def scaled_normal_(tensor, variance):
    """What is cut off has 0.88 times the standard deviation of what is not."""
    truncated_normal_(tensor, math.sqrt(variance) / 0.8796256610342398)`;

const scaledUniform = `def scaled_uniform_(tensor, variance):
    nn.init.uniform_(tensor, -math.sqrt(3 * variance), math.sqrt(3 * variance))`;
