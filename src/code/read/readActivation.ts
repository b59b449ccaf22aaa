import { usualLayers } from '../../document/defaults.ts';
import { type ActivationName, activationNames } from '../../engine/activations.ts';
import { withArguments } from '../../engine/activations/withArguments.ts';
import { isFunction, layerActivation } from '../../engine/layerActivation.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { equal } from '../../document/equal.ts';
import type { Arguments } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt } from './codeProblem.ts';
import { words } from './words.ts';

/** Names that Keras accepts and the page writes differently. */
const aliases: Readonly<Record<string, ActivationName>> = { swish: 'silu' };

/** Activations of Keras, to be told apart from misspelled names. keras/src/activations/__init__.py */
const others = words(`
    relu6 hard_silu hard_swish hard_tanh hard_shrink soft_shrink tanh_shrink log_sigmoid log_softmax mish
    celu glu sparsemax sparse_plus sparse_sigmoid squareplus threshold crelu
  `);

/** The page's own activation, unknown to Keras: it is written as a function named `step`. */
const notKeras: ActivationName = 'step';
const kerasNames: ReadonlySet<string> = new Set(activationNames.filter((name) => name !== notKeras));

/**
 * Value of an argument `activation=`: a name, or a layer of its own where a name is not enough (`LeakyReLU(0.1)`).
 * Null for anything else, which is told.
 */
export function readActivation(args: Arguments, argument: string): ActivationName | Layer | null {
  const given = args.get(argument);
  if (given === null) return 'linear';
  const { value } = given;
  if (value.kind === 'none') return 'linear';
  if (value.kind === 'string') return named(args, argument, value.value);
  if (value.kind === 'keras' && value.family === 'activations') return named(args, argument, value.name);
  if (value.kind === 'function') {
    if (value.definition.name === notKeras) return notKeras;
    args.session.tell(given, { code: 'ownFunction', name: excerpt(value.definition.name) || null });
    return null;
  }
  if (value.kind === 'layer' && value.layers.length === 1 && isActivation(value.layers[0]))
    return nameFor(value.layers[0]);
  args.wrong(given, argument, 'activation');
  return null;
}

function named(args: Arguments, argument: string, name: string): ActivationName | Layer | null {
  const given = args.get(argument) ?? args.site;
  const known = activationNames.find((each) => each === name && kerasNames.has(each)) ?? aliases[name];
  if (known === 'hard_sigmoid' && args.session.time.of2017) {
    args.session.tell(given, { code: 'meantOtherwise', name, what: 'slope' });
  }
  if (known !== undefined && (kerasNames.has(name) || Object.hasOwn(aliases, name))) return known;
  if (name === 'relu6') return { ...usualLayers.re_lu, maxValue: 6 };
  if (others.includes(name)) args.session.tell(given, { code: 'notHere', name });
  else {
    const close = nearest(name, [...kerasNames, ...Object.keys(aliases)]);
    args.session.tell(given, { code: 'unknownName', kind: 'activation', name: excerpt(name), nearest: close });
  }
  return null;
}

/** Whether a layer is a function that a name or a layer after a Dense can stand for. */
function isActivation(layer: Layer): boolean {
  return isFunction(layer) || layer.type === 'p_re_lu';
}

/** The name of a layer's function, if a name is enough to describe it. */
function nameFor(layer: Layer): ActivationName | Layer {
  const spec = isFunction(layer) ? layerActivation(layer) : null;
  if (spec === null || typeof spec === 'string') return spec ?? layer;
  const { name, named } = withArguments(spec.type);
  return equal({ type: spec.type, ...named }, spec) ? name : layer;
}
