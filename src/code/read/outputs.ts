import { type DataSpec, infoOf } from '../../data/spec.ts';
import { limits } from '../../document/limits.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { inputOf } from './modelFacts.ts';
import type { Session } from './readingSession.ts';
import type { LayerObject, ModelObject } from './value.ts';

/**
 * `Dense(y.shape[1])`: sets the units of such layers for the chosen data. They are known only for the last
 * Dense, and for one as wide as the inputs.
 */
export function settleUnits(session: Session, model: ModelObject, data: DataSpec): void {
  const dense = model.layers.filter(({ layers }) => layers.some(({ type }) => type === 'dense'));
  const input = inputOf(model);
  for (const object of dense) {
    const { unitsOfData: place } = object;
    if (place === null) continue;
    const asWide = place.source !== null && input?.source === place.source;
    if (!asWide && object !== dense.at(-1)) {
      session.tell(place, { code: 'unknownValue', argument: 'units', why: 'running' });
      continue;
    }
    const units = asWide ? data.features.length : outputsOf(session, model, data);
    replace(session, object, Math.min(limits.units.max, units));
    session.tell(place, { code: 'unitsFromData' });
  }
}

/** One for numbers and for two classes that one unit tells apart, else one for each class. */
function outputsOf({ compiled }: Session, model: ModelObject, data: DataSpec): number {
  const { task, classes, targets } = infoOf(data);
  if (task === 'regression') return targets.length;
  const last = model.layers.flatMap(({ layers }) => layers).at(-1);
  const together =
    last !== undefined && (last.type === 'softmax' || ('activation' in last && last.activation === 'softmax'));
  const each = together || /categorical/.test(compiled?.loss ?? '');
  return classes.length > 2 || each ? classes.length : 1;
}

function replace(session: Session, object: LayerObject, units: number): void {
  const before = object.layers;
  object.layers = before.map((layer): Layer => (layer.type === 'dense' ? { ...layer, units } : layer));
  const of = (layer: Layer): Layer => object.layers[before.indexOf(layer)] ?? layer;
  session.steps = session.steps.map((step) => ({ ...step, layers: step.layers.map(of) }));
}
