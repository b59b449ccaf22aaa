import { type MetricName, metricNames } from '../../engine/specs/metricSpecs.ts';
import { metrics } from '../../keras/metrics.ts';
import { Arguments } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, eachOf, told, type Value } from './value.ts';
import { words } from './words.ts';

/** Names, classes and short names → the page's. keras/src/metrics/__init__.py */
const names: ReadonlyMap<string, MetricName> = new Map(
  metricNames.flatMap((name) => {
    const { className, aliases = [] } = metrics[name];
    return [name, className ?? name, ...aliases].map((each) => [each, name] as const);
  }),
);

const others = new Set(
  words(`
    RootMeanSquaredError root_mean_squared_error rmse F1Score f1_score FBetaScore f_beta_score
    TopKCategoricalAccuracy top_k_categorical_accuracy SparseTopKCategoricalAccuracy crossentropy ce
    TruePositives TrueNegatives FalsePositives FalseNegatives true_positives true_negatives false_positives
    false_negatives PrecisionAtRecall RecallAtPrecision SensitivityAtSpecificity SpecificityAtSensitivity
    BinaryCrossentropy CategoricalCrossentropy SparseCategoricalCrossentropy binary_crossentropy
    categorical_crossentropy sparse_categorical_crossentropy KLDivergence Poisson kl_divergence poisson
    huber Huber log_cosh LogCosh hinge Hinge squared_hinge SquaredHinge categorical_hinge mape CategoricalHinge
    MeanAbsolutePercentageError mean_absolute_percentage_error MAPE msle MSLE MeanSquaredLogarithmicError
    mean_squared_logarithmic_error CosineSimilarity cosine_similarity LogCoshError logcosh MeanIoU IoU Mean
    Sum fbeta_score fmeasure matthews_correlation
  `),
);

/** Only for `accuracy` does Keras ignore case; the outputs decide which kind it is. */
function wordOf(session: Session, item: Place, word: string): MetricName | null {
  if (!/^(?:accuracy|acc)$/i.test(word)) return metricOf(session, item, word);
  session.memory.set(session.time, 'accuracy', { from: item.from, to: item.to, word });
  return 'accuracy';
}

function metricOf(session: Session, place: Place, name: string): MetricName | null {
  const found = names.get(name);
  if (found !== undefined) return found;
  if (name === 'Accuracy') session.tell(place, { code: 'exactAccuracy' });
  else if (others.has(name)) session.tell(place, { code: 'notMeasured', name });
  else {
    const close = nearest(name, names.keys());
    session.tell(place, { code: 'unknownName', kind: 'metric', name: excerpt(name), nearest: close });
  }
  return null;
}

/** `compile(metrics=…)`: names, functions, classes and objects, in any order. */
export function readMetrics(args: Arguments): readonly MetricName[] {
  const given = args.some('metrics');
  const titles = new Map<string, MetricName>();
  args.session.memory.set(args.session.time, 'accuracy', null);
  args.session.memory.set(args.session.time, 'titles', titles);
  if (given === null) return [];
  const found = new Set<MetricName | null>();
  for (const item of eachOf(given)) {
    const { value } = item;
    if (value.kind === 'metric') {
      found.add(value.name);
      if (value.name !== null && value.title !== undefined) titles.set(value.title, value.name);
    } else if (value.kind === 'loss') found.add(metricOf(args.session, item, value.name));
    else if (value.kind === 'string') found.add(wordOf(args.session, item, value.value));
    else if (value.kind === 'keras' && (value.family === 'metrics' || value.family === 'losses')) {
      found.add(metricOf(args.session, item, value.name));
    } else {
      const own = ownMetric(value);
      if (own === null) args.wrong(item, 'metrics', 'metrics');
      else args.session.tell(item, { code: 'notMeasured', name: excerpt(own) });
    }
  }
  return metricNames.filter((name) => found.has(name));
}

/** The name of a metric of the program's own, of a library's or another cell's; null for anything else. */
function ownMetric(value: Value): string | null {
  if (value.kind === 'function') return value.definition.name || 'lambda';
  if (value.kind === 'class' || value.kind === 'instance')
    return (value.kind === 'class' ? value : value.of).definition.name;
  if (value.kind === 'module') return value.path;
  if (value.kind !== 'unknown') return null;
  const { why } = value;
  if (why.code === 'undefined') return why.nearest === null && why.module === null ? why.name : null;
  return why.code === 'ownFunction' || why.code === 'instance' ? (why.name ?? 'lambda') : null;
}

/** Arguments that the page supports with these values only. */
const only = {
  threshold: 0.5,
  thresholds: 0.5,
  top_k: null,
  class_id: null,
  multi_label: false,
  from_logits: false,
  num_thresholds: 200,
  curve: 'ROC',
  summation_method: 'interpolation',
} as const;

/** `keras.metrics.BinaryAccuracy()`, with Keras's own arguments only. */
export function makeMetric(session: Session, site: CallSite, callee: string): Value {
  const name = metricOf(session, site.callee, callee);
  if (name === null) return told;
  const { signature = [] } = metrics[name];
  const more = ['name', 'dtype', 'thresholds', 'top_k', 'class_id', 'multi_label', 'from_logits', 'summation_method'];
  const args = new Arguments(session, site, { callee, parameters: [...new Set([...signature, '*', ...more])] });
  const other = Object.entries(only).find(([argument, usual]) => !args.isOnly({ [argument]: usual }));
  if (other !== undefined) {
    session.tell(site.callee, { code: 'notMeasured', name: excerpt(`${callee}(${other[0]}=…)`) });
    return { kind: 'metric', name: null };
  }
  const title = args.some('name')?.value;
  return title?.kind === 'string' ? { kind: 'metric', name, title: title.value } : { kind: 'metric', name };
}
