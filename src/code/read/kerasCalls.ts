import { makeCallback } from './makeCallback.ts';
import { makeInitializer } from './readInitializer.ts';
import { initialValues } from './initialValues.ts';
import { callLibrary } from './known.ts';
import { makeLayer } from './makeLayer.ts';
import { makeLoss } from './makeLoss.ts';
import { makeMetric } from './makeMetric.ts';
import { applyLayer, makeModel, makeSequential } from './makeModel.ts';
import { nearest } from './nearestName.ts';
import { makeOptimizer } from './makeOptimizer.ts';
import { excerpt } from './codeProblem.ts';
import { makeRegularizer } from './readRegularizer.ts';
import type { Runner } from './runner.ts';
import { makeSchedule } from './makeSchedule.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, type Family, none, running, told, type Value } from './value.ts';

export const isTensor = ({ kind }: Value): boolean => kind === 'tensor' || kind === 'input';

/** A call of a class or function of Keras. */
export function callKeras(program: Runner, family: Family, name: string, site: CallSite): Value {
  const { session } = program;
  if (family === 'models') return callModels(program, name, site);
  if (family === 'utils') {
    const path = `keras.utils.${name}`;
    return modelMadeOf(session, path, site) ?? callLibrary(session, path, site, program.like);
  }
  if (family === 'activations') {
    const [first] = site.positional;
    if (name === 'get') return first?.value ?? running;
    // In a function of the program's own that is passed to Keras: it does the same as this call.
    const asked = first?.value.kind === 'unknown' && first.value.why.code === 'argument';
    if (asked && site.positional.length + site.named.length === 1) return { kind: 'keras', family, name };
    const tensor = site.positional.find(({ value }) => isTensor(value));
    if (tensor === undefined) return running;
    const { from, to } = site.callee;
    const given = { value: { kind: 'string', value: name }, from, to } as const;
    const made = makeLayer(session, { ...site, positional: [given], named: [], unknown: [] }, 'Activation');
    return made.kind === 'layer' ? session.keeping(() => applyLayer(session, made, site)) : made;
  }
  const first = site.positional[0]?.value;
  if (name === 'get' && first !== undefined) {
    // `keras.losses.get('mse')` is what the name means everywhere.
    if (family !== 'optimizers' || first.kind !== 'string') return first;
    return session.keeping(() => makeOptimizer(session, { ...site, positional: [], named: [] }, first.value));
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
  if (name === 'Model' || name === 'Functional') return makeModel(session, site);
  if (name === 'save_model') return none;
  if (loaders.has(name)) return otherModel(session, name, site);
  const close = nearest(name, ['Sequential', 'Model', ...loaders]);
  session.tell(site.callee, { code: 'notInModule', module: 'keras.models', name: excerpt(name), nearest: close });
  return told;
}

const loaders = new Set(['load_model', 'clone_model', 'model_from_json', 'model_from_yaml', 'model_from_config']);

/** Result of a function of Keras or TensorFlow that gets the model: the model itself, or another one. */
export function modelMadeOf(session: Session, path: string, site: CallSite): Value | null {
  const model = [...site.positional, ...site.named].find(({ value }) => value.kind === 'model')?.value;
  if (model === undefined) return null;
  const name = path.slice(path.lastIndexOf('.') + 1);
  return name === 'multi_gpu_model' ? model : otherModel(session, name, site);
}

/** A model whose layers are not in the program. */
export function otherModel(session: Session, name: string, { from, to }: CallSite): Value {
  if (name !== 'clone_model') session.loaded ??= { name: excerpt(name), from, to };
  return { kind: 'unknown', why: { code: 'otherModel', name, place: { from, to } } };
}
