import { optimizerNames, type OptimizerSpec } from '../../engine/specs/optimizers.ts';
import { optimizers } from '../../keras/optimizers.ts';
import { defaultOptimizer } from '../defaults.ts';
import { readArguments, writeArguments } from './arguments.ts';
import { readOptions, writeThing } from './options.ts';
import { excerpt, type LinkError } from './result.ts';
import { readName } from './values.ts';

// opt    = "sgd" [ ":" learningRate [ ":" momentum ]] [ ":nesterov" ]
//        / ( "adam" / "adamw" ) adam [ ":amsgrad" ] / ( "adamax" / "nadam" ) adam
//        / "rmsprop" [ ":" learningRate ] *( ":rho=" / ":momentum=" / ":epsilon=" ) [ ":centered" ]
//        / "adagrad" [ ":" learningRate ] *( ":initial_accumulator_value=" / ":epsilon=" )
//        / "adadelta" [ ":" learningRate ] *( ":rho=" / ":epsilon=" )
// adam   = [ ":" learningRate [ ":" beta1 [ ":" beta2 [ ":" epsilon ]]]]
// each  *( ":weight_decay=" number / ":clipnorm=" / ":clipvalue=" / ":global_clipnorm=" / ":" schedule )
// The learning rate is always written, because people read it; what follows is written only if it is not the default.

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
