import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink } from '../../../src/document/link.ts';
import type { Shelf } from '../../../src/state/saved.ts';
import type { Vault } from '../../../src/state/vault.ts';
import type { Notes, World } from '../../../src/state/workspace.ts';
import type { HostWorld } from '../../../src/training/workerHost.ts';
import { type Frame, type FrameShape, frameByteLength, frameViews } from '../../../src/training/frame.ts';

/** The experiment of a link without its `v=1&`. @throws when it does not open */
export function linked(link: string): Experiment {
  const decoded = decodeLink(`v=1&${link}`);
  if (!decoded.ok) throw new Error(`${link}: ${decoded.error.code}`);
  return decoded.experiment;
}

/** A `localStorage` in memory. */
export function memoryShelf(): Shelf & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  };
}

/** What is kept for a tab, in memory. */
export function memoryNotes(): Notes {
  const texts = new Map<string, string>();
  return { get: (name) => texts.get(name) ?? null, set: (name, text) => void texts.set(name, text) };
}

let ids = 0;

/** Workers that never say anything. */
export const silentWorkers: HostWorld = {
  createWorker: () => ({ postMessage: () => undefined, addEventListener: () => undefined, terminate: () => undefined }),
  now: () => 0,
  setTimer: () => () => undefined,
};

/** A machine on which no time passes, and a frame is shown at once. */
export function worldOf(differing: Partial<World> = {}): World {
  return {
    frame: (callback) => callback(),
    later: () => undefined,
    now: () => 0,
    date: () => 0,
    still: () => false,
    shelf: null,
    tab: memoryNotes(),
    isKept: () => false,
    noteKept: () => undefined,
    isFramed: false,
    workers: () => silentWorkers,
    cores: 2,
    newId: () => `id${++ids}`,
    ...differing,
  };
}

function refuse(): never {
  throw new Error('SecurityError');
}

/** A `localStorage` in a private window of an old browser. */
export const forbiddenShelf: Shelf = { getItem: refuse, setItem: refuse };

const forbid = (): Promise<never> => Promise.reject(new Error('forbidden'));

/** An IndexedDB that is not allowed. */
export const noVault: Vault = { get: forbid, keys: forbid, put: forbid, delete: forbid };

/** A `localStorage` that can be read but is full. */
export const fullShelf = (shelf: Shelf): Shelf => ({ getItem: (key) => shelf.getItem(key), setItem: refuse });

export interface FrameContent {
  readonly epoch?: number;
  readonly batch?: number;
  readonly batches?: number;
  /** Rows with the epoch, then one value for each key. */
  readonly rows?: readonly (readonly number[])[];
  readonly parameters?: readonly number[];
  readonly learningRate?: number;
}

/** Fills a frame as the worker does; without `into` in a buffer of its own. */
export function frameOf(shape: FrameShape, content: FrameContent, into?: Frame): Frame {
  const { epoch = 0, batch = 0, batches = 1, rows = [], parameters, learningRate = 0.01 } = content;
  const frame = into ?? frameViews(shape, new ArrayBuffer(frameByteLength(shape)));
  frame.counters.set([epoch, batch, batches, rows.length, learningRate]);
  frame.rows.set(rows.flat());
  if (parameters) frame.parameters.set(parameters);
  return frame;
}
