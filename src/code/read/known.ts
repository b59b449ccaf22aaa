import { datasetNames, datasets, type DatasetName, isLate } from '../../data/datasets.ts';
import { defaultDataSpec, ownDataSpec } from '../../data/dataDefaults.ts';
import { playgroundSets } from '../../data/playground.ts';
import { playgroundHash, playgroundTables } from '../../data/playgroundTables.ts';
import type { DataSpec, OwnSpec } from '../../data/spec.ts';
import { knownTables } from '../../data/tables.ts';
import { limits } from '../../document/limits.ts';
import { origins } from '../origins.ts';
import { Arguments } from './callArguments.ts';
import {
  alteredOf,
  callOnData,
  derive,
  formulaCall,
  inputsOf,
  oneHot,
  otherData,
  pairOf,
  rawSpec,
  stacked,
  standardized,
  truthTable,
  withOtherColumns,
} from './dataValues.ts';
import type { Session } from './readingSession.ts';
import {
  type CallSite,
  type DataValue,
  dictOf,
  listOf,
  lostItems,
  none,
  ofData,
  running,
  type Value,
} from './value.ts';
import { words } from './words.ts';

/** The page's data that a library's function of this name loads. */
const loaded = (name: string): DatasetName | undefined =>
  datasetNames.find((each) => {
    const origin = origins[each];
    return origin.by === 'library' && origin.callee === name;
  });

/** The page's data that look like those of scikit-learn's maker of this name. */
const lookalike = (name: string): DatasetName | undefined =>
  datasetNames.find((each) => {
    const origin = origins[each];
    return origin.by === 'function' && origin.alike === name;
  });

/** Calls that set the seed of later ones: numpy, TensorFlow, Keras. */
const seeders = /(?:^|\.)(?:random\.seed|set_random_seed|random\.set_seed)$/;

/** Functions for the number of values in data, or the values themselves. */
const counted = new Set(words('unique max amax nanmax bincount argmax count_nonzero shape size'));
/** Libraries whose calls leave a list as it is. */
const shuffles = /(?:^|\.)(?:shuffle|heappush|heapify|insort)$/;
/** Functions that give the same rows in another type. */
const sameRows = new Set(
  words(`
    asarray asfarray ascontiguousarray float16 float32 float64 int32 int64 copy convert_to_tensor constant cast
    DataFrame Series shuffle permutation train_test_split rint astype vstack array deepcopy to_numeric
  `),
);
/** Functions that give rows of as many other numbers. */
const sameColumns = new Set(
  words(`
    abs absolute add subtract multiply divide true_divide power square sqrt exp log log1p log2 log10 sin cos tan
    tanh round around floor ceil clip maximum minimum nan_to_num sign negative mod normalize minmax_scale
    maxabs_scale robust_scale
  `),
);

function arrayOf(value: Value | undefined): Value {
  if (value?.kind !== 'list' || value.items === lostItems) return value ?? running;
  return { ...listOf(value.items, false, value.places), array: true };
}

