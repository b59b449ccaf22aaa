import { type Clip, type OptimizerName, optimizerNames, type OptimizerSpec } from '../../engine/specs/optimizers.ts';
import { limits } from '../limits.ts';
import { optimizerDefaults } from './defaults.ts';
import { flagged, type Options, positional, readOptions, valued, writeThing } from './options.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readSchedule, writeSchedule } from './schedule.ts';
import { readName, readNumber } from './values.ts';

// opt    = "sgd" [ ":" learningRate [ ":" momentum ]] [ ":nesterov" ]
//        / ( "adam" / "adamw" ) adam [ ":amsgrad" ] / ( "adamax" / "nadam" ) adam
//        / "rmsprop" [ ":" learningRate ] *( ":rho=" / ":momentum=" / ":epsilon=" ) [ ":centered" ]
//        / "adagrad" [ ":" learningRate ] *( ":initial_accumulator_value=" / ":epsilon=" )
//        / "adadelta" [ ":" learningRate ] *( ":rho=" / ":epsilon=" )
// adam   = [ ":" learningRate [ ":" beta1 [ ":" beta2 [ ":" epsilon ]]]]
// each  *( ":weight_decay=" number / ":clipnorm=" / ":clipvalue=" / ":global_clipnorm=" / ":" schedule )
// The learning rate is always written, because people read it; what follows is written only if it is not the default.

const clipWords = { norm: 'clipnorm', value: 'clipvalue', global_norm: 'global_clipnorm' } as const;
const clipKinds = ['norm', 'value', 'global_norm'] as const satisfies readonly Clip['by'][];

const examples: Readonly<Record<OptimizerName, string>> = {
  sgd: 'sgd:0.01:0.9:nesterov',
  rmsprop: 'rmsprop:0.001:rho=0.9',
  adam: 'adam:0.001:0.9:0.999:1e-7',
  adamw: 'adamw:0.001:weight_decay=0.004',
  adagrad: 'adagrad:0.001:initial_accumulator_value=0.1',
  adadelta: 'adadelta:0.001:rho=0.95',
  adamax: 'adamax:0.001:0.9:0.999:1e-7',
  nadam: 'nadam:0.001:0.9:0.999:1e-7',
};

export function writeOptimizer(spec: OptimizerSpec): string {
  return writeThing(
    spec.name,
    String(spec.learningRate),
    ...ownOptions(spec),
    valued('weight_decay', spec.weightDecay, optimizerDefaults[spec.name].weightDecay),
    spec.clip && `${clipWords[spec.clip.by]}=${spec.clip.limit}`,
    spec.schedule && writeSchedule(spec.schedule),
  );
}

function ownOptions(spec: OptimizerSpec): (string | null)[] {
  switch (spec.name) {
    case 'sgd': // nesterov comes after the momentum
      return [spec.momentum !== 0 || spec.nesterov ? String(spec.momentum) : null, flagged('nesterov', spec.nesterov)];
    case 'rmsprop': {
      const usual = optimizerDefaults.rmsprop;
      return [
        valued('rho', spec.rho, usual.rho),
        valued('momentum', spec.momentum, usual.momentum),
        valued('epsilon', spec.epsilon, usual.epsilon),
        flagged('centered', spec.centered),
      ];
    }
    case 'adagrad': {
      const usual = optimizerDefaults.adagrad;
      return [
        valued('initial_accumulator_value', spec.initialAccumulatorValue, usual.initialAccumulatorValue),
        valued('epsilon', spec.epsilon, usual.epsilon),
      ];
    }
    case 'adadelta': {
      const usual = optimizerDefaults.adadelta;
      return [valued('rho', spec.rho, usual.rho), valued('epsilon', spec.epsilon, usual.epsilon)];
    }
    case 'adam':
    case 'adamw':
    case 'adamax':
    case 'nadam': {
      const { beta1, beta2, epsilon } = optimizerDefaults[spec.name];
      return [
        ...positional([spec.beta1, spec.beta2, spec.epsilon], [beta1, beta2, epsilon]),
        flagged('amsgrad', 'amsgrad' in spec && spec.amsgrad),
      ];
    }
  }
}

/** @throws Refusal */
export function readOptimizer(text: string): OptimizerSpec {
  const [head, ...parts] = text.split(':');
  const name = readName('opt', head, optimizerNames);
  const malformed: LinkError = { code: 'badValue', key: 'opt', value: excerpt(text), example: examples[name] };
  const options = readOptions('opt', parts, malformed);
  const spec = readNamed(name, options, {
    learningRate: options.number(limits.learningRate, optimizerDefaults[name].learningRate),
    schedule: readSchedule(options),
    weightDecay: options.value('weight_decay', limits.weightDecay, optimizerDefaults[name].weightDecay),
    clip: readClip(options, malformed),
  });
  options.end();
  return spec;
}

function readNamed(
  name: OptimizerName,
  options: Options,
  common: Pick<OptimizerSpec, 'learningRate' | 'schedule' | 'weightDecay' | 'clip'>,
): OptimizerSpec {
  switch (name) {
    case 'sgd':
      return {
        name,
        ...common,
        momentum: options.number(limits.momentum, optimizerDefaults.sgd.momentum),
        nesterov: options.flag('nesterov'),
      };
    case 'rmsprop': {
      const usual = optimizerDefaults.rmsprop;
      return {
        name,
        ...common,
        rho: options.value('rho', limits.rho, usual.rho),
        momentum: options.value('momentum', limits.momentum, usual.momentum),
        epsilon: options.value('epsilon', limits.epsilon, usual.epsilon),
        centered: options.flag('centered'),
      };
    }
    case 'adagrad': {
      const usual = optimizerDefaults.adagrad;
      const initialAccumulatorValue = options.value(
        'initial_accumulator_value',
        limits.initialAccumulatorValue,
        usual.initialAccumulatorValue,
      );
      return {
        name,
        ...common,
        initialAccumulatorValue,
        epsilon: options.value('epsilon', limits.epsilon, usual.epsilon),
      };
    }
    case 'adadelta': {
      const usual = optimizerDefaults.adadelta;
      return {
        name,
        ...common,
        rho: options.value('rho', limits.rho, usual.rho),
        epsilon: options.value('epsilon', limits.epsilon, usual.epsilon),
      };
    }
    case 'adam':
    case 'adamw':
      return { name, ...common, ...readBetas(name, options), amsgrad: options.flag('amsgrad') };
    case 'adamax':
    case 'nadam':
      return { name, ...common, ...readBetas(name, options) };
  }
}

function readBetas(name: 'adam' | 'adamw' | 'adamax' | 'nadam', options: Options) {
  const usual = optimizerDefaults[name];
  return {
    beta1: options.number(limits.beta, usual.beta1),
    beta2: options.number(limits.beta, usual.beta2),
    epsilon: options.number(limits.epsilon, usual.epsilon),
  };
}

/** Reads the clip. Keras accepts one of the three kinds. */
function readClip(options: Options, malformed: LinkError): Clip | null {
  const clips = clipKinds.flatMap((by) => {
    const limit = options.text(clipWords[by]);
    return limit === undefined ? [] : [{ by, limit: readNumber('opt', limit, limits.clip) }];
  });
  if (clips.length > 1) throw new Refusal(malformed);
  return clips[0] ?? null;
}
