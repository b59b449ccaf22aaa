import { letterDistance } from '../../document/letterDistance.ts';

/**
 * The name among `names` that a person most likely meant, or null: at most a third of its letters are wrong. One or two
 * letters look like any others: only capitals may be wrong, or of three letters one may be missing.
 */
export function nearest(name: string, names: Iterable<string>): string | null {
  if (name.length > 40) return null;
  const typed = name.toLowerCase();
  let best: string | null = null;
  const short = name.length < 3;
  let least = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  for (const each of names) {
    const missing = name.length === 2 && each.length === 3;
    if (short && !missing && each.toLowerCase() !== typed) continue;
    if (Math.abs(each.length - name.length) > least) continue;
    const d = letterDistance(typed, each.toLowerCase()) + (each[0] === name[0] ? 0 : 0.25);
    if (d < least) {
      best = each;
      least = d;
    }
  }
  return best;
}
