import { infoOf } from '../../../data/spec.ts';
import type { Experiment } from '../../../document/experiment.ts';
import type { Regularizer } from '../../../engine/specs/regularizerSpec.ts';
import { layOut } from '../../../engine/layout.ts';
import { float } from '../python.ts';
import { activationInLoss, torchLayers } from './modules.ts';

/** Lines that define `loss_function(output, target)`: Keras's loss of a batch with what the regularizers add. */
export function lossLines(e: Experiment): readonly string[] {
  const terms = penaltyTerms(e);
  if (terms.length === 0) return dataLossLines(e, 'loss_function');
  return [
    ...dataLossLines(e, 'data_loss'),
    '',
    '',
    'def loss_function(output, target):',
    `    penalty = ${terms[0]}`,
    ...terms.slice(1).map((term) => `    penalty = penalty + ${term}`),
    '    return data_loss(output, target) + penalty',
  ];
}

/** Terms that regularizers add, one for each variable; a layer that is not trainable adds nothing, as in Keras. */
function penaltyTerms(e: Experiment): readonly string[] {
  const places = torchLayers(e);
  return layOut(e).variables.flatMap(({ layer, role, regularizer, trainable }) => {
    if (!trainable) return [];
    const name = `model[${places[layer].at}].${role === 'kernel' ? 'weight' : 'bias'}`;
    return regularizerTerms(name, regularizer);
  });
}

function regularizerTerms(name: string, { l1, l2 }: Regularizer): readonly string[] {
  return [
    ...(l1 === 0 ? [] : [`${float(l1)} * ${name}.abs().sum()`]),
    ...(l2 === 0 ? [] : [`${float(l2)} * ${name}.square().sum()`]),
  ];
}

/** Keras's loss alone. PyTorch's own where it is the same. */
function dataLossLines(e: Experiment, name: string): readonly string[] {
  const has = (expression: string): readonly string[] => [`${name} = ${expression}`];
  const defined = (...body: readonly string[]): readonly string[] => [
    `def ${name}(output, target):`,
    ...body.map((line) => `    ${line}`),
  ];
  const { fromLogits, labelSmoothing, delta } = e.lossOptions;
  const exact = fromLogits || activationInLoss(e) !== null;
  switch (e.loss) {
    case 'mean_squared_error':
      return has('nn.MSELoss()');
    case 'mean_absolute_error':
      return has('nn.L1Loss()');
    case 'huber':
      return has(delta === 1 ? 'nn.HuberLoss()' : `nn.HuberLoss(delta=${float(delta)})`);
    case 'log_cosh':
      return defined(
        'error = (output - target).abs()',
        'return (error + nn.functional.softplus(-2 * error) - math.log(2)).mean()',
      );
    case 'binary_crossentropy': {
      const smoothed = labelSmoothing === 0 ? [] : [`target = ${smoothing(labelSmoothing, '2')}`];
      if (exact && smoothed.length === 0) return has('nn.BCEWithLogitsLoss()');
      if (exact) return defined(...smoothed, 'return nn.functional.binary_cross_entropy_with_logits(output, target)');
      return defined(
        ...smoothed,
        'output = output.clamp(1e-07, 1 - 1e-07)',
        'return nn.functional.binary_cross_entropy(output, target)',
      );
    }
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
      if (exact) {
        return has(
          labelSmoothing === 0
            ? 'nn.CrossEntropyLoss()'
            : `nn.CrossEntropyLoss(label_smoothing=${float(labelSmoothing)})`,
        );
      }
      return defined(
        ...(labelSmoothing === 0 ? [] : [`target = ${smoothing(labelSmoothing, 'target.shape[1]')}`]),
        'output = (output / output.sum(1, keepdim=True)).clamp(1e-07, 1 - 1e-07)',
        'return -(target * output.log()).sum(1).mean()',
      );
    case 'hinge':
      return defined(
        ...(infoOf(e.data).task === 'regression' ? [] : ['target = 2 * target - 1']),
        'return torch.relu(1 - target * output).mean()',
      );
    case 'categorical_hinge':
      return defined(
        'right = (target * output).sum(1)',
        'wrong = ((1 - target) * output).amax(1)',
        'return torch.relu(wrong - right + 1).mean()',
      );
    case 'poisson':
      return has('nn.PoissonNLLLoss(log_input=False, eps=1e-07)');
    case 'kl_divergence':
      return defined(
        'target, output = target.clamp(1e-07, 1), output.clamp(1e-07, 1)',
        'return (target * (target / output).log()).sum(1).mean()',
      );
  }
}

/** Targets pulled to the middle. */
function smoothing(amount: number, classes: string): string {
  return `target * (1 - ${float(amount)}) + ${float(amount)} / ${classes}`;
}
