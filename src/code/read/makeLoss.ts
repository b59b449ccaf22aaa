import { type LossName, lossNames, type LossOptions, usualLossOptions } from '../../engine/specs/lossSpecs.ts';
import { kerasName, mapArguments } from '../../keras/argument.ts';
import { losses, lossOptions } from '../../keras/losses.ts';
import { Arguments } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, type Given, told, type Value } from './value.ts';
import { words } from './words.ts';

/** Names, classes, short and old names → the page's. keras/src/losses/__init__.py */
const names: ReadonlyMap<string, LossName> = new Map(
  lossNames.flatMap((name) => {
    const { className, aliases = [], in2017 = name } = losses[name];
    return [name, className, in2017, ...aliases].map((each) => [each, name] as const);
  }),
);

const others = new Set(
  words(`
    mean_absolute_percentage_error MeanAbsolutePercentageError mape MAPE mean_squared_logarithmic_error
    MeanSquaredLogarithmicError msle MSLE squared_hinge SquaredHinge cosine_similarity cosine
    CosineSimilarity cosine_proximity binary_focal_crossentropy BinaryFocalCrossentropy dice Dice
    categorical_focal_crossentropy CategoricalFocalCrossentropy tversky Tversky circle Circle ctc CTC
    CategoricalGeneralizedCrossEntropy Loss
  `),
);

function lossOf(session: Session, place: Place, name: string): LossName | null {
  const found = names.get(name);
  if (found !== undefined) return found;
  if (others.has(name)) session.tell(place, { code: 'notHere', name });
  else {
    session.tell(place, {
      code: 'unknownName',
      kind: 'loss',
      name: excerpt(name),
      nearest: nearest(name, names.keys()),
    });
  }
  return null;
}

/** `compile(loss=…)`: a name, a function, a class or an object. Null for anything else, which is told. */
export function readLoss(args: Arguments): { readonly loss: LossName; readonly lossOptions: LossOptions } | null {
  const given = args.needed('loss');
  if (given === null) return null;
  const { value } = alone(given);
  if (value.kind === 'loss') return { loss: value.name, lossOptions: value.options };
  if (
    value.kind === 'string' ||
    (value.kind === 'keras' && (value.family === 'losses' || value.family === 'metrics'))
  ) {
    const loss = lossOf(args.session, given, value.kind === 'string' ? value.value : value.name);
    return loss === null ? null : { loss, lossOptions: usualLossOptions };
  }
  if (value.kind === 'function')
    args.session.tell(given, { code: 'ownFunction', name: excerpt(value.definition.name) || null });
  else args.wrong({ ...given, value }, 'loss', 'loss');
  return null;
}

/** `loss=['mse']` is the loss of the only output. */
function alone(given: Given): Given {
  const { value } = given;
  return value.kind === 'list' && value.items.length === 1 ? { ...given, value: value.items[0] } : given;
}

/** `keras.losses.CategoricalCrossentropy(from_logits=True)`. */
export function makeLoss(session: Session, site: CallSite, callee: string): Value {
  const name = lossOf(session, site.callee, callee);
  if (name === null) return told;
  const { takes = [], others: more = [] } = losses[name];
  const sparse = name === 'sparse_categorical_crossentropy';
  const args = new Arguments(session, site, {
    callee,
    parameters: [...takes.map(kerasName), ...more, 'reduction', ...(sparse ? ['axis'] : []), 'name', 'dtype'],
  });
  args.only({ axis: -1, ignore_class: null });
  const reduction = args.some('reduction')?.value;
  // 'auto' and this other word are older names of the mean over the batch.
  if (reduction?.kind !== 'string' || !/^(?:auto|sum_over_batch_size|mean)$/.test(reduction.value)) {
    args.only({ reduction: 'sum_over_batch_size' });
  }
  return { kind: 'loss', name, options: mapArguments(lossOptions, usualLossOptions, (given) => args.value(given)) };
}
