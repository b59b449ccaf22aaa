import { type Code, codeOf, type Writer } from '../program.ts';
import { lossKinds, metricKinds } from '../program/kinds.ts';
import { emitUpdate } from '../createOptimizer.ts';
import type { OptimizerSpec } from '../specs/optimizerSpecs.ts';
import type { Span } from '../held.ts';
import type { NetworkPlace } from '../network.ts';
import type { RunSpec } from '../specs/runSpec.ts';
import type { RowsPlace, RunPlace } from './place.ts';

/** Codes of a run. */
export interface Program {
  /** A batch, from its examples to new weights. */
  readonly train: Code;
  /** Loss and metrics of some of the training rows and of the validation rows, as in `keras.Model.evaluate`. */
  readonly evaluate: Code;
  readonly validate: Code;
}

type Spec = Pick<RunSpec, 'loss' | 'metrics'>;

/** Compiles a run, with the optimizer as it is tuned. @param held parameters that no update changes */
export function compileRun(spec: Spec, place: RunPlace, optimizer: OptimizerSpec, held: readonly Span[] = []): Program {
  return {
    train: codeOf((w) => train(w, spec, place, optimizer, held)),
    evaluate: codeOf((w) => evaluate(w, spec, place, place.training)),
    validate: codeOf((w) => evaluate(w, spec, place, place.validation)),
  };
}

function train(w: Writer, spec: Spec, place: RunPlace, optimizer: OptimizerSpec, held: readonly Span[]): void {
  const { network, head, targets, tally, previous, parameters } = place;
  const { penalty, layout, outputs, outputGradients } = network;
  const { outputs: units, parameters: length } = layout;
  gather(w, network, targets, place.training, place.order);
  forward(w, place, network);
  addUp(w, spec, place, network, targets);
  if (head.joint === null) {
    const kind = lossKinds.indexOf(spec.loss);
    const operands = { kind, through: Number(head.through), constants: place.lossConstants, targets, units };
    w.emit(
      'lossGradient',
      { ...operands, y: outputs[outputs.length - 1], dfrom: outputGradients[head.at] },
      { extent: 'rows', cost: 8 * units },
    );
  }
  w.emit('checkLoss', { tally }, { extent: 1, cost: 1 });
  network.backward(w, head.at);
  penalty.gradient(w);
  w.emit('keep', { w: parameters, kept: previous }, { extent: length, cost: 1 });
  network.statistics(w);
  emitUpdate(w, optimizer, place.optimizer, layout.variables);
  // What is held gets back what it was; its slots have moved all the same.
  for (const { from, length: extent } of held) {
    w.emit('keep', { w: previous + from, kept: parameters + from }, { extent, cost: 1 });
  }
  w.emit('checkWeights', { w: parameters }, { extent: length, cost: 1 });
}

function evaluate(w: Writer, spec: Spec, place: RunPlace, rows: RowsPlace): void {
  const { evaluator, evaluationTargets } = place;
  gather(w, evaluator, evaluationTargets, rows, -1);
  forward(w, place, evaluator);
  addUp(w, spec, place, evaluator, evaluationTargets);
}

function gather(w: Writer, { input, layout }: NetworkPlace, targets: number, { x, y }: RowsPlace, order: number): void {
  const { inputs, outputs } = layout;
  const operands = { x: input, targets, dataX: x, dataY: y, order, inputs, outputs };
  w.emit('gather', operands, { extent: 'rows', cost: inputs + outputs });
}

/** The ops up to the loss, and the penalty of the weights. */
function forward(w: Writer, { head, network: { penalty } }: RunPlace, network: NetworkPlace): void {
  network.forward(w, head.joint === null ? undefined : head.at + 1);
  penalty.sum(w);
}

/**
 * Loss and metrics of the rows at hand into the tally, and the penalty. Where the last activation and its loss are one
 * instruction, that also gives the outputs, and the gradient if there is one.
 */
function addUp(w: Writer, spec: Spec, place: RunPlace, network: NetworkPlace, targets: number): void {
  const { head, tally, metricCells, lossConstants: constants } = place;
  const { outputs, outputGradients, layout } = network;
  const { outputs: units } = layout;
  const y = outputs[outputs.length - 1];
  place.network.penalty.add(w, tally);
  const operands = { kind: lossKinds.indexOf(spec.loss), constants, targets, units, tally };
  if (head.joint !== null) {
    const dz = outputGradients[head.at];
    w.emit(head.joint, { ...operands, z: outputs[head.at], y, dz }, { extent: 'rows', cost: 28 * units });
  } else {
    const from = outputs[head.at];
    w.emit('loss', { ...operands, through: Number(head.through), from }, { extent: 'rows', cost: 12 * units });
  }
  spec.metrics.forEach((name, m) => {
    const own = { kind: metricKinds.indexOf(name), y, targets, units, tally: metricCells[m] };
    w.emit('metric', own, { extent: 'rows', cost: 4 * units });
  });
}
