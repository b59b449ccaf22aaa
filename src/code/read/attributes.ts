import { infoOf } from '../../data/spec.ts';
import { limits } from '../../document/limits.ts';
import { Arguments } from './callArguments.ts';
import { isDecorated } from './bind.ts';
import { partOf, shapeOf } from './dataValues.ts';
import { fieldOf, setField } from './fields.ts';
import { setTrainable } from './makeModel.ts';
import { inputOf } from './modelFacts.ts';
import { memberOf } from './names.ts';
import { binary } from './operators.ts';
import type { Place } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import type { Session } from './readingSession.ts';
import {
  type ClassValue,
  type Given,
  type LayerObject,
  listOf,
  type ListValue,
  type ModelObject,
  numberOf,
  ofData,
  type OptimizerObject,
  running,
  type Value,
} from './value.ts';
import { setsAttribute } from './walk.ts';
import { words } from './words.ts';

/** Attributes for the number of rows, columns or classes of data. */
const aboutData = new Set(words('shape size columns classes_ categories_ n_features_in_ ndim nunique unique max min'));

/** Methods of a model, which a program may ask of what is none. */
const ofModels = /^(?:add|compile|fit|fit_generator)$/;

/** `object.name`. `at`: where the name stands. `source`: the variable that is asked. */
export function attributeOf(session: Session, object: Value, name: string, at: Place, source: string | null): Value {
  const field = fieldOf(session, object, name);
  if (field !== undefined) return field;
  switch (object.kind) {
    case 'module':
      if (object.path === 'numpy' && (name === 'pi' || name === 'e')) return numberOf(name === 'pi' ? Math.PI : Math.E);
      return memberOf(object.path, name, at);
    case 'unknown':
      return ofUnknown(session, object, name, at, source);
    case 'model':
      if (name === 'layers') {
        return listOf([...(object.functional && object.input !== null ? [object.input] : []), ...object.layers]);
      }
      if (name === 'input' || name === 'output') return endOf(object, object.layers, name);
      if (name === 'inputs' || name === 'outputs') return listOf([endOf(object, object.layers, name)]);
      if (name === 'optimizer' && object === session.model && session.optimizer !== null) return session.optimizer;
      return { kind: 'method', object, name, at };
    case 'data':
      if (name === 'shape') return shapeOf(object, source);
      if (name === 'data' || name === 'target') return partOf(object, name);
      if (name === 'values') return object;
      if (name === 'target_names' && object.spec !== null) {
        const { classes } = infoOf(object.spec);
        return listOf(classes.map((value): Value => ({ kind: 'string', value })));
      }
      if (name === 'min' || name === 'max') return { kind: 'method', object, name, at }; // of columns, they scale
      return aboutData.has(name) ? ofData(source) : { kind: 'method', object, name, at };
    case 'list':
      if (name === 'size') return sizes(object).reduce((product, size) => binary('*', product, size), numberOf(1));
      return name === 'shape' ? listOf(sizes(object, source), true) : { kind: 'method', object, name, at };
    case 'dict':
      if (object.attributes && object.entries.has(name)) return object.entries.get(name) ?? running;
      return { kind: 'method', object, name, at };
    case 'class': {
      const found = memberOfClass(object, name);
      if (found?.kind === 'function' && isDecorated(found.definition, 'classmethod'))
        return { kind: 'method', object, name, at };
      return found ?? running;
    }
    case 'instance': {
      const found = memberOfClass(object.of, name);
      const computed = found?.kind === 'function' && isDecorated(found.definition, 'property');
      if (found?.kind === 'function' && !computed) return { kind: 'method', object, name, at };
      const own = { kind: 'unknown', why: { code: 'instance', name: object.of.definition.name } } as const;
      return found === undefined || computed || setsMember(object.of, name) ? own : found;
    }
    case 'optimizer':
      return isRate(name) || name === excludesFromDecay ? { kind: 'method', object, name, at } : running;
    case 'method':
      // `model.optimizer.learning_rate.assign`
      return object.object.kind === 'optimizer' && name === 'assign' ? object : running;
    case 'layer': {
      if (name === 'name') return object.name === null ? running : { kind: 'string', value: object.name };
      const index = session.model?.layers.indexOf(object) ?? -1;
      if (name !== 'output' || session.model === null || index < 0) return { kind: 'method', object, name, at };
      return endOf(session.model, session.model.layers.slice(0, index + 1), name);
    }
    case 'wrapper':
    case 'string':
      return { kind: 'method', object, name, at };
    case 'keras':
      // `adam.Adam`, where `adam` is a module of Keras's sources
      return /^[a-z]/.test(object.name) && /^[A-Z]/.test(name) ? memberOf(`keras.${object.family}`, name, at) : running;
    case 'none':
    case 'function':
      return ofModels.test(name) ? { kind: 'method', object, name, at } : running;
    case 'boolean':
    case 'number':
    case 'builtin':
    case 'partial':
    case 'input':
    case 'tensor':
    case 'initializer':
    case 'regularizer':
    case 'schedule':
    case 'loss':
    case 'metric':
    case 'callback':
      return running;
  }
}

/** `model.input`, or the output of these of its layers. */
function endOf(model: ModelObject, layers: readonly LayerObject[], name: string): Value {
  const { from, to } = model.place;
  const input = inputOf(model) ?? { kind: 'input', shape: null, place: { from, to }, source: null };
  return name.startsWith('input') ? input : { kind: 'tensor', input, layers, shared: null };
}

