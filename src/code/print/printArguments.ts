import { equal } from '../../document/equal.ts';
import type { ActivationName } from '../../engine/activations.ts';
import type { InitializerSpec } from '../../engine/specs/initializerSpecs.ts';
import type { Regularizer } from '../../engine/specs/regularizerSpec.ts';
import { type Arguments, type Given, givenArguments } from '../../keras/argument.ts';
import { initializers } from '../../keras/initializers.ts';
import { regularizerName, regularizers } from '../../keras/regularizers.ts';
import type { Dialect } from './dialect.ts';
import { type Argument, bool, type Expression, float, int, keyword, number, positional } from './python.ts';

/** The arguments of a class, what is Keras's default left out. */
export function printArguments<S extends object>(table: Arguments<S>, spec: S, dialect: Dialect): readonly Argument[] {
  return givenArguments(table, spec).flatMap((given) => printArgument(given, dialect));
}

/** Nothing where the value is Keras's default of the dialect's time. */
export function printArgument(given: Given, dialect: Dialect): readonly Argument[] {
  const then = dialect.name === 'keras2017' ? given.in2017 : undefined;
  if (!given.needed && !given.always && equal(given.value, then?.usual ?? given.usual)) return [];
  const value = expression(given, dialect);
  return [given.positional ? positional(value) : keyword(then?.name ?? given.name, value)];
}

function expression(given: Given, dialect: Dialect): Expression {
  switch (given.type) {
    case 'number':
    case 'optional':
      if (given.value === null) return 'None';
      return (given.whole ? int : given.int ? number : float)(given.value);
    case 'flag':
      return bool(given.value);
    case 'choice':
    case 'monitor':
      return dialect.text(given.value);
    case 'activation':
      return activation(given.value, dialect);
    case 'initializer':
      return initializer(given.value, dialect);
    case 'regularizer':
      return regularizer(given.value, dialect);
    case 'numbers':
      return { items: given.value.map(given.whole ? int : float) };
    case 'schedule':
    case 'clip':
      throw new TypeError(`${given.name} is no argument of Keras`); // optimizers.ts prints them
  }
}

const sparsemaxNote = 'sparsemax: Keras up to 3.15.1 takes too large a threshold where more than one output is not 0';

/** A string, but `step`, which Keras has not: the program defines it. */
function activation(name: ActivationName, dialect: Dialect): Expression {
  if (name === 'step') return name;
  dialect.word(name);
  if (name === 'sparsemax' && dialect.name === 'keras3') dialect.note(sparsemaxNote);
  return dialect.text(name);
}

/**
 * A name, or an object where there are arguments that are not Keras's defaults. Keras 3 makes nothing of the name
 * `constant`: `keras.initializers.get` passes no `value`, and the class then misses it (KeyError).
 */
function initializer(spec: InitializerSpec, dialect: Dialect): Expression {
  if (spec === 'constant' && dialect.name === 'keras3') return dialect.make('initializers', 'Constant', []);
  if (typeof spec === 'string') {
    dialect.word(spec);
    return dialect.text(spec);
  }
  if (spec.name === 'variance_scaling') {
    const { distribution } = spec;
    dialect.word(distribution === 'truncated_normal' ? 'VarianceScaling.normal' : distribution);
  }
  const { className, arguments: table } = initializers[spec.name];
  return dialect.make('initializers', className, printArguments(table, spec, dialect));
}

/** `keras.regularizers.L2(0.01)`, in 2017's style `l2(0.01)`. */
function regularizer(spec: Regularizer, dialect: Dialect): Expression {
  const { className, aliases, takes } = regularizers[regularizerName(spec)];
  const args = takes.map((key) =>
    (takes.length === 1 ? positional : (value: string) => keyword(key, value))(float(spec[key])),
  );
  return dialect.make('regularizers', dialect.name === 'keras2017' ? aliases[0] : className, args);
}
