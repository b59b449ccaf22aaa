import type { Experiment } from '../document/experiment.ts';
import { experimentOf } from '../document/link/exact.ts';
import { encodeLink } from '../document/link/write.ts';

/** The part of `localStorage` in use; any of it may throw (private windows, full disk). */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export interface Work {
  readonly experiment: Experiment;
  readonly time: number;
}

/**
 * The person's own work, kept on this computer as links, the newest first. Each page that is opened writes to a slot
 * of its own from its first edit on, so that neither a second tab nor an opened link overwrites earlier work.
 */
export interface SavedWork {
  /** The newest work that still opens; null without any. */
  latest(): Experiment | null;
  /** All that still opens, the newest first and none twice, with the time of its last edit (ms since 1970). */
  all(): readonly Work[];
  /** Whether this link is one of the works kept. */
  has(link: string): boolean;
  /** Writes this page's slot. */
  save(e: Experiment): void;
  /** Saves to a slot of its own from now on: a link was opened over the work that was here. */
  leave(): void;
}

const key = 'mlp-visualizer.work';
const slots = 12;

interface Slot {
  readonly id: string;
  readonly link: string;
  readonly time: number;
}

function isSlot(value: unknown): value is Slot {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'link' in value &&
    typeof value.link === 'string' &&
    'time' in value &&
    typeof value.time === 'number'
  );
}

/** @param newId a name for a slot: different each time, and on every page. */
export function openSavedWork(shelf: Shelf | null, newId: () => string, now: () => number): SavedWork {
  let id = newId();

  function read(): readonly Slot[] {
    try {
      const value: unknown = JSON.parse(shelf?.getItem(key) ?? '[]');
      return Array.isArray(value) ? value.filter(isSlot) : [];
    } catch {
      return []; // unreadable: as good as none, and the next save makes it whole
    }
  }

  function all(): readonly Work[] {
    const found = read();
    const links = found.map(({ link }) => link);
    return found.flatMap(({ link, time }, i) => {
      if (links.indexOf(link) < i) return [];
      const experiment = experimentOf(link);
      return experiment === null ? [] : [{ experiment, time }];
    });
  }

  return {
    latest: () => all()[0]?.experiment ?? null,
    all,
    has: (link) => read().some((slot) => slot.link === link),
    leave: () => {
      id = newId();
    },
    save: (e) => {
      const own = { id, link: encodeLink(e), time: now() };
      // One that says the same stays too: this page goes on, and that work is then as it was.
      const others = read().filter((slot) => slot.id !== id);
      try {
        shelf?.setItem(key, JSON.stringify([own, ...others].slice(0, slots)));
      } catch {
        // No room or not allowed: the link in the address bar still holds the work.
      }
    },
  };
}
