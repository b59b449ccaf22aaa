import { attributeOf, memberOfClass, rateOf, setAttribute, setRate } from './attributes.ts';
import { callBuiltin, itemsOf } from './builtins.ts';
import { withOtherColumns } from './dataValues.ts';
import { resolved } from './ownFunctions.ts';
import { initialValues } from './initialValues.ts';
import { callKeras, isTensor, modelMadeOf, otherModel } from './kerasCalls.ts';
import { callLibrary } from './known.ts';
import { callMethod, tellLostLayer } from './methods.ts';
import { applyLayer } from './makeModel.ts';
import { asTensor } from './modelFacts.ts';
import { makeParser } from './parsers.ts';
import { excerpt } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import { callOnNumbers } from './numbers.ts';
import { optimizerOfTensorFlow } from './tfTrain.ts';
import {
  type CallSite,
  type ClassValue,
  dictOf,
  listOf,
  type ModelObject,
  none,
  running,
  told,
  type Value,
} from './value.ts';
import { makeWrapper } from './wrappers.ts';

/** Value of a call of `callee`. */
export function call(program: Runner, callee: Value, site: CallSite): Value {
  const { session } = program;
  switch (callee.kind) {
    case 'keras':
      if (callee.family === 'models') session.release(callee);
      return session.carry(callKeras(program, callee.family, callee.name, resolved(program, site)), callee);
    case 'module':
      forgetPassed(program, site);
      return callModule(program, callee.path, site);
    case 'partial': {
      const named = callee.site.named.filter(({ name }) => !site.named.some((each) => each.name === name));
      const positional = [...callee.site.positional, ...site.positional];
      const unknown = [...callee.site.unknown, ...site.unknown];
      const whole = { ...site, positional, named: [...named, ...site.named], unknown };
      return session.carry(call(program, callee.callee, whole), callee);
    }
    case 'builtin':
      if (callee.name === 'map') return mapped(program, site);
      if (callee.name === 'exec') program.forgetNames();
      if (callee.name === 'getattr' || callee.name === 'setattr') return attributeNamed(program, site, callee.name);
      return session.carry(callBuiltin(callee.name, site), ...site.positional.map(({ value }) => value));
    case 'function':
      return program.callFunction(callee, site);
    case 'method':
      return callMethod(program, callee.object, callee.name, callee.at, site);
    case 'layer':
      return session.keeping(() => applyLayer(session, callee, site));
    case 'model':
      return callModel(program, callee, site);
    case 'class':
      return construct(program, callee, site);
    case 'unknown':
      forgetPassed(program, site);
      return callUnknown(program, callee, site);
    case 'initializer': {
      // `VarianceScaling(2.0)(shape)` in a function passed to Keras: it does the same as this call.
      const [shape] = [...site.positional, ...site.named];
      return shape?.value.kind === 'unknown' && shape.value.why.code === 'argument' ? callee : running;
    }
    case 'none':
    case 'boolean':
    case 'number':
    case 'string':
    case 'list':
    case 'dict':
    case 'instance':
    case 'wrapper':
    case 'input':
    case 'tensor':
    case 'regularizer':
    case 'optimizer':
    case 'schedule':
    case 'loss':
    case 'metric':
    case 'callback':
    case 'data':
      return running;
  }
}

/** `getattr(model, 'add')`, `setattr(layer, 'trainable', False)` */
function attributeNamed(program: Runner, site: CallSite, callee: string): Value {
  const [object, name, otherwise] = site.positional;
  if (object === undefined || name?.value.kind !== 'string') {
    lookedAt(program, callee, site);
    return running;
  }
  if (callee === 'setattr') {
    if (otherwise !== undefined) setAttribute(program, object.value, name.value.value, otherwise);
    return none;
  }
  const { kind } = object.value;
  if (otherwise !== undefined && kind !== 'dict' && kind !== 'module') return running;
  if (kind === 'dict') return object.value.entries.get(name.value.value) ?? otherwise?.value ?? running;
  return attributeOf(program.session, object.value, name.value.value, name, null);
}

