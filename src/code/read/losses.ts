import { limits } from '../../document/limits.ts';
import { type LossName, lossNames, type LossOptions, usualLossOptions } from '../../engine/specs/losses.ts';
import { Arguments, type CallSite, type Given } from './arguments.ts';
import { nearest } from './nearest.ts';
import { excerpt, type Place } from './problem.ts';
import type { Session } from './session.ts';
import { told, type Value } from './value.ts';
import { words } from './words.ts';

/** Classes and short and old names → the page's. keras/src/losses/__init__.py */
const names: Readonly<Record<string, LossName>> = {
  ...(Object.fromEntries(lossNames.map((name) => [name, name])) as Record<LossName, LossName>), // each is its own
  mse: 'mean_squared_error',
  MSE: 'mean_squared_error',
  mae: 'mean_absolute_error',
  MAE: 'mean_absolute_error',
  bce: 'binary_crossentropy',
  BCE: 'binary_crossentropy',
  kld: 'kl_divergence',
  KLD: 'kl_divergence',
  kullback_leibler_divergence: 'kl_divergence',
  logcosh: 'log_cosh',
  huber_loss: 'huber',
  MeanSquaredError: 'mean_squared_error',
  MeanAbsoluteError: 'mean_absolute_error',
  Huber: 'huber',
  LogCosh: 'log_cosh',
  BinaryCrossentropy: 'binary_crossentropy',
  CategoricalCrossentropy: 'categorical_crossentropy',
  SparseCategoricalCrossentropy: 'sparse_categorical_crossentropy',
  Hinge: 'hinge',
  CategoricalHinge: 'categorical_hinge',
  Poisson: 'poisson',
  KLDivergence: 'kl_divergence',
};

const others = new Set(
  words(`
    mean_absolute_percentage_error MeanAbsolutePercentageError mape MAPE mean_squared_logarithmic_error
    MeanSquaredLogarithmicError msle MSLE squared_hinge SquaredHinge cosine_similarity cosine
    CosineSimilarity cosine_proximity binary_focal_crossentropy BinaryFocalCrossentropy dice Dice
    categorical_focal_crossentropy CategoricalFocalCrossentropy tversky Tversky circle Circle ctc CTC
    CategoricalGeneralizedCrossEntropy Loss
  `),
);

/** Arguments of a loss besides `reduction` and `name`, in order. keras/src/losses/losses.py */
const parameters: Partial<Readonly<Record<LossName, readonly string[]>>> = {
  huber: ['delta'],
  binary_crossentropy: ['from_logits', 'label_smoothing', 'axis'],
  categorical_crossentropy: ['from_logits', 'label_smoothing', 'axis'],
  sparse_categorical_crossentropy: ['from_logits', 'ignore_class'],
};

function lossOf(session: Session, place: Place, name: string): LossName | null {
  if (Object.hasOwn(names, name)) return names[name];
  if (others.has(name)) session.tell(place, { code: 'notHere', name });
  else {
    session.tell(place, {
      code: 'unknownName',
      kind: 'loss',
      name: excerpt(name),
      nearest: nearest(name, Object.keys(names)),
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
  const taken = parameters[name] ?? [];
  const sparse = name === 'sparse_categorical_crossentropy';
  const args = new Arguments(session, site, {
    callee,
    parameters: [...taken, 'reduction', ...(sparse ? ['axis'] : []), 'name', 'dtype'],
  });
  args.only({ axis: -1, ignore_class: null });
  const reduction = args.some('reduction')?.value;
  // 'auto' and this other word are older names of the mean over the batch.
  if (reduction?.kind !== 'string' || !/^(?:auto|sum_over_batch_size|mean)$/.test(reduction.value)) {
    args.only({ reduction: 'sum_over_batch_size' });
  }
  const options: LossOptions = {
    fromLogits: args.flag('from_logits', usualLossOptions.fromLogits),
    labelSmoothing: args.number('label_smoothing', limits.labelSmoothing, usualLossOptions.labelSmoothing),
    delta: args.number('delta', limits.delta, usualLossOptions.delta),
  };
  return { kind: 'loss', name, options };
}
