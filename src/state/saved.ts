import { lateNames } from '../data/datasets.ts';
import type { Experiment } from '../document/experiment.ts';
import { experimentOf } from '../document/link/exact.ts';
import { longestLink } from '../document/link/pairs.ts';
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
  /** Whether any of them has rows that are kept or come from elsewhere, is of Playground's data, or has formulas. */
  namesRows(): boolean;
  /** Writes this page's slot. `isTheirs`: the person has worked with it, though it may still be as it was opened. */
  save(e: Experiment, isTheirs?: boolean): void;
  /**
   * Saves to a slot of its own from now on: a link, a lesson or earlier work is opened over the work that was here.
   * As long as nobody changes what was opened, it is no work of theirs, and the first to go.
   */
  leave(opened?: Experiment): void;
  /** How often that was done. */
  left(): number;
  /** Writes this page's slot again if another tab, saving at the same moment, has written over it. */
  restore(): void;
}

export const workKey = 'mlp-visualizer.work';
const byRows = new RegExp(`=(?:table:|playground:|${lateNames.join('|')})|formula`);
const slots = 12;
const longestId = 100; // characters

interface Slot {
  readonly id: string;
  readonly link: string;
  readonly time: number;
  /** Only looked at: as a link or a lesson brought it. */
  readonly looked?: true | undefined;
}

/** The slot that a foreign value may be; null if it is none. */
function slotOf(value: unknown): Slot | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, link, time, looked } = value as Readonly<Record<string, unknown>>; // any object has such fields, or undefined
  if (typeof id !== 'string' || typeof link !== 'string' || typeof time !== 'number') return null;
  if (id.length > longestId || link.length > longestLink || !(time >= 0)) return null;
  return { id, link, time, looked: looked === true || undefined };
}

/** The slot to go when there are too many: the oldest of those only looked at, of those that a newer one repeats, of all. */
function leastOf(all: readonly Slot[]): number {
  const looked = all.findLastIndex((slot) => slot.looked);
  if (looked !== -1) return looked;
  const repeated = all.findLastIndex(({ link }, i) => all.findIndex((other) => other.link === link) < i);
  return repeated === -1 ? all.length - 1 : repeated;
}

/**
 * @param newId a name for a slot: different each time, and on every page.
 * @param refused called once, when the first save is refused
 */
export function openSavedWork(
  shelf: Shelf | null,
  newId: () => string,
  now: () => number,
  refused: () => void = () => undefined,
): SavedWork {
  let id = newId();
  let lefts = 0;
  /** The link of what was opened over the work before. */
  let opened = '';
  /** This page's slot as it was last saved. */
  let own: Slot | null = null;
  let isRefused = false;

  function read(): readonly Slot[] {
    try {
      const value: unknown = JSON.parse(shelf?.getItem(workKey) ?? '[]');
      const found = new Map<string, Slot>();
      for (const slot of Array.isArray(value) ? value.map(slotOf) : []) {
        if (slot !== null && !found.has(slot.id)) found.set(slot.id, slot);
      }
      return [...found.values()].slice(0, slots);
    } catch {
      return []; // unreadable: as good as none, and the next save makes it whole
    }
  }

  function write(all: readonly Slot[]): void {
    try {
      if (shelf === null) throw new Error('no storage');
      shelf.setItem(workKey, JSON.stringify(all.length > slots ? all.toSpliced(leastOf(all), 1) : all));
    } catch {
      // No room or not allowed: the link in the address bar still holds the work.
      if (!isRefused) refused();
      isRefused = true;
    }
  }

  function all(): readonly Work[] {
    const found = read();
    const links = found.map(({ link }) => link);
    return found.flatMap(({ link, time }, i) => {
      if (links.indexOf(link) < i) return [];
      const experiment = experimentOf(link);
      // A clock may have been wrong, in the past or in the slot: the work is as good.
      return experiment === null ? [] : [{ experiment, time: Math.min(time, now()) }];
    });
  }

  return {
    latest: () => all()[0]?.experiment ?? null,
    all,
    has: (link) => read().some((slot) => slot.link === link),
    namesRows: () => read().some(({ link }) => byRows.test(link)),
    left: () => lefts,
    leave: (e) => {
      lefts++;
      if (own !== null && own.looked !== true) id = newId(); // else nobody's work is in this slot
      own = null;
      opened = e === undefined ? '' : encodeLink(e);
    },
    save: (e, isTheirs = false) => {
      const link = encodeLink(e);
      own = { id, link, time: now(), looked: (link === opened && !isTheirs) || undefined };
      // One that says the same stays too: this page goes on, and that work is then as it was.
      write([own, ...read().filter((slot) => slot.id !== id)]);
    },
    restore: () => {
      const [mine, others] = [own, read()];
      if (mine === null || mine.looked || others.some((slot) => slot.id === mine.id)) return;
      const at = others.findIndex(({ time }) => time <= mine.time);
      const whole = others.toSpliced(at === -1 ? others.length : at, 0, mine);
      if (whole.length <= slots || whole[leastOf(whole)] !== mine) write(whole);
    },
  };
}