/** A call of a library for something other than the network: data, seeds. `like`: the page's own data. */
export function callLibrary(session: Session, path: string, site: CallSite, like: DataSpec): Value {
  if (seeders.test(path) || path === 'random.seed') return setSeed(session, site);
  const name = path.slice(path.lastIndexOf('.') + 1);
  const values = site.positional.map(({ value }) => value);
  const [first, second] = values;
  const data = [...site.positional, ...site.named].flatMap(({ value }) => (value.kind === 'data' ? [value] : []));
  if (shuffles.test(path) && data.length === 0) for (const each of values) session.lose(each);
  switch (name) {
    case 'train_test_split':
      session.mark(session.statement, { kind: 'data' });
      return listOf(values.flatMap((each) => [each, each.kind === 'data' ? each : running]));
    case 'StandardScaler':
      return otherData('scaler', null);
    case 'MinMaxScaler':
    case 'MaxAbsScaler':
    case 'RobustScaler':
    case 'Normalizer':
    case 'QuantileTransformer':
    case 'PowerTransformer':
      return { ...otherData('scaler', null), altered: true };
    case 'scale':
    case 'zscore':
      if (data[0]?.role !== 'x') return data[0] ?? running;
      return site.named.every((each) => each.name === 'axis') ? standardized(data[0]) : alteredOf(data[0]);
    case 'array':
    case 'asarray':
      if (first !== undefined && truthTable(first, like) !== null) session.mark(session.statement, { kind: 'data' });
      return truthTable(first ?? none, like) ?? arrayOf(first);
    case 'eye':
    case 'identity':
      return first?.kind === 'number' && second === undefined ? otherData('y', first.value) : running;
    case 'to_categorical':
    case 'one_hot':
    case 'get_dummies':
      return oneHot(data[0] ?? null, classesOf(site, name));
    case 'column_stack': {
      const rows = stacked(first);
      if (rows !== null) return rows;
      break;
    }
    case 'mean':
      return first?.kind === 'data' ? { ...first, role: 'mean' } : running;
    case 'std':
      return first?.kind === 'data' ? { ...first, role: 'deviation' } : running;
    case 'where':
      return data.find(({ role }) => role === 'deviation' || role === 'range') ?? data[0] ?? second ?? running;
    case 'SimpleNamespace':
    case 'Namespace':
    case 'EasyDict':
    case 'ConfigDict':
      return site.unknown.length > 0
        ? running
        : dictOf(
            site.named.map((each) => [each.name, each.value] as const),
            true,
          );
  }
  const found = loaded(name);
  if (found !== undefined) {
    session.mark(session.statement, { kind: 'data' });
    const spec = rawSpec(found, like);
    const pair = site.named.some(
      (each) => each.name === 'return_X_y' && each.value.kind === 'boolean' && each.value.value,
    );
    return pair || site.positional.length > 0 ? pairOf(spec) : inputsOf(spec);
  }
  const own = lookalike(name);
  if (own !== undefined) {
    session.mark(session.statement, { kind: 'data' });
    session.tell(site, { code: 'ownData', name: own });
    return pairOf(sized(own, site, like));
  }
  if (counted.has(name)) return ofData(null);
  const filled = /^numpy\.(?:random\.\w+|zeros|ones)$/.test(path) ? filledArray(site, name) : null;
  if (filled !== null) return filled;
  if (data[0] === undefined) return running;
  if (name === 'reshape' && first === data[0]) {
    return callOnData(data[0], name, { ...site, positional: site.positional.slice(1) });
  }
  if (sameRows.has(name)) return data[0];
  const derived = derive(name, data[0], none) ?? formulaCall(name, values);
  if (derived !== null) return derived;
  return sameColumns.has(name) ? alteredOf(data[0]) : withOtherColumns(data[0]);
}

/** `np.random.random((1000, 20))`, `np.random.randint(2, size=(1000, 1))`, `np.random.randn(1000, 20)`: rows of so many numbers. */
function filledArray(site: CallSite, name: string): Value | null {
  const values = site.positional.map(({ value }) => value);
  const spread = name === 'rand' || name === 'randn' ? listOf(values) : undefined;
  const given = site.named.find((each) => each.name === 'size' || each.name === 'shape')?.value;
  const shape = given ?? spread ?? values.findLast(({ kind }) => kind === 'list');
  if (shape?.kind !== 'list') return null;
  const last = shape.items.at(-1);
  if (shape.items.length === 1) return { ...otherData('x', 1), flat: true };
  return otherData('x', shape.items.length === 2 && last?.kind === 'number' ? last.value : null);
}

/** Number of classes in `to_categorical(y, 10)`. */
function classesOf(site: CallSite, name: string): number | null {
  if (name === 'get_dummies') return null;
  const words = /^(?:num_classes|nb_classes|depth)$/;
  const given = site.positional[1]?.value ?? site.named.find((each) => words.test(each.name))?.value;
  return given?.kind === 'number' ? given.value : null;
}

function setSeed(session: Session, site: CallSite): Value {
  const [given] = site.positional.length > 0 ? site.positional : site.named;
  if (given === undefined || given.value.kind === 'none') return none;
  if (given.value.kind === 'unknown') {
    session.tell(given, { code: 'seedStays' });
    return none;
  }
  session.mark(session.statement, { kind: 'seed' });
  const args = new Arguments(
    session,
    { ...site, positional: [given], named: [], unknown: [] },
    { callee: 'seed', parameters: ['seed'] },
  );
  session.memory.set(session, 'seed', args.integer('seed', limits.seed, 1));
  return none;
}

/** The requested number of rows, within the limits of the page. */
function sized(name: DatasetName, site: CallSite, like: DataSpec): DataSpec {
  const spec = rawSpec(name, like);
  const range = datasets[name].samples;
  const given = site.positional[0]?.value ?? site.named.find((each) => each.name === 'n_samples')?.value;
  if (range === null || given?.kind !== 'number' || !Number.isInteger(given.value)) return spec;
  return { ...spec, samples: Math.min(range.max, Math.max(range.min, given.value)) };
}

