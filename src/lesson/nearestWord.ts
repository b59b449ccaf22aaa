import { letterDistance } from '../document/letterDistance.ts';

/** Finds the most similar known word. Null if none is within a third of the letters (at least two). */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 40) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const each of known) {
    const most = Math.min(least - 1, Math.max(2, each.length / 3));
    if (Math.abs(word.length - each.length) > most) continue;
    const far = letterDistance(word, each);
    if (far <= most) [best, least] = [each, far];
  }
  return best;
}
