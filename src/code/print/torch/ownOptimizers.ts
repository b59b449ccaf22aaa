import type { AdamaxSpec, RmspropSpec, SgdSpec } from '../../../engine/specs/optimizers.ts';
import { float } from '../python.ts';

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

export function sgdHelper({ momentum, nesterov }: SgdSpec): string {
  return ownOptimizer(
    'SGD',
    "Keras's: the momentum remembers the learning rate that each step had.",
    `momentum = ${float(momentum)}`,
    'change = -group["lr"] * p.grad',
    's["m"] = self.momentum * s.get("m", 0) + change',
    nesterov ? 'p += self.momentum * s["m"] + change' : 'p += s["m"]',
  );
}

export function rmspropHelper({ rho, momentum, epsilon, centered }: RmspropSpec): string {
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

export function adamaxHelper({ beta1, beta2, epsilon }: AdamaxSpec): string {
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

export function nadamHelper({ beta1, beta2, epsilon }: AdamaxSpec): string {
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
