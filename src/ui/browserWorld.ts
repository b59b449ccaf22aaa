import { browserWorkers } from '../asking/browserWorker.ts';
import type { Notes, World } from '../state/workspace.ts';

/** Storage may be forbidden altogether. */
function storage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

function notesIn(place: Storage | null): Notes {
  return {
    get: (name) => {
      try {
        return place?.getItem(name) ?? null;
      } catch {
        return null;
      }
    },
    set: (name, text) => {
      try {
        place?.setItem(name, text);
      } catch {
        // No room or not allowed: nothing depends on it.
      }
    },
  };
}

const keptNote = 'mlp-visualizer.runs';

/** The machine as a browser shows it. */
export function browserWorld(): World {
  const shelf = storage('localStorage');
  const notes = notesIn(shelf);
  const tab = notesIn(storage('sessionStorage'));
  return {
    frame: (callback) => requestAnimationFrame(callback),
    later: (callback, milliseconds) => setTimeout(callback, milliseconds),
    now: () => performance.now(),
    date: Date.now,
    still: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
    shelf,
    tab,
    // Where nothing can be noted, one has to look.
    isKept: () => shelf === null || [notes, tab].some((one) => one.get(keptNote) !== null),
    noteKept: () => {
      for (const one of [notes, tab]) one.set(keptNote, '1'); // one of them may be full
    },
    isFramed: window.parent !== window,
    workers: browserWorkers,
    cores: navigator.hardwareConcurrency,
    newId: () => crypto.getRandomValues(new Uint32Array(2)).join('-'),
  };
}
