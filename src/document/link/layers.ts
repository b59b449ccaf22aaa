import type { Layer } from '../../engine/specs/model.ts';
import { layerClassNames } from '../classNames.ts';
import { limits } from '../limits.ts';
import { layerDefaults as usual } from './defaults.ts';
import { readInitializer, writeInitializer } from './initializer.ts';
import { flagged, type Options, positional, valued, writeThing } from './options.ts';
import { type LinkError, Refusal } from './result.ts';

// class = "ReLU" *( ":" ( "max_value=" / "negative_slope=" / "threshold=" ) number )
//       / "LeakyReLU" [ ":" negative_slope ] / "ELU" [ ":" alpha ] / "Softmax"
//       / "PReLU" [ ":" initializer ] [ ":frozen" ]
//       / "Dropout:" rate / "GaussianNoise:" stddev
//       / "BatchNormalization" [ ":momentum=" number ] *normalization / "LayerNormalization" *normalization
// normalization = ":epsilon=" number / ":nocenter" / ":noscale" / ":frozen"

type ClassLayer = Exclude<Layer, { type: 'dense' | 'activation' }>;
type ClassType = ClassLayer['type'];

const classTypes = Object.keys(usual).filter((type) => type !== 'dense') as readonly ClassType[]; // the table's own keys

/** The layer classes that a link can name. */
export const layerWords: readonly string[] = classTypes.map((type) => layerClassNames[type]);

export function isClassName(word: string): boolean {
  return layerWords.includes(word);
}

export function writeClass(layer: ClassLayer): string {
  const name = layerClassNames[layer.type];
  switch (layer.type) {
    case 're_lu':
      return writeThing(
        name,
        valued('max_value', layer.maxValue, usual.re_lu.maxValue),
        valued('negative_slope', layer.negativeSlope, usual.re_lu.negativeSlope),
        valued('threshold', layer.threshold, usual.re_lu.threshold),
      );
    case 'leaky_re_lu':
      return writeThing(name, ...positional([layer.negativeSlope], [usual.leaky_re_lu.negativeSlope]));
    case 'elu':
      return writeThing(name, ...positional([layer.alpha], [usual.elu.alpha]));
    case 'softmax':
      return name;
    case 'p_re_lu': {
      const initializer = layer.alphaInitializer;
      const written = initializer === usual.p_re_lu.alphaInitializer ? null : writeInitializer(initializer);
      return writeThing(name, written, flagged('frozen', !layer.trainable));
    }
    case 'dropout':
      return writeThing(name, String(layer.rate));
    case 'gaussian_noise':
      return writeThing(name, String(layer.stddev));
    case 'batch_normalization':
    case 'layer_normalization':
      return writeThing(
        name,
        layer.type === 'batch_normalization'
          ? valued('momentum', layer.momentum, usual.batch_normalization.momentum)
          : null,
        valued('epsilon', layer.epsilon, usual[layer.type].epsilon),
        flagged('nocenter', !layer.center),
        flagged('noscale', !layer.scale),
        flagged('frozen', !layer.trainable),
      );
  }
}

/**
 * @param word one of `layerWords`
 * @throws Refusal
 */
export function readClass(word: string, options: Options, malformed: LinkError): ClassLayer {
  const type = classTypes.find((candidate) => layerClassNames[candidate] === word);
  if (type === undefined) throw new Refusal(malformed);
  const layer = readClassOf(type, options, malformed);
  options.end();
  return layer;
}

function readClassOf(type: ClassType, options: Options, malformed: LinkError): ClassLayer {
  const normalization = ({ epsilon }: { readonly epsilon: number }) => ({
    epsilon: options.value('epsilon', limits.epsilon, epsilon),
    center: !options.flag('nocenter'),
    scale: !options.flag('noscale'),
    trainable: !options.flag('frozen'),
  });
  /** Keras has no default for it either. */
  const needed = (value: number): number => {
    if (Number.isNaN(value)) throw new Refusal(malformed);
    return value;
  };
  switch (type) {
    case 're_lu': {
      const maxValue = options.value('max_value', limits.level, Number.NaN);
      return {
        type,
        maxValue: Number.isNaN(maxValue) ? usual.re_lu.maxValue : maxValue,
        negativeSlope: options.value('negative_slope', limits.slope, usual.re_lu.negativeSlope),
        threshold: options.value('threshold', limits.level, usual.re_lu.threshold),
      };
    }
    case 'leaky_re_lu':
      return { type, negativeSlope: options.number(limits.slope, usual.leaky_re_lu.negativeSlope) };
    case 'elu':
      return { type, alpha: options.number(limits.slope, usual.elu.alpha) };
    case 'softmax':
      return { type };
    case 'p_re_lu': {
      const trainable = !options.flag('frozen');
      const initializer = options.word();
      const alphaInitializer =
        initializer === undefined ? usual.p_re_lu.alphaInitializer : readInitializer(initializer);
      return { type, alphaInitializer, trainable };
    }
    case 'dropout':
      return { type, rate: needed(options.number(limits.rate, Number.NaN)) };
    case 'gaussian_noise':
      return { type, stddev: needed(options.number(limits.stddev, Number.NaN)) };
    case 'batch_normalization': {
      const momentum = options.value('momentum', limits.movingMomentum, usual.batch_normalization.momentum);
      return { type, momentum, ...normalization(usual.batch_normalization) };
    }
    case 'layer_normalization':
      return { type, ...normalization(usual.layer_normalization) };
  }
}
