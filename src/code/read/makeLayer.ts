import { usualLayers } from '../../document/defaults.ts';
import type { Layer, LayerType } from '../../engine/specs/model.ts';
import { mapArguments } from '../../keras/argument.ts';
import { layers } from '../../keras/layers.ts';
import { readActivation } from './readActivation.ts';
import { Arguments, oldNames, parametersOf } from './callArguments.ts';
import { idleLayers, mergingLayers, missingLayers, otherLayers } from './catalogue.ts';
import { readInitializer } from './readInitializer.ts';
import { nearest } from './nearestName.ts';
import { type Complaint, excerpt } from './codeProblem.ts';
import { readRegularizer } from './readRegularizer.ts';
import type { Session } from './readingSession.ts';
import { readInput } from './shapes.ts';
import {
  birth,
  type CallSite,
  type InputObject,
  type LayerObject,
  type OfData,
  told,
  type UnknownValue,
} from './value.ts';
import { words } from './words.ts';

/** Arguments common to all layers: keras/src/layers/layer.py, and those of Keras 1 and 2 besides. */
const common = words(`
    name trainable dtype autocast activity_regularizer input_shape input_dim batch_input_shape batch_size
    weights sparse
  `);
/** `Dense(y.shape[1])` */
function unitsOfData(args: Arguments): OfData | null {
  const given = args.get('units');
  if (given?.value.kind !== 'unknown' || given.value.why.code !== 'ofData') return null;
  return { from: given.from, to: given.to, source: given.value.why.source };
}

/** A layer of the page; two where an activation needs a layer of its own. */
function readLayer(type: LayerType, args: Arguments): readonly Layer[] {
  const { arguments: table, others = {}, first = [], idle = [] } = layers[type];
  const axis = args.some('axis')?.value;
  args.only({ activity_regularizer: null, weights: null, ...others });
  // Of rows, 1 is the last axis too.
  if (first.includes('axis') && (axis?.kind !== 'number' || axis.value !== 1)) args.only({ axis: -1 });
  args.idle(['dtype', ...idle]);
  let own: Layer | null = null;
  const layer = mapArguments<Layer>(table, usualLayers[type], (given) => {
    const { name } = given;
    if (given.needed) args.needed(name);
    switch (given.type) {
      case 'activation': {
        const activation = readActivation(args, name) ?? 'linear';
        if (typeof activation === 'string') return activation;
        own = activation;
        return 'linear';
      }
      case 'initializer':
        return readInitializer(args, name, given.value);
      case 'regularizer':
        return readRegularizer(args, name);
      case 'number':
        return type === 'dense' && unitsOfData(args) !== null ? given.value : args.value(given);
      case 'optional':
      case 'flag':
      case 'choice':
      case 'monitor':
      case 'schedule':
      case 'clip':
      case 'numbers':
        return args.value(given);
    }
  });
  if (own === null) return [layer];
  if (type === 'activation') return [own];
  args.session.tell(args.get('activation') ?? args.site, { code: 'activationApart' });
  return [layer, own];
}

const typeOf = new Map((Object.keys(layers) as LayerType[]).map((type) => [layers[type].className, type])); // its own keys
/** The layers that can be written, for suggestions. */
export const layerNames: readonly string[] = [...typeOf.keys(), 'Input', 'InputLayer', 'Flatten'];

/** `keras.layers.Dense(4, activation='relu')`: a layer, an input, or an unsupported one, which is told. */
export function makeLayer(session: Session, site: CallSite, callee: string): LayerObject | InputObject | UnknownValue {
  if (callee === 'Input' || callee === 'InputLayer') return makeInput(session, site, callee);
  const { from, to } = site;
  if (callee === 'Flatten' || idleLayers.has(callee)) {
    const parameters = [...common, '*', 'data_format', 'scale', 'offset', 'mean', 'variance', 'axis', 'invert'];
    const args = new Arguments(session, site, { callee, parameters });
    if (callee !== 'Flatten') session.tell(site, { code: 'passedOver', name: callee });
    return layerObject(args, [], { from, to }, callee === 'Flatten');
  }
  const type = typeOf.get(callee);
  if (type !== undefined) {
    const { arguments: table, first = [], others = {}, idle = [], aliases } = layers[type];
    const own = parametersOf(table).filter((each) => each !== 'trainable'); // which all layers have, by its name
    const parameters = [...new Set([...first, ...own, ...Object.keys(others), ...idle, '*', ...common])];
    const args = new Arguments(session, site, { callee, parameters, old: { ...oldNames(table), ...aliases } });
    const object = layerObject(args, readLayer(type, args), { from, to }, false);
    return callee === 'Dense' ? { ...object, unitsOfData: unitsOfData(args) } : object;
  }
  session.tell(site.callee, layerProblem(callee) ?? { code: 'unknownLayer', name: excerpt(callee), nearest: null });
  return told;
}

/** Why there is no layer of this name; null if there is one. */
export function layerProblem(name: string): Complaint | null {
  if (mergingLayers.has(name)) return { code: 'branch' };
  if (otherLayers.has(name)) return { code: 'otherLayer', name };
  if (missingLayers.has(name)) return { code: 'notHere', name };
  if (layerNames.includes(name) || idleLayers.has(name)) return null;
  return { code: 'unknownLayer', name: excerpt(name), nearest: nearest(name, layerNames) };
}

function layerObject(
  args: Arguments,
  made: readonly Layer[],
  place: { from: number; to: number },
  flattens: boolean,
): LayerObject {
  const name = args.some('name')?.value;
  return {
    kind: 'layer',
    born: birth(),
    layers: made,
    places: [place],
    name: name?.kind === 'string' ? name.value : null,
    input: readInput(args, 'input_shape', 'batch_input_shape', 'input_dim'),
    flattens,
    unitsOfData: null,
    used: false,
  };
}

function makeInput(session: Session, site: CallSite, callee: string): InputObject {
  const parameters = [
    ...words('shape batch_size dtype sparse ragged batch_shape'),
    ...(callee === 'Input' ? ['name', 'tensor', 'optional'] : ['input_tensor', 'optional', 'name']),
    ...words('* input_shape batch_input_shape input_dim trainable'),
  ];
  const args = new Arguments(session, site, { callee, parameters });
  args.only({ tensor: null, input_tensor: null, sparse: false, ragged: false });
  const { from, to } = site;
  const input = readInput(args, 'shape', 'input_shape', 'batch_shape', 'batch_input_shape', 'input_dim');
  if (input === null) {
    args.needed('shape');
    return { kind: 'input', shape: null, place: { from, to }, source: null };
  }
  return { ...input, place: { from, to } };
}
