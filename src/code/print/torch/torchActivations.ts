import type { ActivationName } from '../../../engine/activations.ts';
import type { ActivationSpec } from '../../../engine/layerActivation.ts';
import type { ReluLayer } from '../../../engine/specs/model.ts';
import { float } from '../python.ts';

/** An element of `nn.Sequential`, and the class that the program has to define for it, if PyTorch has none. */
export interface Module {
  readonly expression: string;
  readonly helper: string | null;
}

const have = (expression: string): Module => ({ expression, helper: null });

function own(name: string, ...body: readonly string[]): Module {
  const lines = body.map((line) => `        ${line}`).join('\n');
  return {
    expression: `${name}()`,
    helper: `class ${name}(nn.Module):\n    def forward(self, x):\n${lines}`,
  };
}

const named: Readonly<Record<ActivationName, Module>> = {
  linear: have('nn.Identity()'),
  relu: have('nn.ReLU()'),
  sigmoid: have('nn.Sigmoid()'),
  tanh: have('nn.Tanh()'),
  softmax: have('nn.Softmax(dim=1)'),
  leaky_relu: have('nn.LeakyReLU(0.2)'),
  relu6: have('nn.ReLU6()'),
  elu: have('nn.ELU()'),
  celu: have('nn.CELU()'),
  selu: have('nn.SELU()'),
  softplus: have('nn.Softplus()'),
  squareplus: own('Squareplus', 'return (x + torch.sqrt(x**2 + 4)) / 2'),
  sparse_plus: own('SparsePlus', 'return torch.where(x < 1, torch.relu(x + 1) ** 2 / 4, x)'),
  silu: have('nn.SiLU()'),
  gelu: have('nn.GELU()'),
  mish: have('nn.Mish()'),
  hard_silu: have('nn.Hardswish()'),
  softsign: have('nn.Softsign()'),
  hard_sigmoid: have('nn.Hardsigmoid()'),
  hard_tanh: have('nn.Hardtanh()'),
  sparse_sigmoid: own('SparseSigmoid', 'return torch.clamp((x + 1) / 2, 0, 1)'),
  log_sigmoid: have('nn.LogSigmoid()'),
  soft_shrink: have('nn.Softshrink()'),
  hard_shrink: have('nn.Hardshrink()'),
  tanh_shrink: have('nn.Tanhshrink()'),
  exponential: own('Exponential', 'return torch.exp(x)'),
  log_softmax: have('nn.LogSoftmax(dim=1)'),
  sparsemax: own(
    'Sparsemax',
    'x = x - x.amax(1, keepdim=True)',
    'largest = torch.sort(x, dim=1, descending=True).values',
    'excess = largest.cumsum(1) - 1',
    'above = largest * torch.arange(1, x.shape[1] + 1) > excess',
    'count = above.sum(1, keepdim=True).clamp(min=1)',
    'return torch.relu(x - excess.gather(1, count - 1) / count)',
  ),
  step: own('Step', 'return torch.relu(torch.sign(x))  # 1 where x > 0, else 0'),
};

export function activationModule(spec: ActivationSpec): Module {
  if (typeof spec === 'string') return named[spec];
  switch (spec.type) {
    case 're_lu':
      return reluModule(spec);
    case 'leaky_re_lu':
      return have(`nn.LeakyReLU(${float(spec.negativeSlope)})`);
    case 'elu':
      return have(spec.alpha === 1 ? 'nn.ELU()' : `nn.ELU(${float(spec.alpha)})`);
  }
}

/** PyTorch's where there is one; else Keras's: x above the threshold, up to the maximum, a slope from there down. */
function reluModule({ maxValue, negativeSlope, threshold }: ReluLayer): Module {
  if (threshold === 0 && maxValue === null) {
    return negativeSlope === 0 ? have('nn.ReLU()') : have(`nn.LeakyReLU(${float(negativeSlope)})`);
  }
  if (threshold === 0 && negativeSlope === 0 && maxValue !== null && maxValue > 0) {
    return have(`nn.Hardtanh(0.0, ${float(maxValue)})`);
  }
  const most = maxValue === null ? 'float("inf")' : float(maxValue);
  return {
    expression: `ReLU(${most}, ${float(negativeSlope)}, ${float(threshold)})`,
    helper: `class ReLU(nn.Module):
    def __init__(self, max_value, negative_slope, threshold):
        super().__init__()
        self.max_value, self.slope, self.threshold = max_value, negative_slope, threshold

    def forward(self, x):
        above = torch.clamp(torch.where(x > self.threshold, x, 0.0 * x), max=self.max_value)
        return above - self.slope * torch.relu(self.threshold - x)`,
  };
}
