import { layerClassNames } from '../../document/classNames.ts';
import { Arguments } from './callArguments.ts';
import { aroundModel, grow, isTrained, modelOf } from './grown.ts';
import { layerNames } from './makeLayer.ts';
import { asTensor, checkCount, count, inputOf, inputWidth } from './modelFacts.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import {
  type CallSite,
  eachOf,
  type Given,
  type InputObject,
  type LayerObject,
  type ModelObject,
  running,
  type TensorValue,
  told,
  type Value,
} from './value.ts';

function begin(session: Session, place: Place, functional: boolean): ModelObject {
  const model = modelOf(place, { functional, input: null, layers: [] });
  const before = session.model;
  const empty = before === null || (before.layers.length === 0 && before.input === null);
  if (!empty && before !== session.overwritten) session.tell(place, { code: 'secondModel' });
  else {
    if (!empty) session.tell(place, { code: 'modelReplaced' });
    session.replaceModel(model);
  }
  session.mark(session.statement, { kind: 'network' });
  session.touch();
  return model;
}

/** `keras.Sequential([…])`, `Sequential()`. */
export function makeSequential(session: Session, site: CallSite): Value {
  const args = new Arguments(session, site, { callee: 'Sequential', parameters: ['layers', 'trainable', 'name'] });
  const given = args.some('layers');
  const around = aroundModel(session, site.callee, given);
  if (around !== null) return around;
  const model = begin(session, site.callee, false);
  session.step({ from: session.statement.from, to: site.callee.to }, { kind: 'network' }, { inputs: null, layers: [] });
  if (given === null) return model;
  if (given.value.kind === 'list') for (const item of eachOf(given)) append(session, model, item, null);
  else args.wrong(given, 'layers', 'layers');
  return model;
}

/** `model.add(…)`. */
export function addLayer(session: Session, model: ModelObject, site: CallSite): void {
  const args = new Arguments(session, site, { callee: 'add', parameters: ['layer', 'rebuild'] });
  const given = args.needed('layer');
  if (given === null) return;
  const second = args.get('rebuild');
  if (second?.value.kind === 'layer') session.tell(second, { code: 'tooManyArguments', callee: 'add', max: 1 });
  if (model.functional) session.tell(site.callee, { code: 'addToFunctional' });
  else append(session, model, given, session.statement);
}

/** Layers that do in `training=True` what they do not do otherwise. */
const differsInTraining = /drop|noise|norm/i;

/** `statement`: the one that adds just this layer; null in a list. */
function append(session: Session, model: ModelObject, given: Given, statement: Place | null): void {
  const { value } = given;
  if (value.kind === 'input') {
    if (model.layers.length > 0 || model.input !== null) session.tell(value.place, { code: 'inputNotFirst' });
    else setInput(session, model, value, statement ?? value.place);
    return;
  }
  const object = layerOf(session, given);
  if (object === null) return;
  if (object.used) session.tell(statement ?? object.places[0], { code: 'layerTwice' });
  if (object.input !== null && (model.layers.length > 0 || model.input !== null)) {
    session.tell(object.input.place, { code: 'inputIgnored' });
  }
  const inputs = inputWidth(inputOf({ ...model, layers: [...model.layers, object] }));
  session.memory.set(model, 'layers', put(session, model.layers, object, statement, inputs));
  session.touch();
}

function setInput(session: Session, model: ModelObject, input: InputObject, place: Place): void {
  session.memory.set(model, 'input', input);
  session.touch();
  session.mark(place, { kind: 'input' });
  session.step(place, { kind: 'input' }, { inputs: inputWidth(input), layers: model.layers });
}

/** Layers followed by another one. @throws Enough when there are more than the page allows */
function put(
  session: Session,
  before: readonly LayerObject[],
  object: LayerObject,
  statement: Place | null,
  inputs: number | null,
): readonly LayerObject[] {
  const index = count(before);
  checkCount(session, [...before, object], statement ?? object.places[0]);
  session.memory.set(object, 'used', true);
  const layers = [...before, object];
  if (object.input !== null) session.mark(object.input.place, { kind: 'input' });
  if (statement !== null) located(session, object, statement);
  const place = statement ?? object.places[0];
  const part = object.layers.length > 0 ? ({ kind: 'layer', index } as const) : ({ kind: 'network' } as const);
  session.step(place, part, { inputs, layers });
  return layers;
}

