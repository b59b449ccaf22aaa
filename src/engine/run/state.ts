import type { OptimizerSpec } from '../specs/optimizers.ts';
import { canTune } from '../specs/optimizers.ts';
import type { NotFinite, RunSpec } from '../specs/run.ts';

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
  readonly bytes: ArrayBuffer;
  /** FNV-1a over the 32-bit words of `bytes`. */
  readonly checksum: number;
}

/** Goes up with every change of what is in the state, or where. */
const version = 1;

/** What a state depends on; of the rows their numbers and a checksum. */
export type SavedSpec = Omit<RunSpec, 'optimizer' | 'training' | 'validation'> & {
  readonly rows: { readonly training: number; readonly validation: number; readonly checksum: number };
};

/** FNV-1a (Fowler, Noll & Vo), over words in place of bytes. */
export function checksumOf(words: Int32Array, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i], 0x01000193);
  return hash >>> 0;
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
): RunState {
  return { version, of: own, optimizer, failure, bytes, checksum: checksumOf(new Int32Array(bytes)) };
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
  const { bytes, of, optimizer: tuned } = value as unknown as RunState; // as `version` says; each part is checked below
  if (!isRecord(of) || !isRecord(tuned)) throw new RangeError('the saved run is damaged: it does not say what it is');
  const different = Object.keys(own).find((key) => !isSame(own[key as keyof SavedSpec], of[key as keyof SavedSpec]));
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
  if (checksumOf(new Int32Array(bytes)) !== value.checksum) {
    throw new RangeError('the saved run is damaged: its checksum is not that of its numbers');
  }
  return value as unknown as RunState;
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

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
