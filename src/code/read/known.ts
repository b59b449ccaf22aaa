import type { DatasetName, DataSpec } from '../../data/spec.ts';
import { datasetInfos, datasetNames } from '../../data/datasets.ts';
import { limits } from '../../document/limits.ts';
import { Arguments, type CallSite } from './arguments.ts';
import { choose, inputsOf, oneHot, pairOf, rawSpec, standardized, targetsOf, truthTable } from './data.ts';
import type { Session } from './session.ts';
import { type DataValue, listOf, none, running, type Value } from './value.ts';

/** Makers of examples in scikit-learn, and the page's data of the same look. */
const makers: Readonly<Record<string, DatasetName>> = { make_moons: 'moons', make_circles: 'circle' };

/** Calls that set the seed of what comes after: numpy, TensorFlow, Keras. */
const seeders = /(?:^|\.)(?:random\.seed|set_random_seed|random\.set_seed)$/;

/** A call of a library that is not Keras's network: data, seeds. `like`: the page's own data. */
export function callLibrary(session: Session, path: string, site: CallSite, like: DataSpec): Value {
  if (seeders.test(path) || path === 'random.seed') return setSeed(session, site);
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [first, second] = site.positional.map(({ value }) => value);
  const data = [...site.positional, ...site.named].flatMap(({ value }) => (value.kind === 'data' ? [value] : []));
  switch (name) {
    case 'load_iris': {
      session.mark(session.statement, { kind: 'data' });
      const spec = rawSpec('iris', like);
      const pair = site.named.some(
        (each) => each.name === 'return_X_y' && each.value.kind === 'boolean' && each.value.value,
      );
      return pair || site.positional.length > 0 ? pairOf(spec) : inputsOf(spec);
    }
    case 'train_test_split': {
      const all = site.positional.map(({ value }) => value);
      session.mark(session.statement, { kind: 'data' });
      return listOf(all.flatMap((each) => [each, each.kind === 'data' ? each : running]));
    }
    case 'StandardScaler':
      return { kind: 'data', spec: null, role: 'scaler', width: null };
    case 'array':
    case 'asarray':
      if (first !== undefined && truthTable(first, like) !== null) session.mark(session.statement, { kind: 'data' });
      return truthTable(first ?? none, like) ?? first ?? running;
    case 'to_categorical':
    case 'get_dummies':
      return data[0] === undefined ? running : oneHot(data[0]);
    case 'mean':
      return first?.kind === 'data' ? { ...first, role: 'mean' } : running;
    case 'std':
      return first?.kind === 'data' ? { ...first, role: 'deviation' } : running;
    case 'where':
      return data.find(({ role }) => role === 'deviation') ?? data[0] ?? second ?? running;
  }
  if (Object.hasOwn(makers, name)) {
    session.mark(session.statement, { kind: 'data' });
    session.tell(site, { code: 'ownData', name: makers[name] });
    return pairOf(sized(makers[name], site, like));
  }
  return data[0] ?? running;
}

function setSeed(session: Session, site: CallSite): Value {
  session.mark(session.statement, { kind: 'seed' });
  const [given] = site.positional.length > 0 ? site.positional : site.named;
  if (given === undefined || given.value.kind === 'none') return none;
  const args = new Arguments(
    session,
    { ...site, positional: [given], named: [] },
    { callee: 'seed', parameters: ['seed'] },
  );
  session.seed = args.integer('seed', limits.seed, 1);
  return none;
}

/** As many rows as are asked for, within what the page makes. */
function sized(name: DatasetName, site: CallSite, like: DataSpec): DataSpec {
  const spec = rawSpec(name, like);
  const range = datasetInfos[name].samples;
  const given = site.positional[0]?.value ?? site.named.find((each) => each.name === 'n_samples')?.value;
  if (range === null || given?.kind !== 'number' || !Number.isInteger(given.value)) return spec;
  return { ...spec, samples: Math.min(range.max, Math.max(range.min, given.value)) };
}

/** The page's own helper of that name, as its programs have it: `x, y = moons(samples=300, noise=0.1, seed=1)`. */
export function callHelper(session: Session, name: string, site: CallSite): Value | null {
  const found = datasetNames.find((each) => each === name);
  if (name === 'deal') return deal(session, site);
  if (found === undefined) return null;
  const { samples, noise } = datasetInfos[found];
  if (samples === null || noise === null) return null;
  session.mark(session.statement, { kind: 'data' });
  const args = new Arguments(session, site, { callee: name, parameters: ['samples', 'noise', 'seed'] });
  for (const each of ['samples', 'noise', 'seed']) args.needed(each);
  return pairOf({
    name: found,
    samples: args.integer('samples', samples, samples.default),
    noise: args.number('noise', { min: 0, max: noise.max }, noise.default),
    features: datasetInfos[found].features.map((_, column) => column),
    standardize: false,
    seed: args.integer('seed', limits.seed, 1),
  });
}

/** `x, y = deal(x, y, seed=1)`: the page's order of the rows. */
function deal(session: Session, site: CallSite): Value | null {
  const args = new Arguments(session, site, { callee: 'deal', parameters: ['x', 'y', 'seed'] });
  const [x, y] = ['x', 'y'].map((name) => args.needed(name)?.value);
  if (x?.kind !== 'data' || y?.kind !== 'data' || x.spec === null) return null;
  session.mark(session.statement, { kind: 'data' });
  args.needed('seed');
  const spec = { ...x.spec, seed: args.integer('seed', limits.seed, 1) };
  return listOf(
    [
      { ...x, spec },
      { ...y, spec },
    ],
    true,
  );
}

/** `x.mean(axis=0)`, `scaler.fit_transform(x)`, `y.reshape(-1, 1)` … */
export function callOnData(data: DataValue, method: string, site: CallSite): Value {
  const first = site.positional[0]?.value;
  switch (method) {
    case 'mean':
      return { ...data, role: 'mean' };
    case 'std':
      return { ...data, role: 'deviation' };
    case 'fit_transform':
    case 'transform':
      if (first?.kind !== 'data') return running;
      return data.role === 'scaler' && first.role === 'x' ? standardized(first) : first;
    case 'max':
    case 'min':
    case 'sum':
    case 'tolist':
    case 'argmax':
      return running;
    default:
      return data;
  }
}

/** `iris.data`, `iris.target`, or the same in brackets. */
export function partOf(data: DataValue, name: string): Value {
  if (name === 'data') return data;
  return name === 'target' && data.spec !== null ? targetsOf(data.spec) : running;
}

/** `x[:, [0, 2]]`, `x[:rows]`, `iris['data']`. */
export function pick(data: DataValue, index: readonly (Value | 'slice' | 'all')[]): Value {
  const [rows, columns] = index;
  if (typeof rows !== 'string' && rows?.kind === 'string') return partOf(data, rows.value);
  if (index.length === 2 && columns !== 'all' && columns !== 'slice' && columns?.kind === 'list') {
    const numbers = columns.items.flatMap((item) => (item.kind === 'number' ? [item.value] : []));
    return numbers.length === columns.items.length ? choose(data, numbers) : data;
  }
  return index.length === 2 && columns !== 'all' ? { ...data, spec: null, width: null } : data;
}
