import type { Layout } from '../engine/layout.ts';

/** Decides how a frame's buffer is divided: the layout follows from the experiment, the keys come with `compiled`. */
export interface FrameShape {
  readonly layout: Layout;
  /** History keys, as in `Run.keys`. */
  readonly keys: readonly string[];
}

/** History rows that fit into one frame; what is left waits for the next one. */
export const rowsPerFrame = 1024;

/** Views into one buffer. Worker and page read and write the same places. */
export interface Frame {
  /**
   * [finished epochs, batches done in the epoch, batches an epoch, rows in `rows`, learning rate of the batch that is next,
   * the number of the newest `set`]
   */
  readonly counters: Float64Array;
  /** New history rows, oldest first [rowsPerFrame, keys.length + 1]; the epoch stands in front of its values. */
  readonly rows: Float64Array;
  /** All parameters in arena order. */
  readonly parameters: Float32Array;
}

const counterCount = 6;

export function frameByteLength({ layout, keys }: FrameShape): number {
  return 8 * (counterCount + rowsPerFrame * (keys.length + 1)) + 4 * layout.parameters;
}

/** Lays the views over a buffer of `frameByteLength` bytes. */
export function frameViews(shape: FrameShape, buffer: ArrayBuffer): Frame {
  const { layout, keys } = shape;
  const rowValues = rowsPerFrame * (keys.length + 1);
  return {
    counters: new Float64Array(buffer, 0, counterCount),
    rows: new Float64Array(buffer, 8 * counterCount, rowValues),
    parameters: new Float32Array(buffer, 8 * (counterCount + rowValues), layout.parameters),
  };
}
