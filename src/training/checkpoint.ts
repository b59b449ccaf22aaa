import type { Frame, FrameShape } from './frame.ts';
import type { Resume } from './protocol.ts';

/** The part of a run that the page keeps so that another worker can go on with it. */
export interface Checkpoint {
  /** Keeps what a frame brings, and takes out of it the history rows that a worker that died had sent before. */
  keep(frame: Frame): void;
  /** The learning rate was changed by hand: the one that a frame brought counts no more. */
  forgetRate(): void;
  /** Where to go on; null when there is nothing yet that would be better than a new start. */
  resume(): Resume | null;
}

export function createCheckpoint({ layout, keys }: FrameShape): Checkpoint {
  const width = keys.length + 1;
  const parameters = new Float32Array(layout.parameters);
  let epoch = -1;
  let newestRow = -1; // its epoch
  let learningRate: number | null = null;

  function dropRepeated({ counters, rows }: Frame): void {
    const count = counters[3];
    let repeated = 0;
    while (repeated < count && rows[repeated * width] <= newestRow) repeated++;
    if (repeated > 0) rows.copyWithin(0, repeated * width, count * width);
    counters[3] = count - repeated;
    if (repeated < count) newestRow = rows[(count - repeated - 1) * width];
  }

  return {
    keep: (frame) => {
      dropRepeated(frame);
      // While rows are on their way, going on from here would lose them.
      if (newestRow < frame.counters[0]) return;
      epoch = frame.counters[0];
      [, , , , , learningRate] = frame.counters;
      parameters.set(frame.parameters);
    },
    forgetRate: () => {
      learningRate = null;
    },
    resume: () => (epoch < 0 ? null : { parameters: parameters.slice().buffer, epoch, learningRate }),
  };
}
