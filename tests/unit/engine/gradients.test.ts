import { describe, expect, test } from 'vitest';
import { denseLayer } from '../../../src/document/defaults.ts';
import { activationNames, activations, type ActivationName } from '../../../src/engine/activations.ts';
import { activationName } from '../../../src/engine/layerActivation.ts';
import { createKernels } from '../../../src/engine/kernels.ts';
import { createLoss, lossNames, type LossName } from '../../../src/engine/losses.ts';
import type { Layer, Model } from '../../../src/engine/model.ts';
import { initializeParameters } from '../../../src/engine/initialize.ts';
import { createNetwork } from '../../../src/engine/network.ts';
import { createRandom, type Random } from '../../../src/engine/random.ts';

/** Outputs for which each loss is defined: it must see probabilities where it takes a logarithm. */
const outputsOf: Readonly<Partial<Record<LossName, readonly ActivationName[]>>> = {
  mean_squared_error: activationNames.filter((name) => name !== 'step'),
  binary_crossentropy: ['sigmoid', 'softmax'],
  categorical_crossentropy: ['sigmoid', 'softmax', 'softplus', 'exponential'],
};

const dense = (units: number, activation: ActivationName, useBias = true): Layer =>
  denseLayer(units, { activation, useBias });

interface Case {
  readonly model: Model;
  readonly loss: LossName;
  readonly rows: number;
  readonly random: Random;
}

/** Loss and gradients by the engine, and the loss alone at other parameters. */
function assemble({ model, loss, rows, random }: Case) {
  const network = createNetwork(model, createKernels('float64'), rows, { trainable: true });
  const { layout, parameters } = network;
  initializeParameters(model, layout, 3, parameters);
  for (let i = 0; i < parameters.length; i++) parameters[i] += 0.3 * (random.uniform() - 0.5); // biases too
  const targets = new Float64Array(rows * layout.outputs);
  for (let r = 0; r < rows; r++) {
    if (loss === 'categorical_crossentropy') targets[r * layout.outputs + random.below(layout.outputs)] = 1;
    else
      for (let j = 0; j < layout.outputs; j++) {
        targets[r * layout.outputs + j] = loss === 'binary_crossentropy' ? random.below(2) : random.normal();
      }
  }
  for (let i = 0; i < network.input.length; i++) network.input[i] = random.normal();

  const last = layout.ops.length - 1;
  const lastOp = layout.ops[last];
  const { through } = createLoss(loss);
  const fused = lastOp.kind === 'activation' && through?.activation === lastOp.activation ? through : null;
  const at = fused ? last - 1 : last;
  const { value, gradient } = fused ?? createLoss(loss);

  function lossNow(): number {
    for (const task of network.forward) task.run(0, task.extent(rows), rows);
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += value(network.outputs[at], targets, r * layout.outputs, layout.outputs);
    return sum / rows;
  }

  function backward(): void {
    lossNow();
    for (let r = 0; r < rows; r++) {
      gradient(
        network.outputs[last],
        targets,
        r * layout.outputs,
        layout.outputs,
        1 / rows,
        network.outputGradients[at],
      );
    }
    for (const task of network.backward(at)) task.run(0, task.extent(rows), rows);
  }

  /** Whether every input of an activation stays clear of its kinks, so that a difference quotient means something. */
  function clearOfKinks(): boolean {
    lossNow();
    return layout.ops.every((op, index) => {
      if (op.kind !== 'activation') return true;
      const name = activationName(op.activation);
      if (name === 'softmax') return true;
      const { kinks } = activations[name];
      const x = index === 0 ? network.input : network.outputs[index - 1];
      return kinks.every((kink) => x.every((value_) => Math.abs(value_ - kink) > 1e-3));
    });
  }

  return { network, lossNow, backward, clearOfKinks };
}

/** Largest |engine − central difference| relative to the size of the gradient. */
function worstError(one: Case): number {
  let assembled = assemble(one);
  while (!assembled.clearOfKinks()) assembled = assemble(one);
  const { network, lossNow, backward } = assembled;
  backward();
  const engine = Float64Array.from(network.gradients);
  const { parameters } = network;
  const numeric = engine.map((_, i) => {
    // Fourth-order central difference: error O(h⁴), so that 1e-6 is far above what the quotient itself loses.
    const h = 1e-3;
    const keep = parameters[i];
    const shifted = (by: number): number => {
      parameters[i] = keep + by;
      const loss = lossNow();
      parameters[i] = keep;
      return loss;
    };
    return (8 * (shifted(h) - shifted(-h)) - (shifted(2 * h) - shifted(-2 * h))) / (12 * h);
  });
  const size = Math.hypot(...engine) + Math.hypot(...numeric);
  const difference = Math.hypot(...engine.map((g, i) => g - numeric[i]));
  return size === 0 ? difference : difference / size;
}

describe('gradients agree with central differences to 1e-6', () => {
  for (const loss of lossNames) {
    for (const output of outputsOf[loss] ?? []) {
      // Hidden activations are swept against one output each, and outputs against one hidden each: all pairs matter
      // for nothing, since the chain rule joins them at one array.
      test(`${output} into ${loss}, every hidden activation`, () => {
        for (const [index, hidden] of activationNames.entries()) {
          if (hidden === 'step') continue;
          const random = createRandom(1000 + index, 'data', lossNames.indexOf(loss));
          const model: Model = {
            inputs: 1 + random.below(4),
            layers: [
              dense(1 + random.below(5), hidden, random.below(2) === 1),
              { type: 'activation', activation: 'tanh' },
              dense(2 + random.below(3), output),
            ],
          };
          // Step and kinks: 1e-3 clearance in the inputs against shifts of at most 2e-3 × input of a weight.
          expect(worstError({ model, loss, rows: 1 + random.below(6), random }), `${hidden} → ${output}`).toBeLessThan(
            1e-6,
          );
        }
      });
    }
  }

  test('nothing passes back through a step', () => {
    const random = createRandom(5, 'data');
    const { network, backward } = assemble({
      model: { inputs: 2, layers: [dense(3, 'step'), dense(2, 'softmax')] },
      loss: 'categorical_crossentropy',
      rows: 4,
      random,
    });
    backward();
    expect([...network.gradients.subarray(0, 9)].every((g) => g === 0)).toBe(true);
    expect(network.gradients.subarray(9).some((g) => g !== 0)).toBe(true);
  });

  test('a softmax over one unit has no gradient at all', () => {
    const random = createRandom(6, 'data');
    const { network, backward } = assemble({
      model: { inputs: 2, layers: [dense(1, 'softmax')] },
      loss: 'categorical_crossentropy',
      rows: 4,
      random,
    });
    backward();
    expect([...network.gradients]).toEqual([0, 0, 0]);
  });
});

describe('activations', () => {
  for (const [name, { f, derivative, kinks, passesGradient }] of Object.entries(activations)) {
    test(`${name}: the derivative is the slope`, () => {
      for (let x = -6.03; x < 6; x += 0.1) {
        if (kinks.some((kink) => Math.abs(kink - x) < 0.01)) continue;
        const h = 1e-4;
        const slope = (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
        expect(Math.abs(derivative(x, f(x)) - slope)).toBeLessThan(1e-9 * Math.max(1, Math.abs(slope)));
      }
      expect(passesGradient).toBe(derivative(0.5, f(0.5)) !== 0);
    });

    test(`${name}: NaN stays NaN, so that a run notices`, () => {
      expect(f(Number.NaN)).toBeNaN();
    });
  }
});
