import type { Experiment } from '../../../document/experiment.ts';
import { rateChanges } from '../../../document/monitors.ts';
import type { AdamaxSpec } from '../../../engine/optimizers/adamax.ts';
import type { RmspropSpec } from '../../../engine/optimizers/rmsprop.ts';
import type { SgdSpec } from '../../../engine/optimizers/sgd.ts';
import { type Argument, bool, call, type Call, float, keyword, positional } from '../python.ts';

/** p - rate * decay * p: AdamW's, and plain SGD's too, which adds decay * p to the gradient. */
export function decaysItself({ optimizer: spec }: Experiment): boolean {
  return spec.name === 'adam' || spec.name === 'adamw' || (spec.name === 'sgd' && spec.momentum === 0);
}

interface Made {
  readonly call: Call;
  readonly helper: string | null;
}

export function construct(e: Experiment, parameters: string): Made {
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
      if (rateChanges(e)) return own('SGD', sgdHelper(spec)); // else PyTorch's momentum is the same as Keras's
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
export function epsilonLines({ optimizer: spec }: Experiment): readonly string[] {
  if (spec.name !== 'adam' && spec.name !== 'adamw') return [];
  return [
    '# Keras adds epsilon to what is not yet corrected for its bias.',
    `optimizer.param_groups[0]["eps"] = ${float(spec.epsilon)} / math.sqrt(1 - ${float(spec.beta2)} ** (step + 1))`,
  ];
}

// Keras's update rules where torch.optim has another one.

function ownOptimizer(name: string, why: string, settings: string, ...update: readonly string[]): string {
  return [
    `class ${name}(torch.optim.Optimizer):`,
    `    """${why}"""`,
    '',
    `    ${settings}`,
    '',
    '    def __init__(self, parameters, lr):',
    '        super().__init__(parameters, dict(lr=lr))',
    '',
    '    @torch.no_grad()',
    '    def step(self):',
    '        for group in self.param_groups:',
    '            for p in group["params"]:',
    '                s = self.state[p]',
    ...update.map((line) => `                ${line}`),
  ].join('\n');
}

function sgdHelper({ momentum, nesterov }: SgdSpec): string {
  return ownOptimizer(
    'SGD',
    "Keras's: the momentum remembers the learning rate that each step had.",
    `momentum = ${float(momentum)}`,
    'change = -group["lr"] * p.grad',
    's["m"] = self.momentum * s.get("m", 0) + change',
    nesterov ? 'p += self.momentum * s["m"] + change' : 'p += s["m"]',
  );
}

function rmspropHelper({ rho, momentum, epsilon, centered }: RmspropSpec): string {
  return ownOptimizer(
    'RMSprop',
    "Keras's: epsilon stands under the root.",
    momentum > 0
      ? `rho, momentum, epsilon = ${float(rho)}, ${float(momentum)}, ${float(epsilon)}`
      : `rho, epsilon = ${float(rho)}, ${float(epsilon)}`,
    's["v"] = self.rho * s.get("v", 0) + (1 - self.rho) * p.grad**2',
    ...(centered ? ['s["g"] = self.rho * s.get("g", 0) + (1 - self.rho) * p.grad'] : []),
    `root = torch.sqrt(s["v"]${centered ? ' - s["g"] ** 2' : ''} + self.epsilon)`,
    ...(momentum > 0
      ? ['s["m"] = self.momentum * s.get("m", 0) + group["lr"] * p.grad / root', 'p -= s["m"]']
      : ['p -= group["lr"] * p.grad / root']),
  );
}

function adamaxHelper({ beta1, beta2, epsilon }: AdamaxSpec): string {
  return ownOptimizer(
    'Adamax',
    "Keras's: epsilon is added to the largest gradient, PyTorch's to each that is compared.",
    `beta_1, beta_2, epsilon = ${float(beta1)}, ${float(beta2)}, ${float(epsilon)}`,
    's["t"] = s.get("t", 0) + 1',
    's["m"] = self.beta_1 * s.get("m", 0) + (1 - self.beta_1) * p.grad',
    's["u"] = torch.maximum(self.beta_2 * s.get("u", torch.zeros_like(p)), p.grad.abs())',
    'm = s["m"] / (1 - self.beta_1 ** s["t"])',
    'p -= group["lr"] * m / (s["u"] + self.epsilon)',
  );
}

function nadamHelper({ beta1, beta2, epsilon }: AdamaxSpec): string {
  return ownOptimizer(
    'Nadam',
    "Keras's: its momentum grows with 0.96**t, PyTorch's with 0.96**(0.004 * t).",
    `beta_1, beta_2, epsilon = ${float(beta1)}, ${float(beta2)}, ${float(epsilon)}`,
    's["t"] = s.get("t", 0) + 1',
    'now = self.beta_1 * (1 - 0.5 * 0.96 ** s["t"])',
    'ahead = self.beta_1 * (1 - 0.5 * 0.96 ** (s["t"] + 1))',
    's["product"] = s.get("product", 1) * now',
    's["m"] = self.beta_1 * s.get("m", 0) + (1 - self.beta_1) * p.grad',
    's["v"] = self.beta_2 * s.get("v", 0) + (1 - self.beta_2) * p.grad**2',
    'm = (1 - now) * p.grad / (1 - s["product"])',
    'm += ahead * s["m"] / (1 - ahead * s["product"])',
    'v = s["v"] / (1 - self.beta_2 ** s["t"])',
    'p -= group["lr"] * m / (torch.sqrt(v) + self.epsilon)',
  );
}