/** The page's own helper of that name, as its programs have it: `x, y = moons(samples=300, noise=0.1, seed=1)`. */
export function callHelper(session: Session, name: string, site: CallSite, like: DataSpec): Value | null {
  const found = datasetNames.find((each) => each === name);
  if (name === 'deal') return deal(session, site);
  if (name === 'stratify') return stratify(session, site);
  if (name === 'playground') return playground(session, site, like);
  if (name === 'table' && like.type !== 'generated') return table(session, site, like);
  if (found === undefined) return null;
  if (isLate(found)) return lateSet(session, found, site);
  const { samples, noise } = datasets[found];
  if (samples === null || noise === null) return null;
  session.mark(session.statement, { kind: 'data' });
  const args = new Arguments(session, site, { callee: name, parameters: ['samples', 'noise', 'seed', 'dealt'] });
  for (const each of ['samples', 'noise', 'seed']) args.needed(each);
  return pairOf({
    type: 'generated',
    name: found,
    samples: args.integer('samples', samples, samples.default),
    noise: args.number('noise', { min: 0, max: noise.max }, noise.default),
    features: datasets[found].columns.map((_, column) => column),
    standardize: false,
    seed: args.integer('seed', limits.seed, 1),
    ...(args.flag('dealt', true) ? {} : { deal: 'last' }),
  });
}

/** `x, y = mnist(seed=1)`: one of the page's large tables; its rows are here if the page has seen its name in time. */
function lateSet(session: Session, name: DatasetName, site: CallSite): Value | null {
  if (knownTables.get(name) === undefined) return null;
  session.mark(session.statement, { kind: 'data' });
  const args = new Arguments(session, site, { callee: name, parameters: ['seed', 'dealt'] });
  args.needed('seed');
  return pairOf({
    ...defaultDataSpec(name),
    standardize: false,
    seed: args.integer('seed', limits.seed, 1),
    ...(args.flag('dealt', true) ? {} : { deal: 'last' }),
  });
}

/** `x, y = playground("circle", noise=0.1, seed="0.59704")`: a set of TensorFlow Playground. */
function playground(session: Session, site: CallSite, like: DataSpec): Value | null {
  const args = new Arguments(session, site, { callee: 'playground', parameters: ['name', 'noise', 'seed'] });
  const [set, seed] = ['name', 'seed'].map((each) => args.needed(each)?.value);
  const name = set?.kind === 'string' ? playgroundSets.find((each) => each === set.value) : undefined;
  if (name === undefined || seed?.kind !== 'string') return null;
  const found = playgroundTables.get(`playground:${playgroundHash(name, seed.value)}`);
  if (found === undefined) return null;
  session.mark(session.statement, { kind: 'data' });
  const own = like.type === 'playground' && like.hash === found.hash ? like : found; // as it is on the page
  const noise = args.number('noise', { min: 0, max: found.info.noise?.max ?? 0 }, 0);
  return pairOf({ ...ownDataSpec(own), standardize: false, noise });
}

/** `x, y = table("penguins.csv", seed=1)`: the person's own data that are on the page. */
function table(session: Session, site: CallSite, like: OwnSpec): Value {
  const args = new Arguments(session, site, { callee: 'table', parameters: ['file', 'seed'] });
  args.needed('file');
  session.mark(session.statement, { kind: 'data' });
  const spec: DataSpec = { ...ownDataSpec(like), standardize: false };
  if (args.get('seed') === null) return pairOf({ ...spec, seed: like.seed, deal: 'last' });
  return pairOf({ ...spec, seed: args.integer('seed', limits.seed, 1) });
}

/** `x, y = stratify(x, y)`: each class spread over the rows. */
function stratify(session: Session, site: CallSite): Value | null {
  const [x, y] = site.positional.map(({ value }) => value);
  if (x?.kind !== 'data' || y?.kind !== 'data' || x.spec === null) return null;
  session.mark(session.statement, { kind: 'data' });
  return inOrder(x, y, { ...x.spec, deal: 'stratified' });
}

/** `x, y = deal(x, y, seed=1)`: the page's order of the rows. */
function deal(session: Session, site: CallSite): Value | null {
  const args = new Arguments(session, site, { callee: 'deal', parameters: ['x', 'y', 'seed'] });
  const [x, y] = ['x', 'y'].map((name) => args.needed(name)?.value);
  if (x?.kind !== 'data' || y?.kind !== 'data' || x.spec === null) return null;
  session.mark(session.statement, { kind: 'data' });
  args.needed('seed');
  const { deal: _, ...spec } = x.spec;
  return inOrder(x, y, { ...spec, seed: args.integer('seed', limits.seed, 1) });
}

/** The same rows in the order of another spec. */
const inOrder = (x: DataValue, y: DataValue, spec: DataSpec): Value =>
  listOf(
    [
      { ...x, spec },
      { ...y, spec },
    ],
    true,
  );
