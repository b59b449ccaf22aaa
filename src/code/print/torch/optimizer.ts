import type { Experiment } from '../../../document/experiment.ts';
import { trainableCount } from '../../../document/shape.ts';
import { type Argument, bool, call, type Call, float, keyword, positional, pretty } from '../python.ts';
import { freezeLines } from './modules.ts';
import { adamaxHelper, nadamHelper, rmspropHelper, sgdHelper } from './ownOptimizers.ts';
import { scheduleHelper } from './schedule.ts';

/** `torch.optim` where it does what Keras does, else a small optimizer of the program's own. */
export interface TorchOptimizer {
  /** Functions and classes to be defined before. */
  readonly helpers: readonly string[];
  /** None where nothing is trained. Lines that make `optimizer`, and `parameters` where it is asked for. */
  readonly lines: readonly string[];
  /** Lines that change the gradients and numbers of a batch, between `backward` and `optimizer.step`. */
  readonly before: readonly string[];
  /** Whether `before` counts the batches in `step`, from 0. */
  readonly counts: boolean;
}

export function torchOptimizer(e: Experiment): TorchOptimizer {
  const { optimizer: spec } = e;
  if (!trains(e)) return { helpers: [], lines: [], before: [], counts: false };
  const { schedule, clip, weightDecay } = spec;
  const byHand = weightDecay > 0 && !decaysItself(e);
  const named = clip !== null || byHand || freezeLines(e).length > 0;
  const made = construct(e, named ? 'parameters' : 'model.parameters()');
  const frozen = freezeLines(e).length > 0 ? '[p for p in model.parameters() if p.requires_grad]' : null;
  const rate = schedule === null ? [] : ['optimizer.param_groups[0]["lr"] = learning_rate(step)'];
  return {
    helpers: [
      ...(schedule === null ? [] : [scheduleHelper(spec.learningRate, schedule)]),
      ...(made.helper === null ? [] : [made.helper]),
    ],
    lines: [
      ...(named ? [`parameters = ${frozen ?? 'list(model.parameters())'}`] : []),
      `optimizer = ${pretty(made.call, 0, 'optimizer = '.length)}`,
    ],
    before: [...clipLines(e), ...rate, ...(byHand ? decayLines(weightDecay) : []), ...epsilonLines(e)],
    counts: schedule !== null || epsilonLines(e).length > 0,
  };
}

/** Returns true if anything can be trained. torch.optim and backward fail without parameters. */
export function trains(e: Experiment): boolean {
  return trainableCount(e) > 0;
}

/**
 * Whether the learning rate can change while the optimizer works: as long as it does not, PyTorch's momentum is the same
 * as Keras's.
 */
function rateChanges({ optimizer: { schedule }, callbacks }: Experiment): boolean {
  return schedule !== null || callbacks.some(({ name }) => name === 'reduce_lr_on_plateau');
}

/** p - rate * decay * p: AdamW's, and plain SGD's too, which adds decay * p to the gradient. */
function decaysItself({ optimizer: spec }: Experiment): boolean {
  return spec.name === 'adam' || spec.name === 'adamw' || (spec.name === 'sgd' && spec.momentum === 0);
}

interface Made {
  readonly call: Call;
  readonly helper: string | null;
}

function construct(e: Experiment, parameters: string): Made {
  const { optimizer: spec } = e;
  const lr = keyword('lr', spec.schedule === null ? float(spec.learningRate) : 'learning_rate(0)');
  const decay = spec.weightDecay > 0 && decaysItself(e) ? [keyword('weight_decay', float(spec.weightDecay))] : [];
  const make = (name: string, ...args: readonly Argument[]): Made => ({
    call: call(`torch.optim.${name}`, positional(parameters), lr, ...args),
    helper: null,
  });
  const own = (name: string, helper: string): Made => ({ call: call(name, positional(parameters), lr), helper });
  switch (spec.name) {
    case 'sgd': {
      if (spec.momentum === 0) return make('SGD', ...decay);
      if (rateChanges(e)) return own('SGD', sgdHelper(spec));
      const momentum = keyword('momentum', float(spec.momentum));
      return make('SGD', momentum, ...(spec.nesterov ? [keyword('nesterov', bool(true))] : []));
    }
    case 'rmsprop':
      return own('RMSprop', rmspropHelper(spec));
    case 'adam':
    case 'adamw': {
      const amsgrad = spec.amsgrad ? [keyword('amsgrad', bool(true))] : [];
      return make(decay.length === 0 ? 'Adam' : 'AdamW', ...betas(spec), ...decay, ...amsgrad);
    }
    case 'adagrad': {
      // Keras's epsilon stands under the root: with the sum itself it may as well begin there.
      const first = `${float(spec.initialAccumulatorValue)} + ${float(spec.epsilon)}`;
      return make('Adagrad', keyword('initial_accumulator_value', first), keyword('eps', '0'));
    }
    case 'adadelta':
      return make('Adadelta', keyword('rho', float(spec.rho)), keyword('eps', float(spec.epsilon)));
    case 'adamax':
      return own('Adamax', adamaxHelper(spec));
    case 'nadam':
      return own('Nadam', nadamHelper(spec));
  }
}

/** Nothing where they are what both have for defaults. */
function betas({ beta1, beta2 }: { readonly beta1: number; readonly beta2: number }): readonly Argument[] {
  return beta1 === 0.9 && beta2 === 0.999 ? [] : [keyword('betas', `(${float(beta1)}, ${float(beta2)})`)];
}

/** PyTorch adds epsilon after Adam's bias correction, Keras before it. */
function epsilonLines({ optimizer: spec }: Experiment): readonly string[] {
  if (spec.name !== 'adam' && spec.name !== 'adamw') return [];
  return [
    '# Keras adds epsilon to what is not yet corrected for its bias.',
    `optimizer.param_groups[0]["eps"] = ${float(spec.epsilon)} / math.sqrt(1 - ${float(spec.beta2)} ** (step + 1))`,
  ];
}

function clipLines({ optimizer: { clip } }: Experiment): readonly string[] {
  if (clip === null) return [];
  const limit = float(clip.limit);
  switch (clip.by) {
    case 'value':
      return [`nn.utils.clip_grad_value_(parameters, ${limit})`];
    case 'norm':
      return ['for p in parameters:', `    p.grad *= ${limit} / max(p.grad.norm().item(), ${limit})`];
    case 'global_norm':
      return [
        'norm = math.sqrt(sum(p.grad.square().sum().item() for p in parameters))',
        'for p in parameters:',
        `    p.grad *= ${limit} / max(norm, ${limit})`,
      ];
  }
}

/** weight_decay of Keras, which is not added to the gradient. */
function decayLines(weightDecay: number): readonly string[] {
  return [
    'with torch.no_grad():',
    '    for p in parameters:',
    `        p -= ${float(weightDecay)} * optimizer.param_groups[0]["lr"] * p`,
  ];
}
