/** What a bench has measured. */
export interface Measure {
  readonly name: string;
  /** Measures of one name and different columns are a row of a table. */
  readonly column?: string;
  readonly value: number;
  readonly unit: string;
  /** Largest value allowed. */
  readonly bound?: number;
  /** Value to reach. Less than a third of it is too little; machines, and what else they do, differ that much. */
  readonly goal?: number;
}

/** Milliseconds of `work`, the median of `times` goes after some that are not counted. */
export function median(times: number, work: () => void, warmUps = 3): number {
  for (let i = 0; i < warmUps; i++) work();
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return taken.toSorted((a, b) => a - b)[times >> 1];
}
