import { own } from '../../document/own.ts';
import { makeInitializer } from './readInitializer.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, numberOf, type Value } from './value.ts';

interface Maker {
  readonly initializer: string;
  /** Parameters besides the shape, in order, under the initializer's names. */
  readonly parameters: readonly string[];
  /** The shape comes last: numpy. */
  readonly shapeLast?: boolean;
}

const normal: Maker = { initializer: 'RandomNormal', parameters: ['mean', 'stddev'] };
const truncated: Maker = { initializer: 'TruncatedNormal', parameters: ['mean', 'stddev'] };
const uniform: Maker = { initializer: 'RandomUniform', parameters: ['minval', 'maxval'] };

/** Functions that fill an array of a shape, of Keras, TensorFlow and numpy. */
const makers: readonly (readonly [RegExp, Maker])[] = [
  [/^numpy\.random\.normal$/, { ...normal, shapeLast: true }],
  [/^numpy\.random\.uniform$/, { ...uniform, shapeLast: true }],
  [/truncated_normal$/, truncated],
  [/(?:random_normal|random\.normal|^normal)$/, normal],
  [/(?:random_uniform|random\.uniform|^uniform)$/, uniform],
  [/(?:^|\.)zeros$/, { initializer: 'Zeros', parameters: [] }],
  [/(?:^|\.)ones$/, { initializer: 'Ones', parameters: [] }],
];
/** Names of the same arguments elsewhere; null for an argument that doesn't affect the numbers. */
const others: Readonly<Record<string, string | null>> = {
  loc: 'mean',
  std: 'stddev',
  low: 'minval',
  high: 'maxval',
  shape: null,
  size: null,
  dtype: null,
  name: null,
  seed: null,
};

/**
 * `K.truncated_normal(shape, stddev=0.01)` in a function passed to Keras as an initializer: the initializer that
 * does the same. Null for any other call.
 */
export function initialValues(session: Session, path: string, site: CallSite): Value | null {
  const isShape = (value: Value): boolean => value.kind === 'unknown' && value.why.code === 'argument';
  if (![...site.positional, ...site.named].some(({ value }) => isShape(value))) return null;
  const maker = makers.find(([pattern]) => pattern.test(path))?.[1];
  if (maker === undefined) return null;
  const shapeAt = site.positional.findIndex(({ value }) => isShape(value));
  const positional = site.positional.filter((_, i) => i !== shapeAt);
  const elsewhere = { ...others, scale: path === 'uniform' ? 'maxval' : 'stddev' };
  const named = [
    ...positional.map((each, i) => ({ ...each, name: maker.parameters[i] ?? 'dtype', nameAt: each })),
    ...site.named,
  ].flatMap((each) => {
    const name = own(elsewhere, each.name);
    if (name === null || isShape(each.value) || maker.parameters.length === 0) return [];
    // Keras 1's `uniform(shape, scale=0.05)` goes from -scale to scale.
    const { value } = each;
    const lower = each.name === 'scale' && name === 'maxval' && value.kind === 'number' ? numberOf(-value.value) : null;
    return [
      { ...each, name: name ?? each.name },
      ...(lower === null ? [] : [{ ...each, name: 'minval', value: lower }]),
    ];
  });
  return session.keeping(() => makeInitializer(session, { ...site, positional: [], named }, maker.initializer));
}
