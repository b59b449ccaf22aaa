import { createLoss } from '../../../engine/createLoss.ts';
import { layOut } from '../../../engine/layout.ts';
import type { Experiment } from '../../../document/experiment.ts';
import type { InitializerSpec } from '../../../engine/specs/initializerSpecs.ts';
import { isFunction, layerActivation } from '../../../engine/layerActivation.ts';
import type { Layer } from '../../../engine/specs/model.ts';
import { float, int } from '../python.ts';
import { activationModule, type Module } from './torchActivations.ts';

/** Elements of a layer in `nn.Sequential`: none, one or two. */
export interface TorchLayer {
  /** Index in the Sequential of its first element. */
  readonly at: number;
  readonly modules: readonly Module[];
  /** Comment in place of the activation that the loss begins with. */
  readonly comment: string | null;
}

/**
 * The activation at the end of the network that is left out of the Sequential, because PyTorch's loss begins with it
 * and is exact where it saturates, as Keras's is; null where there is none.
 */
export function activationInLoss(e: Experiment): 'softmax' | 'sigmoid' | null {
  const { ops } = layOut(e);
  const last = ops.at(-1);
  const wanted = createLoss(e.loss, e.lossOptions).through?.activation;
  if (ops.length < 2 || last?.kind !== 'activation' || last.activation !== wanted) return null;
  return wanted === 'softmax' || wanted === 'sigmoid' ? wanted : null;
}

export function torchLayers(e: Experiment): readonly TorchLayer[] {
  const inLoss = activationInLoss(e);
  let width = e.inputs;
  let at = 0;
  return e.layers.map((layer, index) => {
    const all = modulesOf(layer, width);
    const isCut = inLoss !== null && index === e.layers.length - 1;
    const modules = isCut ? all.slice(0, -1) : all;
    const made = { at, modules, comment: isCut ? `# ${inLoss}: the loss begins with it` : null };
    if (layer.type === 'dense') width = layer.units;
    at += modules.length;
    return made;
  });
}

function modulesOf(layer: Layer, width: number): readonly Module[] {
  const have = (expression: string): Module => ({ expression, helper: null });
  if (isFunction(layer)) return [activationModule(layerActivation(layer) ?? 'linear')];
  switch (layer.type) {
    case 'dense': {
      const bias = layer.useBias ? '' : ', bias=False';
      const linear = have(`nn.Linear(${int(width)}, ${int(layer.units)}${bias})`);
      return layer.activation === 'linear' ? [linear] : [linear, activationModule(layer.activation)];
    }
    case 'p_re_lu':
      // Of slopes that begin at 0, PReLU is Keras's.
      return isZero(layer.alphaInitializer)
        ? [have(`nn.PReLU(${int(width)}, init=0.0)`)]
        : [{ expression: `PReLU(${int(width)})`, helper: prelu }];
    case 'dropout':
      return [have(`nn.Dropout(${float(layer.rate)})`)];
    case 'gaussian_noise':
      return [{ expression: `GaussianNoise(${float(layer.stddev)})`, helper: gaussianNoise }];
    case 'batch_normalization': {
      const momentum = `momentum=1 - ${float(layer.momentum)}`;
      return [
        {
          expression: `BatchNorm1d(${int(width)}, eps=${float(layer.epsilon)}, ${momentum})`,
          helper: batchNorm,
        },
      ];
    }
    case 'layer_normalization':
      return [have(`nn.LayerNorm(${int(width)}, eps=${float(layer.epsilon)})`)];
  }
}

/** Lines after the Sequential that freeze layers and the unused parts of a normalization. */
export function freezeLines(e: Experiment): readonly string[] {
  return torchLayers(e).flatMap(({ at }, index) => {
    const layer = e.layers[index];
    const fix = (name: string, reason: string): string => `model[${at}].${name}requires_grad_(False)  # ${reason}`;
    if (isFunction(layer)) return [];
    switch (layer.type) {
      case 'dense':
      case 'p_re_lu':
        return layer.trainable ? [] : [fix('', 'trainable=False')];
      case 'batch_normalization':
      case 'layer_normalization': {
        const batch = layer.type === 'batch_normalization';
        if (!layer.trainable) {
          return [fix('', 'trainable=False'), ...(batch ? [`model[${at}].frozen = True`] : [])];
        }
        return [
          ...(layer.scale ? [] : [fix('weight.', 'scale=False')]),
          ...(layer.center ? [] : [fix('bias.', 'center=False')]),
        ];
      }
      case 'dropout':
      case 'gaussian_noise':
        return [];
    }
  });
}

/** Constant's value is 0 by default. */
export function isZero(spec: InitializerSpec): boolean {
  return spec === 'zeros' || spec === 'constant';
}

const prelu = `class PReLU(nn.PReLU):
    """Keras's: where x is just 0, no gradient passes; in PyTorch's the slope's part does."""

    def forward(self, x):
        return torch.relu(x) - self.weight * torch.relu(-x)`;

const gaussianNoise = `class GaussianNoise(nn.Module):
    def __init__(self, stddev):
        super().__init__()
        self.stddev = stddev

    def forward(self, x):
        return x + self.stddev * torch.randn_like(x) if self.training else x`;

const batchNorm = `class BatchNorm1d(nn.BatchNorm1d):
    """Keras's: the variance that it remembers is divided by n, PyTorch's by n - 1."""

    frozen = False

    def forward(self, x):
        if self.frozen or not self.training:
            mean, variance = self.running_mean, self.running_var
        else:
            mean, variance = x.mean(0), x.var(0, unbiased=False)
            self.running_mean.lerp_(mean.detach(), self.momentum)
            self.running_var.lerp_(variance.detach(), self.momentum)
        return (x - mean) / torch.sqrt(variance + self.eps) * self.weight + self.bias`;
