import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Layer, Model } from '../../../src/engine/specs/model.ts';
import type { Precision } from '../../../src/engine/floats.ts';
import { runTasks } from '../../../src/engine/network.ts';
import { denseLayer } from '../../../src/document/defaults.ts';
import { createParts, type Parts } from './parts.ts';

interface Oracle {
  readonly layer: Layer;
  /** In the order of Keras's `layer.weights`. */
  readonly parameters?: readonly number[];
  readonly x: readonly number[];
  readonly dy: readonly number[];
  readonly y: readonly number[];
  readonly dx: readonly number[];
  /** Of gamma and beta, or alpha. */
  readonly gradients?: readonly number[];
  /** The moving mean and the moving variance after this batch. */
  readonly moved?: readonly [readonly number[], readonly number[]];
}

/** Results of layers.py, which is beside the JSON file and was run once, in PyTorch. */
const { rows, units, entries } = JSON.parse(
  readFileSync(new URL('./oracles/layers.json', import.meta.url), 'utf8'),
) as { readonly rows: number; readonly units: number; readonly entries: readonly Oracle[] };

/** Largest difference relative to the size of the expected values. */
function error(actual: ArrayLike<number>, wanted: readonly number[]): number {
  expect(actual).toHaveLength(wanted.length);
  const size = Math.max(1e-3, ...wanted.map(Math.abs));
  return Math.max(0, ...wanted.map((value, i) => Math.abs(actual[i] - value) / size));
}

/** The layer behind a Dense that learns, so that dx is asked for, and has the identity for its kernel. */
function networkOf({ layer, parameters = [], x }: Oracle, precision: Precision): Parts {
  const passing = denseLayer(units, { useBias: false });
  const model: Model = { inputs: units, layers: [passing, layer] };
  const network = createParts(model, precision, rows, { trainable: true });
  for (let i = 0; i < units; i++) network.parameters[i * units + i] = 1;
  network.parameters.set(parameters, units * units);
  network.input.set(x);
  return network;
}

const title = ({ layer, moved }: Oracle): string => {
  const { type, ...others } = layer;
  return `${type} ${JSON.stringify(others)}${moved === undefined ? '' : ' by its statistics'}`;
};

describe('a layer does what PyTorch does', () => {
  test.each(entries.map((oracle) => [title(oracle), oracle] as const))('%s', (_, oracle) => {
    for (const [precision, tolerance] of [
      ['float64', 1e-12],
      ['float32', 1e-5],
    ] as const) {
      const network = networkOf(oracle, precision);
      const { layout, outputs, outputGradients, gradients, parameters } = network;
      runTasks(network.forward, rows);
      expect(error(outputs[1], oracle.y)).toBeLessThan(tolerance);
      outputGradients[1].set(oracle.dy);
      runTasks(network.backward(1), rows);
      expect(error(outputGradients[0], oracle.dx)).toBeLessThan(tolerance);
      const learned = layout.variables.filter(({ layer, trainable }) => layer === 1 && trainable);
      const found = learned.flatMap(({ offset, length }) => [...gradients.subarray(offset, offset + length)]);
      expect(error(found, oracle.gradients ?? [])).toBeLessThan(tolerance);
      runTasks(network.statistics, rows);
      const moving = layout.variables.filter(({ role }) => role === 'moving_mean' || role === 'moving_variance');
      const moved = moving.flatMap(({ offset, length }) => [...parameters.subarray(offset, offset + length)]);
      expect(error(moved, oracle.moved?.flat() ?? [])).toBeLessThan(tolerance);
    }
  });
});
