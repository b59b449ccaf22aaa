import type { Experiment } from '../document/experiment.ts';
import { hasValidation } from '../document/fitRows.ts';
import { readOptimizer, writeOptimizer } from '../document/link/linkOptimizer.ts';
import type { LinkError } from '../document/link/result.ts';
import { keysOf, rateChanges } from '../document/monitors.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import type { FitEnd } from '../engine/run/fit.ts';
import { type SavedSpec, stateOf } from '../engine/run/state.ts';
import type { Branch, Snapshot } from '../run/branch.ts';
import { createHistory, type GrowingHistory } from '../run/history.ts';
import { type ByHand, freshRun, type OffNeuron, type RunStatus } from '../run/status.ts';
import { deflate, inflate, sizeOf } from './deflated.ts';

// A run between two batches, in a link or a file.
//
// state = version ":" deflated, of: a line of JSON, the rows of its history (float64), the bytes of its state
//
// What the run is of stands in the experiment beside it. The worker that goes on with it checks that it is of that, and of
// the same rows.

const version = '1';

/** Bytes of a moment at most, in a link and in a file. */
export const mostMomentBytes = { link: 262_144, file: 0x180_0000 } as const;

type WhyNot = Extract<LinkError, { code: 'badMoment' }>['why'];

/** All of a moment but the experiment. */
type Unpacked = Pick<Branch, 'status' | 'history' | 'snapshots'>;

interface Head {
  readonly epoch: number;
  readonly batch: number;
  /** Training rows, validation rows, their checksum. */
  readonly of: readonly number[];
  readonly rows: number;
  readonly refitted: boolean;
  /** What was set by hand; not there where nothing was. */
  readonly byHand?: Omit<ByHand, 'lossBefore'>;
  readonly ended: FitEnd | null;
  /** Epoch, optimizer as in a link, limit of epochs. */
  readonly tuned: readonly (readonly [epoch: number, optimizer: string, epochs: number])[];
}

/** The keys of the history of a run. */
const keysFor = (e: Experiment): string[] => [
  ...keysOf(e.metrics, hasValidation(e)),
  ...(rateChanges(e) ? ['learning_rate'] : []),
];

/** Whether an experiment comes to the same bits when it is trained from its beginning. */
export const isReplayable = ({ tuned, refitted, byHand }: RunStatus): boolean =>
  tuned.length === 0 && !refitted && byHand == null;

/**
 * A moment as text. Null where it cannot be: a run that broke off has no way on.
 * @param hasCurves whether the history goes with it, or its newest row alone
 */
export async function packMoment(
  { epoch, batch, state }: Snapshot,
  { tuned, refitted, byHand, ended }: RunStatus,
  history: GrowingHistory,
  hasCurves: boolean,
): Promise<string | null> {
  if (state.failure !== null || state.of.rows === null) return null;
  let count = history.count;
  while (count > 0 && history.epoch(count - 1) > epoch) count--;
  const rows = history.rows(hasCurves ? 0 : Math.max(0, count - 1), count);
  const { training, validation, checksum } = state.of.rows;
  const head: Head = {
    epoch,
    batch,
    of: [training, validation, checksum],
    rows: hasCurves ? count : Math.min(1, count),
    refitted,
    ...(byHand == null ? {} : { byHand: handOf(byHand) }),
    ended,
    tuned: tuned.map(({ epoch: at, tuning }) => [at, writeOptimizer(tuning.optimizer), tuning.epochs]),
  };
  const line = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const whole = new Uint8Array(line.length + rows.byteLength + state.bytes.byteLength);
  whole.set(line);
  whole.set(new Uint8Array(rows.buffer), line.length);
  whole.set(new Uint8Array(state.bytes), line.length + rows.byteLength);
  return `${version}:${await deflate(whole)}`;
}

/** The moment in a link or a file of an experiment, or why it does not come out. Never throws. */
export async function unpackMoment(
  text: string,
  e: Experiment,
  most: number = mostMomentBytes.link,
): Promise<Unpacked | WhyNot> {
  const [, written, rest = ''] = /^(\d{1,9}):(.*)$/.exec(text) ?? [];
  if (written !== undefined && written !== version) return 'newer';
  if (sizeOf(rest) > most) return 'tooLarge';
  const bytes = await inflate(rest, most);
  return (bytes === null ? null : readMoment(bytes, e)) ?? 'damaged';
}

