import type { OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import { optimizers, optimizerNames } from '../../keras/optimizers.ts';
import { defaultOptimizer } from '../defaults.ts';
import { readArguments, writeArguments } from './linkArguments.ts';
import { readOptions, writeThing } from './options.ts';
import { excerpt, type LinkError } from './result.ts';
import { readName } from './values.ts';

// opt = name [ ":" learningRate *( ":" number )] *( ":" word / ":" word "=" number / ":" schedule )
//       sgd:0.01:0.9:nesterov, adam:0.001:0.9:0.999:1e-7:amsgrad, rmsprop:0.001:rho=0.9:clipnorm=1
// Which arguments stand without a word, and which words there are: keras/optimizers.ts. The learning rate is always
// written, because people read it; what follows is written only if it is not the default.

export function writeOptimizer(spec: OptimizerSpec): string {
  return writeThing(spec.name, ...writeArguments(optimizers[spec.name].arguments, spec));
}

/** @throws Refusal */
export function readOptimizer(text: string): OptimizerSpec {
  const [head, ...parts] = text.split(':');
  const name = readName('opt', head, optimizerNames);
  const { arguments: table, example } = optimizers[name];
  const malformed: LinkError = { code: 'badValue', key: 'opt', value: excerpt(text), example };
  const options = readOptions('opt', parts, malformed);
  const spec = readArguments(table, defaultOptimizer(name), options, malformed);
  options.end();
  return spec;
}
