import { initializerNames, type InitializerSpec } from '../../engine/specs/initializers.ts';
import { limits } from '../limits.ts';
import { tidyInitializer } from '../tidy/initializer.ts';
import { excerpt, Refusal } from './result.ts';
import { readName, readNumber } from './values.ts';

// initializer = name                                  he_normal: Keras's default arguments
//             / "random_uniform," minval "," maxval
//             / ( "random_normal" / "truncated_normal" ) "," mean "," stddev
//             / ( "orthogonal" / "identity" ) "," gain
//             / "constant," value
//             / "variance_scaling," scale "," mode "," distribution

const modes = ['fan_in', 'fan_out', 'fan_avg'] as const;
const distributions = ['truncated_normal', 'untruncated_normal', 'uniform'] as const;

export function writeInitializer(spec: InitializerSpec): string {
  if (typeof spec === 'string') return spec;
  switch (spec.name) {
    case 'random_uniform':
      return `${spec.name},${spec.minval},${spec.maxval}`;
    case 'random_normal':
    case 'truncated_normal':
      return `${spec.name},${spec.mean},${spec.stddev}`;
    case 'orthogonal':
    case 'identity':
      return `${spec.name},${spec.gain}`;
    case 'constant':
      return `${spec.name},${spec.value}`;
    case 'variance_scaling':
      return `${spec.name},${spec.scale},${spec.mode},${spec.distribution}`;
  }
}

/** @throws Refusal */
export function readInitializer(text: string): InitializerSpec {
  const [head, ...parts] = text.split(',', 5);
  const name = readName('net', head, [...initializerNames, 'variance_scaling'] as const);
  if (parts.length === 0 && name !== 'variance_scaling') return name;
  const needs = (count: number, example: string): void => {
    if (parts.length !== count) throw new Refusal({ code: 'badValue', key: 'net', value: excerpt(text), example });
  };
  const initial = (at: number): number => readNumber('net', parts[at], limits.initial);
  switch (name) {
    case 'random_uniform':
      needs(2, 'random_uniform,-0.1,0.1');
      return tidyInitializer({ name, minval: initial(0), maxval: initial(1) });
    case 'random_normal':
    case 'truncated_normal':
      needs(2, `${name},0,0.1`);
      return tidyInitializer({ name, mean: initial(0), stddev: readNumber('net', parts[1], limits.spread) });
    case 'orthogonal':
    case 'identity':
      needs(1, `${name},0.5`);
      return tidyInitializer({ name, gain: initial(0) });
    case 'constant':
      needs(1, 'constant,0.5');
      return tidyInitializer({ name, value: initial(0) });
    case 'variance_scaling':
      needs(3, 'variance_scaling,2,fan_in,uniform');
      return {
        name,
        scale: readNumber('net', parts[0], limits.scale),
        mode: readName('net', parts[1], modes),
        distribution: readName('net', parts[2], distributions),
      };
    case 'glorot_uniform':
    case 'glorot_normal':
    case 'he_uniform':
    case 'he_normal':
    case 'lecun_uniform':
    case 'lecun_normal':
    case 'zeros':
    case 'ones':
      throw new Refusal({ code: 'badValue', key: 'net', value: excerpt(text), example: name });
  }
}
