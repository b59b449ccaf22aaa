import { checkCount, inputOf, inputWidth } from './modelFacts.ts';
import type { Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { birth, eachOf, type Given, type ModelObject } from './value.ts';

type Parts = Pick<ModelObject, 'functional' | 'input' | 'layers'>;

/** A model object. `base`: the model that it was made around. */
export function modelOf({ from, to }: Place, parts: Parts, base: ModelObject | null = null): ModelObject {
  return { kind: 'model', born: birth(), place: { from, to }, base, ...parts };
}

/** Whether the current model has its `compile` or `fit`. */
export function isTrained({ compiled, fitted }: Session): boolean {
  return compiled !== null || fitted !== null;
}

/**
 * A model of the current one and more layers: an autoencoder, which has an encoder in it, or
 * `Sequential([model, Softmax()])`, which gives the probabilities of a model that has been trained. The one that is
 * compiled is shown.
 */
export function grow(session: Session, place: Place, base: ModelObject, parts: Parts): ModelObject {
  const model = modelOf(place, parts, base);
  const shown = isTrained(session) ? base : model;
  if (shown === base) session.tell(place, { code: 'aroundModel' });
  else show(session, model, base);
  session.step(session.statement, { kind: 'network' }, { inputs: inputWidth(inputOf(shown)), layers: shown.layers });
  return model;
}

/** `Sequential([model, Softmax()])` with the current model; null for anything else. */
export function aroundModel(session: Session, place: Place, given: Given | null): ModelObject | null {
  const { model: base } = session;
  if (given?.value.kind !== 'list' || base === null) return null;
  const all = eachOf(given).map(({ value }) => value);
  const own = all[0]?.kind === 'input' ? all[0] : null;
  const items = own === null ? all : all.slice(1);
  const others = items.filter((each) => each !== base);
  if (items.length !== others.length + 1 || base.layers.length === 0) return null;
  const layers = items.flatMap((each) => (each === base ? base.layers : each.kind === 'layer' ? [each] : []));
  if (others.some((each) => each.kind !== 'layer' || each.used || each.input !== null)) return null;
  for (const each of others) session.release(each);
  for (const each of layers) session.memory.set(each, 'used', true);
  checkCount(session, layers, place);
  const model = grow(session, place, base, { functional: false, input: own ?? inputOf(base), layers });
  if (own !== null && model === session.model) session.mark(own.place, { kind: 'input' });
  return model;
}

/** Shows `model` in place of the current one if this method tells that it is the one that is trained. */
export function takeOver(session: Session, model: ModelObject, method: string): void {
  const { model: shown } = session;
  if (shown === null || session.fitted !== null || (model.base !== shown && shown.base !== model)) return;
  if (isTrained(session) ? method === 'compile' && model.base === shown : !method.startsWith('fit'))
    show(session, model, shown);
}

function show(session: Session, model: ModelObject, other: ModelObject): void {
  const { memory, problems } = session;
  const isOver = ({ code, from }: (typeof problems)[number]): boolean =>
    (code === 'aroundModel' || code === 'partOfModel') && from === model.place.from;
  memory.set(
    session,
    'problems',
    problems.filter((each) => !isOver(each)),
  );
  session.tell(other.place, { code: model.base === other ? 'partOfModel' : 'aroundModel' });
  session.replaceModel(model);
  session.mark(session.statement, { kind: 'network' });
  session.touch();
}