/** Greatest number of places kept for one layer; a loop may name it many times. */
const mostPlaces = 20;

/** The whole statement stands for a layer made within it. */
function located({ memory }: Session, object: LayerObject, statement: Place): void {
  const { from, to } = statement;
  const [first, ...others] = object.places;
  if (first.from >= from && first.to <= to) memory.set(object, 'places', [{ from, to }, ...others]);
  else if (others.length + 1 < mostPlaces) memory.set(object, 'places', [first, ...others, { from, to }]);
}

/** The given layer, or null for anything else, which is told. */
function layerOf(session: Session, { value, from, to }: Given): LayerObject | null {
  if (value.kind === 'layer') return value;
  const place = { from, to };
  const why = value.kind === 'unknown' ? value.why : null;
  const close =
    why?.code === 'undefined' && why.module === null ? (why.nearest ?? nearest(why.name, layerNames)) : null;
  if (why?.code === 'undefined' && close !== null && layerNames.includes(close)) {
    session.tell(why.place, { code: 'unknownLayer', name: excerpt(why.name), nearest: close });
  } else if (value.kind === 'unknown') session.tellUnknown(value, place, null);
  else if (value.kind === 'model') session.tell(place, { code: 'secondModel' });
  else session.tell(place, { code: 'wrongType', argument: null, wanted: 'layer' });
  return null;
}

/** `Dense(4)(x)`. Unknown values and problems are told when the result is needed. */
export function applyLayer(session: Session, object: LayerObject, site: CallSite): Value {
  const [given] = site.positional;
  const value = given?.value;
  session.release(object);
  if (value === undefined) {
    session.tell(site.callee, { code: 'missingArgument', callee: 'layer', argument: 'inputs' });
    return told;
  }
  session.release(value);
  if (value.kind === 'list' && value.items.some(({ kind }) => kind === 'tensor' || kind === 'input')) {
    session.tell(given, { code: 'branch' });
    return told;
  }
  if (value.kind !== 'input' && value.kind !== 'tensor') {
    if (value.kind === 'unknown') return value;
    if (value.kind === 'data' || value.kind === 'list' || value.kind === 'number') return running;
    session.tell(given, { code: 'wrongType', argument: 'inputs', wanted: 'tensor' });
    return told;
  }
  const training = site.named.find(({ name }) => name === 'training');
  const [layer] = object.layers;
  if (
    training !== undefined &&
    training.value.kind !== 'none' &&
    layer !== undefined &&
    differsInTraining.test(layer.type)
  )
    session.tell(training, { code: 'argumentNotHere', callee: layerClassNames[layer.type], argument: 'training' });
  const { input, layers: before, shared } = asTensor(value);
  // It may be for a part of the current model; else it is told when a model is made of it.
  if (object.used) return { kind: 'tensor', input, layers: [...before, object], shared: shared ?? site.callee };
  if (!session.shownInputs.has(input)) {
    session.memory.put(session.shownInputs, input, true);
    session.step(input.place, { kind: 'input' }, { inputs: inputWidth(input), layers: [] });
  }
  const layers = put(session, before, object, session.statement, inputWidth(input));
  return { kind: 'tensor', input, layers, shared };
}

