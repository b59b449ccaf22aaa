import type { DataSpec } from '../../data/spec.ts';
import type { CallSite } from './arguments.ts';
import { callOnData } from './known.ts';
import { addLayer, inputOf, popLayer } from './model.ts';
import { nearest } from './nearest.ts';
import { excerpt, type Place } from './problem.ts';
import type { Session } from './session.ts';
import { readInput } from './shapes.ts';
import { Arguments } from './arguments.ts';
import { compile, fit } from './training.ts';
import { listOf, type ModelObject, none, running, type Value } from './value.ts';

/** What a model can be asked that changes nothing of it: keras/src/models/model.py and trainer.py. */
const idle = new Set([
  ...['evaluate', 'predict', 'save', 'save_weights', 'load_weights', 'get_weights', 'set_weights', 'to_json', 'to_yaml'],
  ...['get_config', 'count_params', 'predict_classes', 'predict_proba', 'train_on_batch', 'test_on_batch', 'export'],
  ...['predict_on_batch', 'fit_generator', 'evaluate_generator', 'predict_generator', 'reset_states', 'get_metrics_result'],
  ...['compute_loss', 'summary_dict', 'get_compile_config', 'quantize', 'reset_metrics', 'make_train_function', 'call'],
]);
const followed = ['add', 'pop', 'compile', 'fit', 'summary', 'build', 'get_layer'];

/** `object.name(…)`. `like`: the page's data. */
export function callMethod(session: Session, object: Value, name: string, at: Place, site: CallSite, like: DataSpec): Value {
  switch (object.kind) {
    case 'model':
      return callOnModel(session, object, name, at, site, like);
    case 'data':
      return callOnData(object, name, site);
    case 'list': {
      const [first] = site.positional;
      if (name === 'append' && first !== undefined && object.items.length < 2000) object.items.push(first.value);
      else if (name === 'extend' && first?.value.kind === 'list' && object.items.length < 2000) {
        object.items.push(...first.value.items.slice(0, 2000));
      } else return name === 'index' || name === 'pop' || name === 'count' ? running : object; // reshape, astype …
      return none;
    }
    case 'dict': {
      const [first] = site.positional;
      if (name === 'items') {
        return listOf(Array.from(object.entries, ([key, value]) => listOf([{ kind: 'string', value: key }, value], true)));
      }
      if (name === 'values') return listOf([...object.entries.values()]);
      if (name === 'keys') return listOf(Array.from(object.entries.keys(), (key): Value => ({ kind: 'string', value: key })));
      if (name !== 'get' || first?.value.kind !== 'string') return running;
      return object.entries.get(first.value.value) ?? site.positional[1]?.value ?? none;
    }
    case 'string':
      if (name === 'lower') return { kind: 'string', value: object.value.toLowerCase() };
      return name === 'upper' ? { kind: 'string', value: object.value.toUpperCase() } : running;
    default:
      return running;
  }
}

function callOnModel(session: Session, model: ModelObject, name: string, at: Place, site: CallSite, like: DataSpec): Value {
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
      const args = new Arguments(session, site, { callee: 'build', parameters: ['batch_input_shape'], old: { input_shape: 'batch_input_shape' } });
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

