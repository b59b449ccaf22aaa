import { limits } from '../../document/limits.ts';
import { noRegularizer, type Regularizer } from '../../engine/specs/regularizerSpec.ts';
import { type RegularizerName, regularizers } from '../../keras/regularizers.ts';
import { Arguments } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, told, type Value } from './value.ts';

const names = new Map<string, RegularizerName>(
  (Object.keys(regularizers) as RegularizerName[]).flatMap((name) =>
    [regularizers[name].className, ...regularizers[name].aliases].map((each) => [each, name] as const),
  ), // the table's own keys
);

/** `kernel_regularizer='l2'` or an object or a class of `keras.regularizers`. */
export function readRegularizer(args: Arguments, argument: string): Regularizer {
  const given = args.some(argument);
  if (given === null) return noRegularizer;
  const { value } = given;
  if (value.kind === 'regularizer') return value.spec;
  if (value.kind === 'string' || (value.kind === 'keras' && value.family === 'regularizers')) {
    const kind = kindOf(args.session, given, value.kind === 'string' ? value.value : value.name);
    return kind === null ? noRegularizer : regularizers[kind].usual;
  }
  args.wrong(given, argument, 'regularizer');
  return noRegularizer;
}

function kindOf(session: Session, place: Place, name: string): RegularizerName | null {
  const found = names.get(name);
  if (found !== undefined) return found;
  if (name === 'OrthogonalRegularizer' || name === 'orthogonal_regularizer')
    session.tell(place, { code: 'notHere', name });
  else
    session.tell(place, {
      code: 'unknownName',
      kind: 'regularizer',
      name: excerpt(name),
      nearest: nearest(name, names.keys()),
    });
  return null;
}

/** `keras.regularizers.L2(0.01)`. */
export function makeRegularizer(session: Session, site: CallSite, callee: string): Value {
  const kind = kindOf(session, site.callee, callee);
  if (kind === null) return told;
  const { takes: parameters, usual } = regularizers[kind];
  const old = kind === 'l1_l2' ? {} : { l: kind };
  const args = new Arguments(session, site, { callee, parameters, old });
  const amount = (name: 'l1' | 'l2'): number => args.numberOrNone(name, limits.penalty, null) ?? usual[name];
  return { kind: 'regularizer', spec: { l1: amount('l1'), l2: amount('l2') } };
}
