import type { OptimizerSpec } from '../specs/optimizerSpecs.ts';
import { canTune } from '../createOptimizer.ts';
import type { Held } from '../held.ts';
import type { NotFinite, RunSpec } from '../specs/runSpec.ts';

/**
 * A run between two batches, as data: a copy of its memory's state, and what it is the state of. It can be cloned by
 * `structuredClone`, and continued by any run of the same spec, on any executor, to the same bits.
 */
export interface RunState {
  readonly version: typeof version;
  /** The run that it belongs to. */
  readonly of: SavedSpec;
  /** The optimizer as it has been tuned. */
  readonly optimizer: OptimizerSpec;
  readonly failure: NotFinite | null;
  /** Parameters that no update changes; absent: none. */
  readonly held?: readonly Held[];
  readonly bytes: ArrayBuffer;
  /** Checksum of all but `version`. */
  readonly checksum: number;
}

/** Goes up with every change of what is in the state, or where. */
const version = 2;

/** What a state depends on; of the rows their numbers and a checksum; null: it goes on with others. */
export type SavedSpec = Omit<RunSpec, 'optimizer' | 'training' | 'validation'> & {
  readonly rows: { readonly training: number; readonly validation: number; readonly checksum: number } | null;
};

/**
 * FNV-1a (Fowler, Noll & Vo), over words in place of bytes. A product carries bits only upwards, so the upper ones are
 * also added below: without that, any two flipped signs would cancel out.
 */
export function checksumOf(words: ArrayLike<number>, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ words[i], 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** Checksum of a state. */
function checksumOfState({ of, optimizer, failure, held, bytes }: Omit<RunState, 'version' | 'checksum'>): number {
  const text = JSON.stringify({ of, optimizer, failure, held });
  return checksumOf(new Int32Array(bytes), checksumOf(Uint16Array.from(text, (letter) => letter.charCodeAt(0))));
}

export function savedSpec(spec: RunSpec, rowsChecksum: number): SavedSpec {
  const { optimizer: _, training, validation, ...others } = spec;
  return { ...others, rows: { training: training.count, validation: validation.count, checksum: rowsChecksum } };
}

export function stateOf(
  own: SavedSpec,
  optimizer: OptimizerSpec,
  failure: NotFinite | null,
  bytes: ArrayBuffer,
  held: readonly Held[],
): RunState {
  const parts = { of: own, optimizer, failure, bytes, ...(held.length > 0 ? { held } : {}) };
  return { version, ...parts, checksum: checksumOfState(parts) };
}

/**
 * Checks a state before it is trusted.
 *
 * @param value anything
 * @param size bytes that the state of the run has
 * @throws RangeError with a sentence when it is not a state, damaged, or that of another run
 */
export function checkState(value: unknown, own: SavedSpec, optimizer: OptimizerSpec, size: number): RunState {
  if (!isRecord(value) || typeof value.version !== 'number' || !(value.bytes instanceof ArrayBuffer)) {
    throw new RangeError('this is not a saved run');
  }
  if (value.version !== version) {
    throw new RangeError(`the saved run has version ${value.version}, and only version ${version} can be continued`);
  }
  const state = value as unknown as RunState; // as `version` says; each part is checked below
  const { bytes, of, optimizer: tuned, failure, held = [] } = state;
  if (!isRecord(of) || !isRecord(tuned) || (failure !== null && !isRecord(failure)) || !Array.isArray(held)) {
    throw new RangeError('the saved run is damaged: it does not say what it is');
  }
  const different = Object.keys(own).find((key) => {
    const isOpen = key === 'rows' && of.rows === null;
    return !isOpen && !isSame(own[key as keyof SavedSpec], of[key as keyof SavedSpec]);
  });
  if (different !== undefined) {
    const name = names[different as keyof SavedSpec];
    throw new RangeError(`the saved run is that of another experiment: ${name} is not the same`);
  }
  if (!canTune(optimizer, tuned)) {
    throw new RangeError('the saved run is that of another experiment: the optimizer is not the same');
  }
  if (bytes.byteLength !== size) {
    throw new RangeError(`the saved run is damaged: it has ${bytes.byteLength} bytes, not ${size}`);
  }
  if (checksumOfState(state) !== state.checksum) {
    throw new RangeError('the saved run is damaged: its checksum is not that of what it has');
  }
  return state;
}

/**
 * Checks where a state says that its run stands: somebody else may have made it, with a checksum that fits.
 *
 * @param order indices of the examples [training count]
 * @throws RangeError when no run can have come there
 */
export function checkCounters(epoch: number, batch: number, batches: number, order: Int32Array): void {
  const isCount = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;
  const seen = new Uint8Array(order.length);
  for (const index of order) seen[index] = 1; // one that is outside changes nothing
  if (isCount(epoch, 0xffff_ffff) && isCount(batch, batches) && !seen.includes(0)) return;
  throw new RangeError('the saved run is damaged: it is nowhere that a run can be');
}

const names: Readonly<Record<keyof SavedSpec, string>> = {
  model: 'the network',
  loss: 'the loss',
  lossOptions: 'an argument of the loss',
  metrics: 'the list of metrics',
  batchSize: 'the batch size',
  shuffle: 'shuffle',
  callbacks: 'the list of callbacks',
  seed: 'the seed',
  precision: 'the precision',
  rows: 'the data',
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Plain data as text, whatever the order of their keys: a link may give them in another than an edit. */
const textOf = (data: unknown): string =>
  JSON.stringify(data, (_, value: unknown) =>
    isRecord(value) && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

const isSame = (a: unknown, b: unknown): boolean => textOf(a) === textOf(b);
