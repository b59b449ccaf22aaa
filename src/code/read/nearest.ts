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
    const d = distance(typed, each.toLowerCase()) + (each[0] === name[0] ? 0 : 0.25);
    if (d < least) {
      best = each;
      least = d;
    }
  }
  return best;
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      row.push(d);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}
