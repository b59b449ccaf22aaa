/** Edit distance of two words: number of letters to change, insert, delete, or swap with a neighbour. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    const above = rows[i - 1];
    for (let j = 1; j <= b.length; j++) {
      const steps = [above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push(rows[i - 2][j - 2] + 1);
      row.push(Math.min(...steps));
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** Finds the most similar known word. Null if none is within a third of the letters (at least two). */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 40) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const each of known) {
    const most = Math.min(least - 1, Math.max(2, each.length / 3));
    if (Math.abs(word.length - each.length) > most) continue;
    const far = distance(word, each);
    if (far <= most) [best, least] = [each, far];
  }
  return best;
}
