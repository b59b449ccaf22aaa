import type { Experiment } from '../../../document/experiment.ts';
import { trainableCount } from '../../../document/shape.ts';
import { float, pretty } from '../python.ts';
import { freezeLines } from './modules.ts';
import { scheduleHelper } from './torchSchedule.ts';
import { construct, decaysItself, epsilonLines } from './updateRules.ts';

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
