import type { Measure } from './measure.ts';

/** Engines that the best of this project's executors is compared with. */
export interface Rival {
  /** Heading of the ratios. */
  readonly column: string;
  /** Columns of the rates; the best of them counts. */
  readonly engines: readonly string[];
  /** The ratio that each workload should reach, by its name. */
  readonly goals: Readonly<Record<string, number>>;
}

/** Best rate of `own` divided by the best rate of each rival, a row for each workload. */
export function ratios(rates: readonly Measure[], own: readonly string[], rivals: readonly Rival[]): Measure[] {
  const best = (name: string, columns: readonly string[]): number =>
    Math.max(
      ...rates.filter((rate) => rate.name === name && columns.includes(rate.column ?? '')).map((rate) => rate.value),
    );
  const names = [...new Set(rates.map(({ name }) => name))];
  return names.flatMap((name) =>
    rivals.flatMap(({ column, engines, goals }) => {
      const value = best(name, own) / best(name, engines);
      if (!(value > 0 && value < Infinity)) return []; // one of them has no rate
      const [workload] = name.split(' ');
      return { name, column, value, unit: 'times as fast', ...(workload in goals ? { goal: goals[workload] } : {}) };
    }),
  );
}
