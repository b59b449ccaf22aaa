import type { MetricName } from '../../../engine/specs/metricSpecs.ts';

/** A metric as a function of all outputs and targets of an epoch, [rows, units] each. */
export function metricHelper(name: MetricName, units: number): string {
  return [`def ${name}(output, target):`, ...body(name, units).map((line) => `    ${line}`)].join('\n');
}

function body(name: MetricName, units: number): readonly string[] {
  switch (name) {
    case 'accuracy':
      return body(units === 1 ? 'binary_accuracy' : 'categorical_accuracy', units);
    case 'binary_accuracy':
      return ['return ((output > 0.5) == target).float().mean().item()'];
    case 'categorical_accuracy':
      return ['return (output.argmax(1) == target.argmax(1)).float().mean().item()'];
    case 'sparse_categorical_accuracy':
      return units === 1
        ? ['return (output.argmax(1, keepdim=True) == target).float().mean().item()']
        : body('categorical_accuracy', units);
    case 'precision':
    case 'recall':
      return [
        'predicted, actual = output > 0.5, target != 0',
        `return (predicted & actual).sum().item() / max(1, ${name === 'precision' ? 'predicted' : 'actual'}.sum().item())`,
      ];
    case 'auc':
      return [
        'thresholds = torch.arange(200) / 199',
        'thresholds[0], thresholds[-1] = -1e-07, 1 + 1e-07',
        'above = output.flatten().clamp(0, 1) > thresholds[:, None]',
        'actual = target.flatten() != 0',
        'hits = (above & actual).sum(1) / actual.sum().clamp(min=1)',
        'alarms = (above & ~actual).sum(1) / (~actual).sum().clamp(min=1)',
        'return -torch.trapezoid(hits, alarms).item()',
      ];
    case 'mean_absolute_error':
      return ['return (output - target).abs().mean().item()'];
    case 'mean_squared_error':
      return ['return (output - target).square().mean().item()'];
    case 'r2_score':
      return [
        'spread = target.square().sum(0) - target.sum(0) * target.mean(0)',
        'score = 1 - (target - output).square().sum(0) / spread',
        'return torch.where(score.isinf(), torch.zeros_like(score), score).mean().item()',
      ];
  }
}
