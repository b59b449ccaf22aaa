import { limits } from '../../document/limits.ts';
import type { Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import type { InputObject, LayerObject, ModelObject, TensorValue } from './value.ts';

/** Number of the page's layers for a list of Keras's. */
export function count(layers: readonly LayerObject[]): number {
  return layers.reduce((sum, object) => sum + object.layers.length, 0);
}

/** The width of the inputs: a shape of several sizes counts all of them if Flatten comes first. */
export function inputWidth(input: InputObject | null): number | null {
  return input?.shape?.reduce((product, size) => product * size, 1) ?? null;
}

export function inputOf(model: Pick<ModelObject, 'input' | 'layers'>): InputObject | null {
  return model.input ?? model.layers[0]?.input ?? null;
}

/** An input is a tensor to which no layer was applied. */
export function asTensor(value: InputObject | TensorValue): TensorValue {
  return value.kind === 'tensor' ? value : { kind: 'tensor', input: value, layers: [], shared: null };
}

/** @throws Enough when there are more than the page allows */
export function checkCount(session: Session, layers: readonly LayerObject[], place: Place): void {
  const { max } = limits.layers;
  if (count(layers) > max) session.stop({ code: 'tooManyLayers', max }, place);
}

/** Tells that inputs with several dimensions, as of a table or a picture, are not flattened. */
export function checkRank(session: Session, model: ModelObject): void {
  const input = inputOf(model);
  const rank = input?.shape?.length ?? 1;
  const first = model.layers.find((object) => object.flattens || object.layers.length > 0);
  if (input !== null && rank > 1 && first !== undefined && !first.flattens) {
    session.tell(input.place, { code: 'inputRank', rank });
  }
}
