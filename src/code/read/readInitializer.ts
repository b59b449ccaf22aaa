import { plainInitializer, usualInitializer, withArguments } from '../../document/initializerArguments.ts';
import type { InitializerSpec } from '../../engine/specs/initializerSpecs.ts';
import { mapArguments } from '../../keras/argument.ts';
import { initializers } from '../../keras/initializers.ts';
import { Arguments, oldNames, parametersOf } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, told, type Value } from './value.ts';

type Name = keyof typeof initializers;

/** Keras's class names and function names, today's and older ones → the page's. keras/src/initializers/__init__.py */
const names: ReadonlyMap<string, Name> = new Map(
  (Object.keys(initializers) as Name[]).flatMap((name) => {
    const { className, aliases = [] } = initializers[name];
    return [className, name, ...aliases].map((each) => [each, name] as const);
  }), // the table's own keys
);

/** `kernel_initializer='he_normal'` or an object or a class of `keras.initializers`. */
export function readInitializer(args: Arguments, argument: string, usual: InitializerSpec): InitializerSpec {
  const given = args.some(argument);
  if (given === null) return usual;
  const { value } = given;
  if (value.kind === 'initializer') return value.spec;
  const name = value.kind === 'string' || (value.kind === 'keras' && value.family === 'initializers') ? value : null;
  if (value.kind === 'function') {
    args.session.tell(given, { code: 'ownFunction', name: excerpt(value.definition.name) || null });
    return usual;
  }
  if (name === null) {
    args.wrong(given, argument, 'initializer');
    return usual;
  }
  const found = nameOf(args.session, given, name.kind === 'string' ? name.value : name.name);
  if (found === null) return usual;
  const spec = usualInitializer(found);
  return name.kind === 'string' ? inItsTime(args, given, spec) : spec;
}

/** Meaning of an initializer's name in the program's time. */
function inItsTime({ session, site }: Arguments, given: Place, spec: InitializerSpec): InitializerSpec {
  if (spec === 'constant' && !session.time.of2017) session.tell(given, { code: 'constantByName' });
  if (!session.time.of2017 || typeof spec !== 'string') return spec;
  const isKeras1 = site.named.some(({ name }) => name === 'init');
  if (isKeras1 && spec === 'orthogonal') {
    session.tell(given, { code: 'meantOtherwise', name: spec, what: 'gain' });
    return { name: spec, gain: 1.1 };
  }
  // Keras 2 did not compensate for the tails that are cut off; Keras 1 cut nothing off.
  if (!isKeras1 && /^(?:glorot|he|lecun)_normal$/.test(spec)) {
    session.tell(given, { code: 'meantOtherwise', name: spec, what: 'smaller' });
  }
  return spec;
}

function nameOf(session: Session, place: Place, name: string): Name | null {
  const found = names.get(name);
  if (found !== undefined) return found;
  session.tell(place, {
    code: 'unknownName',
    kind: 'initializer',
    name: excerpt(name),
    nearest: nearest(name, names.keys()),
  });
  return null;
}

/** `keras.initializers.RandomNormal(stddev=0.1)`. */
export function makeInitializer(session: Session, site: CallSite, callee: string): Value {
  const name = nameOf(session, site.callee, callee);
  if (name === null) return told;
  return { kind: 'initializer', spec: read(session, site, callee, name) };
}

function read(session: Session, site: CallSite, callee: string, name: Name): InitializerSpec {
  const { arguments: table } = initializers[name];
  const parameters = [...parametersOf(table), 'seed', 'dtype'];
  const args = new Arguments(session, site, { callee, parameters, old: oldNames(table) });
  args.idle(['seed', 'dtype']);
  const usual = withArguments(usualInitializer(name));
  if (usual === null) return usualInitializer(name);
  return plainInitializer(mapArguments(table, usual, (given) => args.value(given)));
}
