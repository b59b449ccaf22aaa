import { Arguments } from './callArguments.ts';
import { excludesFromDecay, memberOfClass, setRate } from './attributes.ts';
import { isDecorated } from './bind.ts';
import { callOnDict, callOnList } from './containers.ts';
import { callOnData, otherData } from './dataValues.ts';
import { takeOver } from './grown.ts';
import { addLayer, popLayer } from './makeModel.ts';
import { inputOf } from './modelFacts.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import { readInput } from './shapes.ts';
import type { Runner } from './runner.ts';
import type { Session } from './readingSession.ts';
import { compile, fit, fitGenerator } from './compileAndFit.ts';
import {
  type CallSite,
  changed,
  type ClassValue,
  listOf,
  type ModelObject,
  none,
  running,
  type Value,
} from './value.ts';
import { makesModel, mentions } from './walk.ts';
import { callOnParser } from './parsers.ts';
import { fitWrapper } from './wrappers.ts';
import { words } from './words.ts';

/** Methods and attributes of a model that change nothing of it: keras/src/models/model.py and trainer.py. */
const idle = new Set(
  words(`
    evaluate predict save save_weights load_weights get_weights set_weights to_json to_yaml get_config
    count_params predict_classes predict_proba train_on_batch test_on_batch export predict_on_batch
    evaluate_generator predict_generator reset_states get_metrics_result compute_loss
    summary_dict get_compile_config quantize reset_metrics make_train_function call
  `),
);
const followed = ['add', 'pop', 'compile', 'fit', 'fit_generator', 'summary', 'build', 'get_layer'];

