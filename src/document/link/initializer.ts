import { initializerNames, type InitializerName, type InitializerSpec } from '../../engine/specs/initializerSpecs.ts';
import { initializers } from '../../keras/initializers.ts';
import { usualInitializer, withArguments } from '../initializerArguments.ts';
import { tidyInitializer } from '../tidyArguments.ts';
import { readList, writeList } from './list.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readName } from './values.ts';

// initializer = name                                  he_normal: Keras's default arguments
//             / "random_uniform," minval "," maxval
//             / ( "random_normal" / "truncated_normal" ) "," mean "," stddev
//             / ( "orthogonal" / "identity" ) "," gain
//             / "constant," value
//             / "variance_scaling," scale "," mode "," distribution

/** The initializers that a link can name. */
export const initializerWords: readonly (InitializerName | 'variance_scaling')[] = [
  ...initializerNames,
  'variance_scaling',
];

export function writeInitializer(spec: InitializerSpec): string {
  return typeof spec === 'string' ? spec : `${spec.name},${writeList(initializers[spec.name].arguments, spec, false)}`;
}

/** @throws Refusal */
export function readInitializer(text: string): InitializerSpec {
  const [head, ...parts] = text.split(',', 5);
  const name = readName('net', head, initializerWords);
  if (parts.length === 0 && name !== 'variance_scaling') return name;
  const { example, arguments: table } = initializers[name];
  const malformed: LinkError = {
    code: 'badValue',
    key: 'net',
    value: excerpt(text),
    example: example === undefined ? name : `${name},${example}`,
  };
  const usual = withArguments(usualInitializer(name));
  if (usual === null) throw new Refusal(malformed);
  return tidyInitializer(readList('net', parts, table, usual, false, malformed));
}
