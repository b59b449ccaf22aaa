import type { CallSite } from './arguments.ts';
import { rateOf, setRate } from './attributes.ts';
import { callBuiltin } from './builtins.ts';
import { makeCallback } from './callbacks.ts';
import { resolved } from './functions.ts';
import { makeInitializer } from './initializers.ts';
import { callLibrary } from './known.ts';
import { makeLayer } from './layers.ts';
import { makeLoss } from './losses.ts';
import { callMethod } from './methods.ts';
import { makeMetric } from './metrics.ts';
import { applyLayer, makeModel, makeSequential } from './model.ts';
import { makeOptimizer } from './optimizers.ts';
import { makeParser } from './parsers.ts';
import { excerpt } from './problem.ts';
import type { Runner } from './runner.ts';
import { makeRegularizer } from './regularizers.ts';
import { makeSchedule } from './schedules.ts';
import { type ClassValue, type Family, type ModelObject, none, running, told, type Value } from './value.ts';
import { initialValues } from './initialValues.ts';
import { makeWrapper } from './wrappers.ts';

/** What calling `callee` gives. */
export function call(program: Runner, callee: Value, site: CallSite): Value {
  const { session } = program;
  switch (callee.kind) {
    case 'keras':
      if (callee.family === 'models') session.release(callee);
      return session.carry(callKeras(program, callee.family, callee.name, resolved(program, site)), callee);
    case 'module':
      return callModule(program, callee.path, site);
    case 'partial': {
      const named = callee.site.named.filter(({ name }) => !site.named.some((each) => each.name === name));
      const positional = [...callee.site.positional, ...site.positional];
      const unknown = [...callee.site.unknown, ...site.unknown];
      const whole = { ...site, positional, named: [...named, ...site.named], unknown };
      return session.carry(call(program, callee.callee, whole), callee);
    }
    case 'builtin':
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
      return callUnknown(program, callee, site);
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
    case 'initializer':
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

const isTensor = ({ kind }: Value): boolean => kind === 'tensor' || kind === 'input';

/** `encoder(x)`: a model as a layer of another one. */
function callModel({ session }: Runner, model: ModelObject, site: CallSite): Value {
  const tensor = site.positional.find(({ value }) => isTensor(value));
  if (tensor !== undefined && model === session.model) return session.refuse(site, { code: 'secondModel' });
  return running;
}

function callKeras(program: Runner, family: Family, name: string, site: CallSite): Value {
  const { session } = program;
  if (family === 'models') return callModels(program, name, site);
  if (family === 'utils') return callLibrary(session, `keras.utils.${name}`, site, program.like);
  if (family === 'activations') {
    const tensor = site.positional.find(({ value }) => isTensor(value));
    if (tensor === undefined) return running;
    const { from, to } = site.callee;
    const given = { value: { kind: 'string', value: name }, from, to } as const;
    const made = makeLayer(session, { ...site, positional: [given], named: [], unknown: [] }, 'Activation');
    return made.kind === 'layer' ? session.keeping(() => applyLayer(session, made, site)) : made;
  }
  const values = family === 'initializers' ? initialValues(session, name, site) : null;
  if (values !== null) return values;
  return session.keeping(() => {
    switch (family) {
      case 'layers':
        return makeLayer(session, site, name);
      case 'initializers':
        return makeInitializer(session, site, name);
      case 'regularizers':
        return makeRegularizer(session, site, name);
      case 'optimizers':
        return makeOptimizer(session, site, name);
      case 'schedules':
        return makeSchedule(session, site, name);
      case 'losses':
        return makeLoss(session, site, name);
      case 'metrics':
        return makeMetric(session, site, name);
      case 'callbacks':
        return makeCallback(session, site, name);
    }
  });
}

/** `Sequential`, `Model`, and what gives a model whose layers are not in the program: `load_model`. */
function callModels({ session }: Runner, name: string, site: CallSite): Value {
  if (name === 'Sequential') return makeSequential(session, site);
  if (name === 'Model') return makeModel(session, site);
  const { from, to } = site;
  if (name !== 'clone_model') session.loaded ??= { name: excerpt(name), from, to };
  return { kind: 'unknown', why: { code: 'otherModel', name, place: { from, to } } };
}

/** Those that look at a model and leave it as it is. */
const looksOn =
  /(?:^|\.)(?:plot_model|model_to_dot|print_summary|plot|SVG|display|Image|pprint|pformat|save_model|save_weights|clear_session|append|info|debug|getsizeof|deepcopy|collect|Explainer|DeepExplainer|GradientExplainer|KernelExplainer|log_model|autolog|evaluate|cross_val_score|mean|std|accuracy_score|confusion_matrix|exists|join)$/;

function callModule(program: Runner, path: string, site: CallSite): Value {
  const { session } = program;
  const [first, ...rest] = site.positional;
  if (/(?:^|\.)partial$/.test(path) && first !== undefined) {
    return session.carry({ kind: 'partial', callee: first.value, site: { ...site, positional: rest } }, first.value);
  }
  if (/(?:^|\.)ArgumentParser$/.test(path)) return makeParser();
  if (/\.Keras(?:Classifier|Regressor)$/.test(path)) return makeWrapper(program, site);
  if (/(?:^|\.)set_value$/.test(path) && first !== undefined) {
    const optimizer = rateOf(first.value);
    if (optimizer !== null && rest[0] !== undefined) setRate(session, optimizer, rest[0]);
    return none;
  }
  if (/^(?:sys\.exit|os\._exit)$/.test(path)) return none;
  const all = [...site.positional, ...site.named].map(({ value }) => value);
  const tensors = all.flatMap((value) => (value.kind === 'list' ? [...value.items] : [value])).filter(isTensor);
  if (tensors.length > 0) {
    const name = path.slice(path.lastIndexOf('.') + 1);
    return session.refuse(
      site.callee,
      tensors.length > 1 ? { code: 'branch' } : { code: 'otherLayer', name: excerpt(name) },
    );
  }
  if (!looksOn.test(path) && !/^(?:keras|tensorflow)\b/.test(path)) lookedAt(program, path, site);
  const values = initialValues(session, path, site);
  return values ?? callLibrary(session, path, site, program.like);
}

/** Says that it is not known what is done with a model that is passed on. */
function lookedAt({ session }: Runner, name: string, site: CallSite): void {
  const given = [...site.positional, ...site.named].some(({ value }) => value.kind === 'model');
  if (given) session.tell(site.callee, { code: 'notLookedInto', name: excerpt(name) });
}

/** A call of what is not known. */
function callUnknown(program: Runner, callee: Extract<Value, { kind: 'unknown' }>, site: CallSite): Value {
  const { session } = program;
  const { why } = callee;
  if (why.code === 'parameter') return running;
  if (why.code !== 'undefined') return callee;
  if (why.nearest === 'Sequential' || why.nearest === 'Model') session.missing ??= callee;
  const method = site.callee.from !== why.place.from;
  const takesLayer = site.positional.some(({ value }) => value.kind === 'layer' || value.kind === 'input');
  if (method && takesLayer) session.tellUnknown(callee, site, null);
  else if (!method && why.module === null) lookedAt(program, why.name, site);
  return callee;
}

/** `Net()` of a class of the program's own. */
function construct({ session }: Runner, of: ClassValue, site: CallSite): Value {
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
      // `Config(hidden=8)` of a class with fields
      if (site.named.length > 0 && site.positional.length === 0 && of.scope.own('__init__') === undefined) {
        const fields = site.named.filter(
          (each) => of.scope.own(each.name) !== undefined || of.definition.fields.includes(each.name),
        );
        if (fields.length === site.named.length) return withFields(of, site);
      }
      return { kind: 'instance', of };
  }
}

function withFields(of: ClassValue, site: CallSite): Value {
  const given = site.named.map((each) => [each.name, each.value] as const);
  const usual = of.definition.fields.flatMap((name) => {
    const value = of.scope.own(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { kind: 'dict', entries: new Map([...usual, ...given]), attributes: true };
}
