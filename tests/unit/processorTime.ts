/** Does a piece of work. @returns what it gives, and the processor time of this process for it: other work does not count. */
export function processorTime<T>(work: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}

/** Some words, cut out of a text and sorted: what readers do. */
function someWork(): number {
  const text = Array.from({ length: 40_000 }, (_, i) => `a${i}`).join(' ');
  const found = new Map<string, number>();
  for (const [word] of text.matchAll(/[a-z]\d+/g)) found.set(word, (found.get(word) ?? 0) + 1);
  return [...found.keys()].toSorted().length;
}

/** ms that it takes on the computers that the bounds are meant for. */
const usual = 22;
const best = Math.min(...Array.from({ length: 5 }, () => processorTime(someWork).milliseconds));

/** How many times as long this computer takes as those that bounds of time are meant for; at least 1. */
export const slowness = Math.max(1, best / usual);
