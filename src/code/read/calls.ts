import type { CallSite } from './arguments.ts';
import { callBuiltin } from './builtins.ts';
import { makeCallback } from './callbacks.ts';
import { makeInitializer } from './initializers.ts';
import { callLibrary } from './known.ts';
import { makeLayer } from './layers.ts';
import { makeLoss } from './losses.ts';
import { callMethod } from './methods.ts';
import { makeMetric } from './metrics.ts';
import { applyLayer, makeModel, makeSequential } from './model.ts';
import { makeOptimizer } from './optimizers.ts';
import { excerpt } from './problem.ts';
import type { Runner } from './runner.ts';
import { makeRegularizer } from './regularizers.ts';
import { makeSchedule } from './schedules.ts';
import { fit } from './training.ts';
import { type Family, running, told, type Value } from './value.ts';

/** What calling `callee` gives. */
export function call(program: Runner, callee: Value, site: CallSite): Value {
  const { session, like } = program;
  if (callee.kind === 'keras') return callKeras(program, callee.family, callee.name, site);
  if (callee.kind === 'module') {
    const [first, ...rest] = site.positional;
    if (/(?:^|\.)partial$/.test(callee.path) && first !== undefined) {
      return { kind: 'partial', callee: first.value, site: { ...site, positional: rest } };
    }
    return isWrapper(callee.path) ? wrapped(program, site) : callLibrary(session, callee.path, site, like);
  }
  if (callee.kind === 'partial') {
    const named = callee.site.named.filter(({ name }) => !site.named.some((each) => each.name === name));
    const positional = [...callee.site.positional, ...site.positional];
    return call(program, callee.callee, { ...site, positional, named: [...named, ...site.named] });
  }
  if (callee.kind === 'builtin') return callBuiltin(callee.name, site);
  if (callee.kind === 'function') return program.callFunction(callee.definition, site);
  if (callee.kind === 'method') return callMethod(session, callee.object, callee.name, callee.at, site, like);
  if (callee.kind === 'layer') return applyLayer(session, callee, site);
  if (callee.kind === 'unknown') return unknownCall(program, callee, site);
  if (callee.kind !== 'class') return running;
  return callee.ofModel ? told : { kind: 'unknown', why: { code: 'ownFunction', name: excerpt(callee.name) } };
}

function callKeras(program: Runner, family: Family, name: string, site: CallSite): Value {
  const { session, like } = program;
  switch (family) {
    case 'layers':
      return makeLayer(session, site, name);
    case 'models':
      if (name === 'Sequential') return makeSequential(session, site);
      return name === 'Model' ? makeModel(session, site) : running; // load_model …
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
    case 'utils':
      return callLibrary(session, `keras.utils.${name}`, site, like);
    case 'activations':
      return running;
  }
}

/** scikit-learn's dress for Keras, of old in Keras itself. */
const isWrapper = (path: string): boolean => /\.Keras(?:Classifier|Regressor)$/.test(path);

/** `KerasClassifier(build_fn=create_model, epochs=100, batch_size=5)`: builds the model and keeps what `fit` is to be given. */
function wrapped(program: Runner, site: CallSite): Value {
  const { session, like } = program;
  const builder = site.named.find(({ name }) => name === 'build_fn' || name === 'model') ?? site.positional[0];
  if (builder?.value.kind !== 'function') return running;
  program.callFunction(builder.value.definition, { ...site, positional: [], named: [] });
  const fitted = site.named.filter(({ name }) =>
    /^(?:epochs|nb_epoch|batch_size|shuffle|validation_split)$/.test(name),
  );
  if (fitted.length > 0 && session.model !== null) fit(session, { ...site, positional: [], named: fitted }, like);
  return running;
}

/** A call of what was never defined; told at once where it is plain what was meant, else where it is needed. */
function unknownCall(program: Runner, callee: Extract<Value, { kind: 'unknown' }>, site: CallSite): Value {
  const { why } = callee;
  if (why.code !== 'undefined') return callee;
  const method = site.callee.from !== why.place.from;
  const takesLayer = site.positional.some(({ value }) => value.kind === 'layer' || value.kind === 'input');
  if (method && takesLayer) program.session.tellUnknown(callee, site, null);
  return callee;
}