function readMoment(bytes: Uint8Array<ArrayBuffer>, e: Experiment): Unpacked | null {
  const end = bytes.indexOf(10);
  const head = end < 0 ? null : headOf(bytes.subarray(0, end));
  const keys = keysFor(e);
  const length = 8 * (head?.rows ?? 0) * (keys.length + 1);
  if (head === null || bytes.length - end - 1 < length) return null;
  const { epoch, batch, of, refitted, ended } = head;
  const history = createHistory(keys);
  const rows = new Float64Array(bytes.slice(end + 1, end + 1 + length).buffer);
  history.add(rows);
  const isWhole = history.count === head.rows && rows.every((value, i) => i % (keys.length + 1) > 0 || isCount(value));
  const tuned = tunedOf(head.tuned);
  if (!isWhole || tuned === null || (history.count > 0 && history.epoch(history.count - 1) > epoch)) return null;
  const byHand = head.byHand === undefined ? null : { ...handOf(head.byHand), lossBefore: null };
  const state = stateOf(specOf(e, of), e.optimizer, null, bytes.slice(end + 1 + length).buffer, byHand?.held ?? []);
  const phase = epoch < e.epochs ? 'paused' : 'finished';
  return {
    status: { ...freshRun, phase, refitted, byHand, ended, tuned },
    history,
    snapshots: [{ epoch, batch, state }],
  };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

function headOf(bytes: Uint8Array): Head | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const head = value as Partial<Head>; // any object has such fields, or undefined
  const { epoch, batch, of, rows, refitted, byHand, ended, tuned } = head;
  const isWhole =
    [epoch, batch, rows].every(isCount) &&
    Array.isArray(of) &&
    of.length === 3 &&
    of.every(isCount) &&
    typeof refitted === 'boolean' &&
    (byHand === undefined || isHand(byHand)) &&
    isEnd(ended) &&
    Array.isArray(tuned);
  return isWhole ? (head as Head) : null;
}

const handOf = ({ epoch, batch, held, off, isOfData }: Omit<ByHand, 'lossBefore'>): Omit<ByHand, 'lossBefore'> => ({
  epoch,
  batch,
  held,
  off,
  ...(isOfData === true && { isOfData }),
});

const isHeld = (value: unknown): boolean => isCount(value) || isCount((value as { layer?: unknown } | null)?.layer);

/** The worker knows which parameters there are. */
function isHand(value: unknown): boolean {
  const { epoch, batch, held, off } = (value ?? {}) as Partial<ByHand>;
  const isOff = (each: unknown): boolean => {
    const { column, unit, weights } = (each ?? {}) as Partial<OffNeuron>;
    return isCount(column) && isCount(unit) && Array.isArray(weights) && weights.every(Number.isFinite);
  };
  return (
    isCount(epoch) &&
    isCount(batch) &&
    Array.isArray(held) &&
    held.every(isHeld) &&
    Array.isArray(off) &&
    off.every(isOff)
  );
}

function isEnd(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { by, epoch, restored } = value as Partial<FitEnd>;
  return (by === 'earlyStopping' || by === 'epochs') && isCount(epoch) && (restored === null || isCount(restored));
}

function tunedOf(all: readonly unknown[]): RunStatus['tuned'] | null {
  try {
    return all.map((each) => {
      const [epoch, optimizer, epochs] = Array.isArray(each) ? (each as readonly unknown[]) : [];
      if (!isCount(epoch) || !isCount(epochs)) throw new RangeError('no change of a run');
      return { epoch, tuning: { optimizer: readOptimizer(String(optimizer)), epochs } };
    });
  } catch {
    return null;
  }
}

/** What the state is of, as the engine says it. */
function specOf(e: Experiment, [training, validation, checksum]: readonly number[]): SavedSpec {
  const { inputs, layers, loss, lossOptions, metrics, batchSize, shuffle, callbacks, seed } = e;
  return {
    model: { inputs, layers },
    loss,
    lossOptions,
    metrics,
    batchSize,
    shuffle,
    callbacks,
    seed,
    precision: isOfPlayground(e) ? 'float64' : 'float32',
    rows: { training, validation, checksum },
  };
}