/** `object.name(…)`. */
export function callMethod(program: Runner, object: Value, name: string, at: Place, site: CallSite): Value {
  const { session } = program;
  if (name === 'add' && object.kind !== 'model' && object.kind !== 'list') tellLostLayer(session, site);
  switch (object.kind) {
    case 'model':
      return callOnModel(program, object, name, at, site);
    case 'data':
      return callOnData(object, name, site);
    case 'list':
      return callOnList(session, object, name, site);
    case 'dict':
      if (object.parser === true) return callOnParser(session, object, name, site);
      return callOnDict(session, object, name, site);
    case 'wrapper':
      if (name === 'fit') fitWrapper(program, object.named, site);
      return running;
    case 'optimizer': {
      if (name === excludesFromDecay) {
        session.tell(at, { code: 'decayOfAll', decays: object.spec.weightDecay > 0 });
        return none;
      }
      const [given] = site.positional;
      if (given !== undefined) setRate(session, object, given);
      return none;
    }
    case 'instance':
    case 'class':
      return callOnObject(program, object, name, site);
    case 'string':
      if (name === 'split') return parts(object.value, site);
      if (name === 'lower') return { kind: 'string', value: object.value.toLowerCase() };
      return name === 'upper' ? { kind: 'string', value: object.value.toUpperCase() } : running;
    case 'unknown':
      if (object.why.code === 'otherModel' && /^(?:add|pop|compile|fit|fit_generator|train)$/.test(name))
        session.tell(at, { code: 'ofOtherModel', name, model: excerpt(object.why.name) });
      // `x_train.reshape(60000, 784)` of data that a library loads
      return object.why.code === 'running' ? callOnData(otherData('x', null), name, site) : running;
    case 'layer':
      if (name === 'set_weights' && session.fitted === null) session.tell(at, { code: 'weightsStay', name });
      return running;
    case 'none':
      session.tell(at, { code: 'ofNone', name });
      return running;
    case 'function': {
      const { name: callee, body } = object.definition;
      if (makesModel(body)) session.tell(at, { code: 'ofFunction', name, callee: excerpt(callee) });
      return running;
    }
    case 'boolean':
    case 'number':
    case 'module':
    case 'keras':
    case 'builtin':
    case 'partial':
    case 'method':
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

/** `network.add(Dense(4))` of what is no model, beside one. */
export function tellLostLayer(session: Session, site: CallSite): void {
  const layer = site.positional.find(({ value }) => value.kind === 'layer' && !value.used);
  if (layer !== undefined && session.model !== null) session.tell(layer, { code: 'layerInNoModel' });
}

/** `'8,4,2'.split(',')` */
function parts(text: string, { positional, named }: CallSite): Value {
  const [by] = positional.map(({ value }) => value);
  if (named.length > 0 || positional.length > 1 || (by !== undefined && by.kind !== 'string')) return running;
  const words = by === undefined ? text.split(/\s+/).filter((word) => word !== '') : text.split(by.value);
  return by?.value === '' ? running : listOf(words.map((value): Value => ({ kind: 'string', value })));
}

/** A method of a class of the program's own: followed if it doesn't use the contents of the object. */
function callOnObject(program: Runner, object: Value, name: string, site: CallSite): Value {
  const of: ClassValue | null = object.kind === 'instance' ? object.of : object.kind === 'class' ? object : null;
  const method = of === null ? undefined : memberOfClass(of, name);
  if (of === null || method?.kind !== 'function') return running;
  const { definition } = method;
  const { parameters, body } = definition;
  const ofClass = isDecorated(definition, 'classmethod');
  if (isDecorated(definition, 'staticmethod')) return program.callFunction(method, site);
  const [self] = parameters;
  const { from, to } = site;
  if (self === undefined) return running;
  const positional = [{ value: object.kind === 'class' || ofClass ? of : object, from, to }, ...site.positional];
  if (object.kind === 'instance' && !ofClass && mentions(body, self.name)) {
    const given = [...site.positional, ...site.named].some(({ value }) => value.kind === 'model');
    if (given) program.session.tell(site.callee, { code: 'notLookedInto', name: excerpt(name) });
    return { kind: 'unknown', why: { code: 'instance', name: of.definition.name } };
  }
  return program.callFunction(method, { ...site, positional });
}

function callOnModel(program: Runner, model: ModelObject, name: string, at: Place, site: CallSite): Value {
  const { session, like } = program;
  if (/^(?:add|pop|compile|fit|fit_generator)$/.test(name)) takeOver(session, model, name);
  if (model !== session.model && /^(?:add|pop|compile|fit|fit_generator)$/.test(name)) {
    const { from } = model.place;
    if (name.startsWith('fit') && model.base === session.model) session.tell(model.place, { code: 'secondModel' });
    const refused = session.problems.some((each) => each.code === 'secondModel' && each.from === from);
    if (!refused) session.tell(at, { code: 'ofAnotherModel', name });
    return running;
  }
  if (name === 'train_on_batch') session.ownTraining ??= at;
  switch (name) {
    case 'add':
      addLayer(session, model, site);
      return none;
    case 'pop':
      popLayer(session, model, site);
      return none;
    case 'compile':
      compile(session, site);
      return none;
    case 'fit':
      fit(session, site, like);
      return running;
    case 'fit_generator':
      fitGenerator(session, site, like);
      return running;
    case 'summary':
      session.mark(session.statement, { kind: 'summary' });
      return none;
    case 'build': {
      const args = new Arguments(session, site, {
        callee: 'build',
        parameters: ['batch_input_shape'],
        old: { input_shape: 'batch_input_shape' },
      });
      const input = readInput(args, 'batch_input_shape');
      if (input !== null && inputOf(model) === null) session.memory.set(model, 'input', input);
      return none;
    }
    case 'get_layer': {
      const given = [...site.positional, ...site.named][0]?.value;
      if (given?.kind !== 'number' && given?.kind !== 'string') return changed;
      const found =
        given.kind === 'number'
          ? model.layers.at(given.value)
          : model.layers.find((layer) => layer.name === given.value);
      // A layer without a name that is known may have this one: Keras names it `dense_1`.
      if (found === undefined && given.kind === 'string' && model.layers.some((layer) => layer.name === null)) {
        return changed;
      }
      return (
        found ?? session.refuse(site, { code: 'noSuchLayer', index: String(given.value), layers: model.layers.length })
      );
    }
  }
  if (/^(?:load|set)_weights$/.test(name) && session.fitted === null) session.tell(at, { code: 'weightsStay', name });
  if (idle.has(name)) return running;
  const close = nearest(name, followed);
  if (close !== null) session.tell(at, { code: 'unknownMethod', name: excerpt(name), nearest: close });
  return running;
}
