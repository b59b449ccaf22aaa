import type { Numbers } from '../../../src/scene/plan/plan.ts';
import type { FrameState } from '../../../src/scene/scene.ts';
import { ink } from './pictures.ts';

/** A frame of a run at rest, with nothing pointed at or selected. */
export function moment(numbers: Numbers, more: Partial<FrameState> = {}, epoch = 0): FrameState {
  return {
    numbers: { ...numbers, moment: { run: 1, epoch, batch: 0, iteration: epoch } },
    runs: true,
    paintMap: null,
    now: 0,
    target: null,
    layer: null,
    ink,
    family: 'sans-serif',
    zoom: { x: 0, y: 0, k: 1 },
    ratio: 1,
    keeps: false,
    ...more,
  };
}
