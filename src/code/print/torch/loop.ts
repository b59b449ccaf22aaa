import type { Experiment } from '../../../document/experiment.ts';
import { hasValidation } from '../../../document/fitRows.ts';
import { int } from '../python.ts';
import { reducesRate, torchCallback } from './torchCallbacks.ts';
import { activationInLoss } from './modules.ts';
import { type TorchOptimizer, trains } from './torchOptimizer.ts';

/** `fit`, written out; what it finds is in `history`, a dictionary an epoch with Keras's keys. */
export function loopLines(e: Experiment, optimizer: TorchOptimizer): readonly string[] {
  const callbacks = e.callbacks.map((spec) => torchCallback(spec, e));
  const collects = e.metrics.length > 0;
  const predicted = activationInLoss(e);
  const scores = (prefix: string, output: string, target: string): readonly string[] => [
    ...(collects && predicted !== null
      ? [`output = torch.${predicted}(${output}${predicted === 'softmax' ? ', dim=1' : ''})`]
      : collects && output !== 'output'
        ? [`output = ${output}`]
        : []),
    ...e.metrics.map((name) => `logs["${prefix}${name}"] = ${name}(output, ${target})`),
  ];
  const epoch = [
    'model.train()',
    collects ? 'total, outputs = 0.0, []' : 'total = 0.0',
    `order = torch.${e.shuffle ? 'randperm' : 'arange'}(len(x))`,
    `for batch in order.split(${int(e.batchSize)}):`,
    ...batchLines(e, optimizer, collects).map((line) => `    ${line}`),
    '',
    'logs = {"loss": total / len(x)}',
    ...scores('', 'torch.cat(outputs)', 'y[order]'),
    ...(hasValidation(e)
      ? [
          'model.eval()',
          'with torch.no_grad():',
          ...[
            'output = model(x_val)',
            'logs["val_loss"] = loss_function(output, y_val).item()',
            ...scores('val_', 'output', 'y_val'),
          ].map((line) => `    ${line}`),
        ]
      : []),
    ...(reducesRate(e) ? ['logs["learning_rate"] = optimizer.param_groups[0]["lr"]'] : []),
    'history.append(logs)',
    `numbers = " - ".join(f"{key}: {value:.4g}" for key, value in logs.items())`,
    `print(f"Epoch {epoch + 1}/${int(e.epochs)} - {numbers}")`,
    ...callbacks.flatMap(({ within }) => (within.length === 0 ? [] : ['', ...within])),
    ...callbacks.flatMap(({ last }) => last),
  ];
  return [
    ...callbacks.flatMap(({ before }) => before),
    optimizer.counts ? 'history, step = [], 0' : 'history = []',
    `for epoch in range(${int(e.epochs)}):`,
    ...epoch.map((line) => (line === '' ? '' : `    ${line}`)),
    ...callbacks.flatMap(({ after }) => after),
  ];
}

function batchLines(e: Experiment, optimizer: TorchOptimizer, collects: boolean): readonly string[] {
  const watchful = e.callbacks.some(({ name }) => name === 'terminate_on_nan');
  return [
    'output = model(x[batch])',
    'loss = loss_function(output, y[batch])',
    ...(watchful
      ? ['if not torch.isfinite(loss):', '    raise SystemExit("TerminateOnNaN: the loss is no number")']
      : []),
    ...(trains(e) ? ['optimizer.zero_grad()', 'loss.backward()', ...optimizer.before, 'optimizer.step()'] : []),
    'total += loss.item() * len(batch)',
    ...(collects ? ['outputs.append(output.detach())'] : []),
    ...(optimizer.counts ? ['step += 1'] : []),
  ];
}
