/**
 * The control block of the twin's interpreter, which has the job and how far it has come: int32 numbers by their index,
 * then two float64, `left` and `iteration`, by theirs. The assembly has this table as an enum `Control`.
 */
export const control = {
  /** Addresses of the code, and where it ends. */
  codeFrom: 0,
  codeTo: 1,
  /** Where the work stopped: address of the instruction, and its step. */
  pc: 2,
  at: 3,
  /** Rows of the batch. */
  rows: 4,
  start: 5,
  end: 6,
  capacity: 7,
  batches: 8,
  done: 9,
  isBetween: 10,
  /** Addresses of the numbers of the updates, 0: none, and where those of a batch go. */
  table: 11,
  numbers: 12,
  /** Bytes of the numbers of an update. */
  numbersLength: 13,
  scratch: 14,
  seed: 15,
  left: 8,
  iteration: 9,
} as const;

export const controlCells = 10;
