import { limits } from '../../document/limits.ts';
import { noRegularizer, type Regularizer } from '../../engine/specs/regularizers.ts';
import { Arguments } from './arguments.ts';
import { nearest } from './nearest.ts';
import { excerpt, type Place } from './problem.ts';
import type { Session } from './session.ts';
import { type CallSite, told, type Value } from './value.ts';

type Kind = 'l1' | 'l2' | 'l1_l2';

const names: Readonly<Record<string, Kind>> = {
  L1: 'l1',
  l1: 'l1',
  L2: 'l2',
  l2: 'l2',
  L1L2: 'l1_l2',
  l1_l2: 'l1_l2',
  l1l2: 'l1_l2', // Keras 1
};

/** Keras's defaults: `L1()` and `L2()` are 0.01, `L1L2()` is nothing. keras/src/regularizers/regularizers.py */
const usual: Readonly<Record<Kind, Regularizer>> = {
  l1: { l1: 0.01, l2: 0 },
  l2: { l1: 0, l2: 0.01 },
  l1_l2: noRegularizer,
};

/** `kernel_regularizer='l2'` or an object or a class of `keras.regularizers`. */
export function readRegularizer(args: Arguments, argument: string): Regularizer {
  const given = args.some(argument);
  if (given === null) return noRegularizer;
  const { value } = given;
  if (value.kind === 'regularizer') return value.spec;
  if (value.kind === 'string' || (value.kind === 'keras' && value.family === 'regularizers')) {
    const kind = kindOf(args.session, given, value.kind === 'string' ? value.value : value.name);
    return kind === null ? noRegularizer : usual[kind];
  }
  args.wrong(given, argument, 'regularizer');
  return noRegularizer;
}

function kindOf(session: Session, place: Place, name: string): Kind | null {
  if (Object.hasOwn(names, name)) return names[name];
  if (name === 'OrthogonalRegularizer' || name === 'orthogonal_regularizer')
    session.tell(place, { code: 'notHere', name });
  else
    session.tell(place, {
      code: 'unknownName',
      kind: 'regularizer',
      name: excerpt(name),
      nearest: nearest(name, Object.keys(names)),
    });
  return null;
}

/** `keras.regularizers.L2(0.01)`. */
export function makeRegularizer(session: Session, site: CallSite, callee: string): Value {
  const kind = kindOf(session, site.callee, callee);
  if (kind === null) return told;
  const parameters = kind === 'l1_l2' ? ['l1', 'l2'] : [kind];
  const args = new Arguments(session, site, { callee, parameters, ...(kind === 'l1_l2' ? {} : { old: { l: kind } }) });
  const amount = (name: 'l1' | 'l2'): number => args.numberOrNone(name, limits.penalty, null) ?? usual[kind][name];
  return { kind: 'regularizer', spec: { l1: amount('l1'), l2: amount('l2') } };
}