/** Member that a class or one of its base classes defines. */
export function memberOfClass(of: ClassValue, name: string): Value | undefined {
  return of.scope.own(name) ?? (of.base === null ? undefined : memberOfClass(of.base, name));
}

/** Whether a method sets the attribute of its object. */
function setsMember({ definition, base }: ClassValue, name: string): boolean {
  return setsAttribute(definition.body, name) || (base !== null && setsMember(base, name));
}

function ofUnknown(
  session: Session,
  object: Extract<Value, { readonly kind: 'unknown' }>,
  name: string,
  at: Place,
  source: string | null,
): Value {
  const { why } = object;
  if (why.code === 'undefined' && /^(?:Sequential|Model|compile|add)$/.test(name)) session.missing ??= object;
  if (why.code === 'otherModel' || (why.code === 'running' && name === 'reshape'))
    return { kind: 'method', object, name, at };
  const ofAnyone = why.code === 'running' || why.code === 'ofData' || why.code === 'parameter';
  const fromElsewhere = why.code === 'undefined' && why.module === null && why.nearest === null;
  return aboutData.has(name) && (ofAnyone || fromElsewhere) ? ofData(source) : object;
}

const deepestArray = 8;

/** Sizes of nested lists of equal lengths, as numpy counts them. What is not known may be an array itself. */
function sizes({ items }: ListValue, source: string | null = null, depth = 0): readonly Value[] {
  const [first] = items;
  if (first === undefined || depth > deepestArray) return [numberOf(items.length)]; // a list may hold itself
  const inner =
    first.kind === 'list'
      ? sizes(first, source, depth + 1)
      : first.kind === 'unknown' || first.kind === 'data'
        ? [ofData(source)]
        : [];
  return [numberOf(items.length), ...inner];
}

/** A method of Keras's optimizers that the page doesn't follow. */
export const excludesFromDecay = 'exclude_from_weight_decay';
const isRate = (name: string): boolean => name === 'lr' || name === 'learning_rate' || name === '_learning_rate';

/** Attributes of a layer, a model or an optimizer that cannot be changed afterwards here. */
const fixed = new Set(
  words(`
    activation units use_bias kernel_initializer bias_initializer kernel_regularizer bias_regularizer rate stddev
    momentum epsilon negative_slope alpha axis kernel_constraint loss metrics optimizer weight_decay clipnorm
    clipvalue global_clipnorm beta_1 beta_2 rho nesterov amsgrad decay
  `),
);

/** `object.name = given`. */
export function setAttribute({ session }: Runner, object: Value, name: string, given: Given): void {
  const { value } = given;
  if (object.kind === 'dict' && object.attributes) return session.memory.put(object.entries, name, value);
  if (object.kind === 'class') return object.scope.set(name, value);
  if (object.kind === 'optimizer' && isRate(name)) return setRate(session, object, given);
  if (object.kind === 'unknown' && (name === 'trainable' || fixed.has(name))) {
    if (object.why.code === 'changed') session.tellUnknown(object, given, name);
    session.release(object);
  }
  if (isSetOnce(object) && name !== 'name' && name !== 'model') session.tell(given, { code: 'setLater', name });
  if (object.kind !== 'layer' && object.kind !== 'model' && object.kind !== 'optimizer')
    return setField(session, object, name, value);
  if (name === 'trainable' && object.kind !== 'optimizer') {
    if (value.kind === 'boolean')
      setTrainable(session, object.kind === 'layer' ? [object] : object.layers, value.value);
    else if (value.kind === 'unknown') session.tellUnknown(value, session.statement, name);
    else session.tell(session.statement, { code: 'wrongType', argument: name, wanted: 'boolean' });
  } else if (fixed.has(name) && (object.kind !== 'model' || /^(?:loss|metrics|optimizer)$/.test(name))) {
    session.tell(given, { code: 'setLater', name });
  } else setField(session, object, name, value);
}

/** Whether it is an object whose settings are taken from the call that makes it. */
function isSetOnce(object: Value): boolean {
  if (object.kind === 'callback') return object.spec !== null;
  return /^(?:initializer|regularizer|schedule|loss)$/.test(object.kind);
}

/** `optimizer.learning_rate = 0.1`, `K.set_value(model.optimizer.lr, 0.1)`. */
export function setRate(session: Session, optimizer: OptimizerObject, given: Given): void {
  const { spec } = optimizer;
  const site = { from: given.from, to: given.to, callee: given, positional: [given], named: [], unknown: [] };
  if (given.value.kind === 'schedule') {
    session.release(given.value);
    const { first, spec: schedule } = given.value;
    session.memory.set(optimizer, 'spec', { ...spec, learningRate: first, schedule });
    return;
  }
  const args = new Arguments(session, site, { callee: 'learning_rate', parameters: ['learning_rate'] });
  const learningRate = args.number('learning_rate', limits.learningRate, spec.learningRate);
  session.memory.set(optimizer, 'spec', { ...spec, learningRate, schedule: null });
  session.touch();
}

/** The first argument of `K.set_value(model.optimizer.lr, 0.1)`; null for anything else. */
export function rateOf(value: Value): OptimizerObject | null {
  return value.kind === 'method' && value.object.kind === 'optimizer' && isRate(value.name) ? value.object : null;
}
