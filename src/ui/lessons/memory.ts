import type { Experiment } from '../../document/experiment.ts';
import { experimentOf } from '../../document/link/exact.ts';
import { encodeLink } from '../../document/link/write.ts';
import type { KeptFile } from './load.ts';

// For this tab, so that a reload within a lesson forgets nothing.
const beforeKey = 'mlp-visualizer.before-lesson';
const fileKey = 'mlp-visualizer.lesson-file';

function get(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // not allowed
  }
}

function set(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Not allowed or no room: then it lasts until the page is left.
  }
}

/** The experiment before the lesson. */
let before: Experiment | null = null;

export function keepBefore(e: Experiment): void {
  before = e;
  set(beforeKey, encodeLink(e));
}

export function recallBefore(): Experiment | null {
  if (before !== null) return before;
  return experimentOf(get(beforeKey) ?? '');
}

let file: KeptFile | null = null;

export function keepFile(kept: KeptFile): void {
  file = kept;
  set(fileKey, `${kept.name}\n${kept.text}`);
}

export function recallFile(): KeptFile | null {
  if (file !== null) return file;
  const text = get(fileKey) ?? '';
  const end = text.indexOf('\n');
  return end === -1 ? null : { name: text.slice(0, end), text: text.slice(end + 1) };
}