/** `Model(inputs, outputs)`: a single path from inputs to outputs. */
export function makeModel(session: Session, site: CallSite): Value {
  const args = new Arguments(session, site, {
    callee: 'Model',
    parameters: ['inputs', 'outputs', 'name', '*', 'trainable'],
    old: { input: 'inputs', output: 'outputs' },
  });
  const ends = ['inputs', 'outputs'].map((name) => args.needed(name));
  const looks = session.model === null ? null : looksInto(session, session.model, site, ends);
  if (looks !== null) return looks;
  const [from, to] = ends.map((given) => alone(session, given));
  const base = to?.value.kind === 'tensor' && isGrown(session, to.value) ? session.model : null;
  if (base !== null && from?.value.kind === 'input' && to?.value.kind === 'tensor' && to.value.input === from.value) {
    const { layers, input } = to.value;
    checkCount(session, layers, site.callee);
    const grown = grow(session, site.callee, base, { functional: true, input, layers });
    if (grown === session.model) session.mark(input.place, { kind: 'input' });
    return grown;
  }
  const model = begin(session, site.callee, true);
  if (from === null || to === null) return model;
  if (from.value.kind !== 'input' || to.value.kind !== 'tensor') {
    const wrong = from.value.kind === 'input' ? to : from;
    if (wrong.value.kind === 'input') session.tell(site, { code: 'noPath' });
    else args.wrong(wrong, wrong === from ? 'inputs' : 'outputs', 'tensor');
  } else if (to.value.input !== from.value) session.tell(site, { code: 'noPath' });
  else {
    session.memory.set(model, 'input', from.value);
    session.memory.set(model, 'layers', to.value.layers);
    session.mark(from.value.place, { kind: 'input' });
    session.step(session.statement, { kind: 'network' }, { inputs: inputWidth(model.input), layers: model.layers });
  }
  return model;
}

/** `Model(model.input, [layer.output for layer in model.layers])`: a view of the current model, else null. */
function looksInto(
  session: Session,
  model: ModelObject,
  site: CallSite,
  [inputs, outputs]: readonly (Given | null)[],
): ModelObject | null {
  if (inputs === null || outputs === null) return null;
  const ends = eachOf(outputs).map(({ value }) => value);
  const start = alone(session, inputs)?.value;
  const isOwn = start?.kind === 'input' && start === inputOf(model);
  const within = (value: Value): boolean => {
    // `model.get_layer('dense_1').output`, by a name that Keras gives
    if (value.kind === 'unknown') return isOwn && value.why.code === 'changed';
    const layers = value.kind === 'tensor' ? value.layers : [];
    return layers.length > 0 && layers.every((each) => model.layers.includes(each));
  };
  if (ends.length === 0 || !ends.every(within)) return null;
  const [first] = ends;
  const isWhole = ends.length === 1 && first.kind === 'tensor' && first.layers.length === model.layers.length;
  if (isWhole && !isTrained(session)) return null;
  session.tell(site.callee, { code: 'partOfModel' });
  const last = ends.at(-1);
  return modelOf(site.callee, { functional: true, input: null, layers: last?.kind === 'tensor' ? last.layers : [] });
}

/** Whether the current model is a part of `Model(x, decoded)`, as an encoder is of its autoencoder. */
function isGrown(session: Session, { layers, shared }: TensorValue): boolean {
  const { model } = session;
  if (shared !== null) session.tell(shared, { code: 'layerTwice' });
  return model !== null && model.layers.length > 0 && model.layers.every((each) => layers.includes(each));
}

/** `[x]` is x; two or more are a network with several paths. */
function alone(session: Session, given: Given | null): Given | null {
  if (given?.value.kind !== 'list') return given;
  const items = eachOf(given);
  if (items.length === 1) return items[0];
  session.tell(given, { code: 'branch' });
  return null;
}

/** `model.pop()`. */
export function popLayer(session: Session, model: ModelObject, site: CallSite): void {
  const object = model.layers.at(-1);
  if (object === undefined) session.tell(site, { code: 'nothingToPop' });
  else {
    session.memory.set(model, 'layers', model.layers.slice(0, -1));
    session.memory.set(object, 'used', false);
    session.touch();
    session.step(session.statement, { kind: 'network' }, { inputs: inputWidth(inputOf(model)), layers: model.layers });
  }
}

/** `layer.trainable = False`, for each of these. */
export function setTrainable(session: Session, layers: readonly LayerObject[], trainable: boolean): void {
  for (const object of layers) {
    const all = object.layers.map((layer) => ('trainable' in layer ? { ...layer, trainable } : layer));
    session.memory.set(object, 'layers', all);
    if (layers.length === 1) located(session, object, session.statement);
  }
  session.touch();
  const { model } = session;
  if (model === null) return;
  const at = layers.length === 1 ? model.layers.indexOf(layers[0]) : -1;
  const part =
    at < 0 ? ({ kind: 'network' } as const) : ({ kind: 'layer', index: count(model.layers.slice(0, at)) } as const);
  session.step(session.statement, part, { inputs: inputWidth(inputOf(model)), layers: model.layers });
}
