/** The number of letters to change, put in or take out to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

/** The word that was probably meant; null when none is near (a third of its letters, two at least). */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 40) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const each of known) {
    const far = distance(word, each);
    if (far < least && far <= Math.max(2, each.length / 3)) [best, least] = [each, far];
  }
  return best;
}
