import type { DataSpec } from '../../data/spec.ts';
import { Arguments, type CallSite } from './arguments.ts';
import { callOnData } from './known.ts';
import { addLayer, inputOf, popLayer } from './model.ts';
import { nearest } from './nearest.ts';
import { excerpt, type Place } from './problem.ts';
import type { Session } from './session.ts';
import { readInput } from './shapes.ts';
import { compile, fit } from './training.ts';
import { listOf, type ListValue, type ModelObject, none, running, type Value } from './value.ts';
import { words } from './words.ts';

/** What a model can be asked that changes nothing of it: keras/src/models/model.py and trainer.py. */
const idle = new Set(
  words(`
    evaluate predict save save_weights load_weights get_weights set_weights to_json to_yaml get_config
    count_params predict_classes predict_proba train_on_batch test_on_batch export predict_on_batch
    fit_generator evaluate_generator predict_generator reset_states get_metrics_result compute_loss
    summary_dict get_compile_config quantize reset_metrics make_train_function call
  `),
);
const followed = ['add', 'pop', 'compile', 'fit', 'summary', 'build', 'get_layer'];

/** `object.name(…)`. `like`: the page's data. */
export function callMethod(
  session: Session,
  object: Value,
  name: string,
  at: Place,
  site: CallSite,
  like: DataSpec,
): Value {
  if (object.kind === 'model') return callOnModel(session, object, name, at, site, like);
  if (object.kind === 'data') return callOnData(object, name, site);
  if (object.kind === 'list') return callOnList(object, name, site);
  if (object.kind === 'dict') return callOnDict(object.entries, name, site);
  if (object.kind === 'string' && name === 'lower') return { kind: 'string', value: object.value.toLowerCase() };
  return object.kind === 'string' && name === 'upper' ? { kind: 'string', value: object.value.toUpperCase() } : running;
}

/** No list grows beyond this. */
const longest = 2000;

function callOnList(list: ListValue, name: string, site: CallSite): Value {
  const first = site.positional[0]?.value;
  if (name === 'append' && first !== undefined) {
    if (list.items.length < longest) list.items.push(first);
    return none;
  }
  if (name === 'extend' && first?.kind === 'list') {
    list.items.push(...first.items.slice(0, Math.max(0, longest - list.items.length)));
    return none;
  }
  return name === 'index' || name === 'pop' || name === 'count' ? running : list; // reshape, astype …
}

function callOnDict(entries: ReadonlyMap<string, Value>, name: string, site: CallSite): Value {
  const text = (value: string): Value => ({ kind: 'string', value });
  switch (name) {
    case 'items':
      return listOf(Array.from(entries, ([key, value]) => listOf([text(key), value], true)));
    case 'values':
      return listOf([...entries.values()]);
    case 'keys':
      return listOf(Array.from(entries.keys(), text));
    case 'get': {
      const [key, otherwise] = site.positional.map(({ value }) => value);
      return key?.kind === 'string' ? (entries.get(key.value) ?? otherwise ?? none) : running;
    }
    default:
      return running;
  }
}

function callOnModel(
  session: Session,
  model: ModelObject,
  name: string,
  at: Place,
  site: CallSite,
  like: DataSpec,
): Value {
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
      if (input !== null && inputOf(model) === null) model.input = input;
      return none;
    }
    case 'get_layer': {
      const given = [...site.positional, ...site.named][0]?.value;
      if (given?.kind === 'number') return model.layers.at(given.value) ?? running;
      return model.layers.find((layer) => given?.kind === 'string' && layer.name === given.value) ?? running;
    }
  }
  if (idle.has(name)) return running;
  const close = nearest(name, followed);
  if (close !== null) session.tell(at, { code: 'unknownMethod', name: excerpt(name), nearest: close });
  return running;
}

/** `items[index]`; null where there is no such item. */
export function itemAt(items: readonly Value[], index: Value): Value | null {
  if (index.kind !== 'number') return running;
  return items.at(index.value) ?? null;
}

/** `items[start:stop:step]` as Python counts. */
export function sliceOf(items: readonly Value[], start: Value, stop: Value, step: Value): readonly Value[] | null {
  const bound = (value: Value): number | null | undefined =>
    value.kind === 'none' ? undefined : value.kind === 'number' ? value.value : null;
  const [from, to, by] = [bound(start), bound(stop), bound(step)];
  if (from === null || to === null || by === null) return null;
  if (by === undefined || by === 1) return items.slice(from, to);
  if (by === -1 && from === undefined && to === undefined) return items.toReversed();
  return by > 1 ? items.slice(from, to).filter((_, i) => i % by === 0) : null;
}
