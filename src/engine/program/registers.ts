/**
 * Cells at the beginning of every memory, which say what batch the instructions work on; they are set before it.
 *
 * - `iteration`: batches since the start of the run, an integer in [0, 2³²)
 * - `row`: index of the first example within its batch; 0 unless only a part of a batch is shown
 * - `start`: index of the first example in the order, or in the data
 */
export const registers = { iteration: 0, row: 1, start: 2 } as const;

export const registerCount = 4;
