import type { Experiment } from '../document/experiment.ts';
import { setLook } from '../document/ofPlayground.ts';
import type { FloatArray } from '../engine/floats.ts';
import type { Landscape } from '../engine/landscape.ts';
import type { Trace } from '../engine/trace.ts';

// TensorFlow Playground's error is ½·(o − t)², half of Keras's mean squared error of one output, and has no penalty in it.

/** The experiment without penalties. */
export const playgroundErrorOf = (e: Experiment): Experiment => setLook(e, { regularizer: { l1: 0, l2: 0 } });

const half = <T extends FloatArray>(values: T): T => values.map((value) => value / 2) as T;

export const halfLandscape = (landscape: Landscape): Landscape => ({
  ...landscape,
  lossAt: (parameters) => landscape.lossAt(parameters) / 2,
  lossAlong: (...where) => half(landscape.lossAlong(...where)),
});

export const halfTrace = (trace: Omit<Trace, 'layout'>): Omit<Trace, 'layout'> => ({
  ...trace,
  slopes: trace.slopes.map(half),
  losses: half(trace.losses),
  loss: trace.loss / 2,
  gradients: half(trace.gradients),
});
