import type { Run } from '../engine/run.ts';
import { type Frame, type FrameShape, frameByteLength, frameViews, rowsPerFrame } from './frame.ts';
import { createRowQueue } from './rowQueue.ts';

/**
 * Frames on their way to the page. Each needs a credit, an empty buffer that the page has sent; without one the
 * frame is skipped, and what it would have shown is shown by the next one. History rows wait.
 */
export interface Outbox {
  /** A buffer of another size belongs to an older run and is dropped. */
  credit(buffer: ArrayBuffer): void;
  /** There is something new; it may be shown when the time has come. */
  changed(): void;
  /** An epoch ended: its row is in `run.row`. */
  addRow(): void;
  /** The state is to be shown as soon as there is a credit. */
  sendSoon(): void;
  /** Nothing new is to come for long: what has not been shown yet is to be. */
  lull(): void;
  /** History rows that wait, as they stand in a frame. */
  waiting(): Float64Array;
  /** Sends what is due at `time`. */
  flush(time: number): void;
}

/** No display shows more frames than one in so many ms. */
export const frameInterval = 16;

/** @param sets the number of the newest `set` that is done */
export function createOutbox(
  run: Run,
  shape: FrameShape,
  sets: () => number,
  send: (buffer: ArrayBuffer) => void,
): Outbox {
  const rows = createRowQueue(shape.keys.length + 1);
  const byteLength = frameByteLength(shape);
  const credits: ArrayBuffer[] = [];
  let dirty = false;
  let urgent = false;
  let sent = Number.NEGATIVE_INFINITY; // when the last frame went

  function fill(frame: Frame): void {
    frame.parameters.set(run.network.parameters);
    const taken = rows.take(frame.rows, rowsPerFrame);
    frame.counters.set([run.epoch, run.batch, run.batches, taken, run.learningRate, sets()]);
  }

  const due = (time: number): boolean =>
    urgent || rows.count >= rowsPerFrame || (dirty && time - sent >= frameInterval);

  return {
    credit: (buffer) => {
      if (buffer.byteLength === byteLength) credits.push(buffer);
    },
    changed: () => {
      dirty = true;
    },
    addRow: () => {
      rows.push(run.epoch, run.row);
      dirty = true;
    },
    sendSoon: () => {
      urgent = true;
    },
    waiting: rows.waiting,
    lull: () => {
      urgent ||= dirty;
    },
    flush: (time) => {
      while (due(time)) {
        const buffer = credits.pop();
        if (buffer === undefined) return;
        fill(frameViews(shape, buffer));
        send(buffer);
        sent = time;
        // Rows that did not fit in keep it so, until the last of them is on its way.
        dirty = rows.count > 0;
        urgent &&= dirty;
      }
    },
  };
}
