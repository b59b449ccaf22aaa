import { limits } from '../../document/limits.ts';
import type { InitializerSpec } from '../../engine/specs/initializers.ts';
import { Arguments, type CallSite } from './arguments.ts';
import { nearest } from './nearest.ts';
import { excerpt, type Place } from './problem.ts';
import type { Session } from './session.ts';
import { told, type Value } from './value.ts';

type Name = 'variance_scaling' | Extract<InitializerSpec, string>;

/** Keras's class names and function names → the page's. keras/src/initializers/__init__.py */
const names: Readonly<Record<string, Name>> = {
  GlorotUniform: 'glorot_uniform',
  GlorotNormal: 'glorot_normal',
  HeUniform: 'he_uniform',
  HeNormal: 'he_normal',
  LecunUniform: 'lecun_uniform',
  LecunNormal: 'lecun_normal',
  RandomUniform: 'random_uniform',
  RandomNormal: 'random_normal',
  TruncatedNormal: 'truncated_normal',
  Orthogonal: 'orthogonal',
  OrthogonalInitializer: 'orthogonal',
  Identity: 'identity',
  IdentityInitializer: 'identity',
  Zeros: 'zeros',
  Ones: 'ones',
  Constant: 'constant',
  VarianceScaling: 'variance_scaling',
  glorot_uniform: 'glorot_uniform',
  glorot_normal: 'glorot_normal',
  he_uniform: 'he_uniform',
  he_normal: 'he_normal',
  lecun_uniform: 'lecun_uniform',
  lecun_normal: 'lecun_normal',
  random_uniform: 'random_uniform',
  random_normal: 'random_normal',
  truncated_normal: 'truncated_normal',
  orthogonal: 'orthogonal',
  identity: 'identity',
  zeros: 'zeros',
  ones: 'ones',
  constant: 'constant',
  variance_scaling: 'variance_scaling',
  // older names
  uniform: 'random_uniform',
  normal: 'random_normal',
  zero: 'zeros',
  one: 'ones',
  glorot_uniform_initializer: 'glorot_uniform',
  glorot_normal_initializer: 'glorot_normal',
  zeros_initializer: 'zeros',
  ones_initializer: 'ones',
};

const usualScaling = { name: 'variance_scaling', scale: 1, mode: 'fan_in', distribution: 'truncated_normal' } as const;

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
  const spec = found === 'variance_scaling' ? usualScaling : found;
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
  if (Object.hasOwn(names, name)) return names[name];
  session.tell(place, {
    code: 'unknownName',
    kind: 'initializer',
    name: excerpt(name),
    nearest: nearest(name, Object.keys(names)),
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
  const take = (...parameters: string[]): Arguments => {
    const args = new Arguments(session, site, {
      callee,
      parameters: [...parameters, 'seed', 'dtype'],
      old: { scale: parameters.includes('gain') ? 'gain' : 'scale' },
    });
    args.idle(['seed', 'dtype']);
    return args;
  };
  switch (name) {
    case 'random_uniform': {
      const args = take('minval', 'maxval');
      const minval = args.number('minval', limits.initial, -0.05);
      const maxval = args.number('maxval', limits.initial, 0.05);
      return minval === -0.05 && maxval === 0.05 ? name : { name, minval, maxval };
    }
    case 'random_normal':
    case 'truncated_normal': {
      const args = take('mean', 'stddev');
      const mean = args.number('mean', limits.initial, 0);
      const stddev = args.number('stddev', limits.spread, 0.05);
      return mean === 0 && stddev === 0.05 ? name : { name, mean, stddev };
    }
    case 'orthogonal':
    case 'identity': {
      const gain = take('gain').number('gain', limits.initial, 1);
      return gain === 1 ? name : { name, gain };
    }
    case 'constant': {
      const value = take('value').number('value', limits.initial, 0);
      return value === 0 ? name : { name, value };
    }
    case 'variance_scaling': {
      const args = take('scale', 'mode', 'distribution');
      const modes = ['fan_in', 'fan_out', 'fan_avg'] as const;
      const kinds = ['truncated_normal', 'untruncated_normal', 'uniform', 'normal'] as const;
      const distribution = args.word('distribution', kinds, usualScaling.distribution);
      return {
        name,
        scale: args.number('scale', limits.scale, 1),
        mode: args.word('mode', modes, usualScaling.mode),
        distribution: distribution === 'normal' ? 'truncated_normal' : distribution, // as it was called in 2017
      };
    }
    case 'glorot_uniform':
    case 'glorot_normal':
    case 'he_uniform':
    case 'he_normal':
    case 'lecun_uniform':
    case 'lecun_normal':
    case 'zeros':
    case 'ones':
      take();
      return name;
  }
}