/** `map(f, items)`, evaluated at once. */
function mapped(program: Runner, site: CallSite): Value {
  const [f, ...lists] = site.positional;
  const items = lists.map(({ value }) => itemsOf(value));
  if (f === undefined || items.length === 0 || items.includes(null)) return running;
  const length = Math.min(...items.map((each) => each?.length ?? 0));
  if (length > mostMapped) return running;
  const { from, to } = site;
  return listOf(
    Array.from({ length }, (_, i) => {
      const positional = items.map((each) => ({ value: each?.[i] ?? running, from, to }));
      return call(program, f.value, { ...site, positional, named: [], unknown: [] });
    }),
  );
}

/** `reduce(lambda x, layer: layer(x), layers, inputs)` */
function reduced(program: Runner, site: CallSite): Value {
  const [f, list, first] = site.positional;
  const items = itemsOf(list?.value);
  if (f === undefined || items === null || items.length > mostMapped) return running;
  const { from, to } = site;
  const all = first === undefined ? items : [first.value, ...items];
  if (all.length === 0) return running;
  return all.reduce((a, b) => {
    const positional = [a, b].map((value) => ({ value, from, to }));
    return call(program, f.value, { ...site, positional, named: [], unknown: [] });
  });
}

/** Length beyond which lists are not followed. */
const mostMapped = 100;

/** `encoder(x)`: a model as a layer of another one. */
function callModel({ session }: Runner, model: ModelObject, site: CallSite): Value {
  const given = site.positional.find(({ value }) => isTensor(value))?.value;
  if (model !== session.model || (given?.kind !== 'input' && given?.kind !== 'tensor')) return running;
  const { layers: before, ...tensor } = asTensor(given);
  if (model.layers.some((each) => before.includes(each))) return session.refuse(site, { code: 'layerTwice' });
  return { ...tensor, layers: [...before, ...model.layers] };
}

/** Functions that look at a model and leave it as it is. */
const looksOn =
  /(?:^|\.)(?:plot_model|model_to_dot|print_summary|plot|SVG|display|Image|pprint|pformat|save_model|save_weights|clear_session|append|info|debug|getsizeof|deepcopy|collect|Explainer|DeepExplainer|GradientExplainer|KernelExplainer|log_model|autolog|evaluate|cross_val_score|mean|std|accuracy_score|confusion_matrix|exists|join)$/;

function callModule(program: Runner, path: string, site: CallSite): Value {
  const { session } = program;
  const [first, ...rest] = site.positional;
  if (/(?:^|\.)partial$/.test(path) && first !== undefined) {
    return session.carry({ kind: 'partial', callee: first.value, site: { ...site, positional: rest } }, first.value);
  }
  if (/(?:^|\.)reduce$/.test(path)) return reduced(program, site);
  if (path === 'collections.OrderedDict') return callBuiltin('dict', site);
  if (/(?:^|\.)ArgumentParser$/.test(path)) return makeParser();
  if (/\.Keras(?:Classifier|Regressor)$/.test(path))
    return makeWrapper(program, path.slice(path.lastIndexOf('.') + 1), site);
  if (/(?:^|\.)set_value$/.test(path) && first !== undefined) {
    const optimizer = rateOf(first.value);
    if (optimizer !== null && rest[0] !== undefined) setRate(session, optimizer, rest[0]);
    return none;
  }
  if (/^(?:sys\.exit|os\._exit)$/.test(path)) return none;
  if (path.endsWith('.GradientTape')) session.ownTraining ??= site.callee;
  const optimizer = optimizerOfTensorFlow(session, path, site);
  if (optimizer !== null) return optimizer;
  if (/^keras\.applications\.|(?:^|\.)KerasLayer$/.test(path))
    return otherModel(session, path.slice(path.lastIndexOf('.') + 1), site);
  const all = [...site.positional, ...site.named].map(({ value }) => value);
  const tensors = all.flatMap((value) => (value.kind === 'list' ? [...value.items] : [value])).filter(isTensor);
  if (tensors.length > 0) {
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (tensors.length > 1) return session.refuse(site.callee, { code: 'branch' });
    return session.refuse(site.callee, { code: 'otherOperation', name: excerpt(name) });
  }
  const last = path.slice(path.lastIndexOf('.') + 1);
  if (last === 'add') tellLostLayer(session, site);
  const looked = !looksOn.test(path) && !/^(?:keras|tensorflow)\b/.test(path) && lookedAt(program, last, site);
  const values = initialValues(session, path, site);
  if (looked) return otherModel(session, last, site);
  const other = modelMadeOf(session, path, site);
  if (other !== null) return other;
  const number = callOnNumbers(path, all);
  return values ?? number ?? callLibrary(session, path, site, program.like);
}

