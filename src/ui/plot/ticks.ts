import { ticks } from 'd3';
import { significant } from '../../document/spelling.ts';

/** A place on an axis, and what is written there. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

export type Domain = readonly [number, number];

/** D3 takes the number of ticks as a hint; here it is a bound. */
export function atMost(most: number, ticksFor: (count: number) => number[]): number[] {
  for (let count = most; count > 1; count--) {
    const found = ticksFor(count);
    if (found.length <= most && found.length > 1) return found;
  }
  // One number says nothing of a scale: the first and the last of more.
  const found = [1, 2, 3].map(ticksFor).find(({ length }) => length > 1);
  return found === undefined ? ticksFor(1) : [found[0], found[found.length - 1]];
}

export function linearTicks(domain: Domain, most: number): Tick[] {
  return atMost(most, (count) => ticks(...domain, count)).map((value) => ({
    value,
    label: significant(value, 4),
  }));
}