/** Tells that a model is passed to an unknown function; true if it is the program's model itself. */
function lookedAt({ session }: Runner, name: string | null, site: CallSite): boolean {
  const given = [...site.positional, ...site.named].map(({ value }) => value.kind);
  const searched = given.includes('wrapper') && site.named.some((each) => each.name.startsWith('param_'));
  if (given.includes('model') || searched) {
    session.tell(site.callee, { code: 'notLookedInto', name: name === null ? null : excerpt(name) });
  }
  return given.includes('model');
}

/** `Thread(target=train)`: a function may be called there, and set what it shares with the program. */
function forgetPassed(program: Runner, site: CallSite): void {
  for (const { value } of [...site.positional, ...site.named]) {
    if (value.kind === 'function') program.forgetShared(value.definition);
  }
}

/** A call of an unknown value. */
function callUnknown(program: Runner, callee: Extract<Value, { kind: 'unknown' }>, site: CallSite): Value {
  const { session } = program;
  const { why } = callee;
  if (why.code === 'parameter') return running;
  if (/^(?:running|changed|ofData|instance)$/.test(why.code)) {
    if (lookedAt(program, null, site)) return callee;
    tellLostLayer(session, site);
  }
  // `scaler.fit_transform(x)` of a library's object
  const data = site.positional.find(({ value }) => value.kind === 'data')?.value;
  if (why.code === 'running' && data?.kind === 'data') {
    return data.role === 'y' ? { ...data, flat: false, width: null } : withOtherColumns(data);
  }
  if (why.code === 'changed' && site.callee.from === site.from) session.unclear ??= site;
  if (why.code !== 'undefined') return callee;
  if (why.nearest === 'Sequential' || why.nearest === 'Model') session.missing ??= callee;
  const method = site.callee.from !== why.place.from;
  const takesLayer = site.positional.some(({ value }) => value.kind === 'layer' || value.kind === 'input');
  if (takesLayer && (method || why.module === null)) session.tellUnknown(callee, site, null);
  else if (lookedAt(program, why.name, site)) {
    return otherModel(session, excerpt(why.name), site);
  }
  return callee;
}

/** `Net()` of a class of the program's own. */
function construct(program: Runner, of: ClassValue, site: CallSite): Value {
  const { session } = program;
  const name = excerpt(of.definition.name);
  switch (of.of) {
    case 'models':
      session.tell(of.definition.nameAt, { code: 'subclassed', name });
      return told;
    case 'callbacks':
      return { kind: 'callback', spec: null, own: name };
    case 'layers':
    case 'activations':
    case 'initializers':
    case 'regularizers':
    case 'optimizers':
    case 'schedules':
    case 'losses':
    case 'metrics':
    case 'utils':
      return { kind: 'unknown', why: { code: 'ownFunction', name } };
    case null:
      lookedAt(program, of.definition.name, site);
      return objectOf(of, site);
  }
}

/** `Config(hidden=8)` of a class with fields. What other arguments do is not known. */
function objectOf(of: ClassValue, site: CallSite): Value {
  const { positional, named, unknown } = site;
  if (positional.length + named.length + unknown.length === 0 || memberOfClass(of, '__init__') !== undefined)
    return { kind: 'instance', of };
  const fields = fieldsOf(of);
  const known =
    unknown.length === 0 &&
    positional.length <= fields.length &&
    named.every(({ name }) => fields.includes(name) || of.scope.own(name) !== undefined) &&
    memberOfClass(of, '__post_init__') === undefined;
  if (!known) return { kind: 'unknown', why: { code: 'instance', name: of.definition.name } };
  const usual = fields.flatMap((name) => {
    const value = memberOfClass(of, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const inOrder = positional.map(({ value }, i) => [fields[i], value] as const);
  return dictOf([...usual, ...inOrder, ...named.map(({ name, value }) => [name, value] as const)], true);
}

/** Names of its fields, those of its base classes first. */
function fieldsOf({ definition, base }: ClassValue): readonly string[] {
  return [...new Set([...(base === null ? [] : fieldsOf(base)), ...definition.fields])];
}
