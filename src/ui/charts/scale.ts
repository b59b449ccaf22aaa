// Of d3-scale and d3-array what the axes need, without the colours, dates and formats that come with them: 30 kB
// of the first load.

/** Takes the numbers of a domain to pixels, or to any other range, and goes on in the same way outside of it. */
export type Scale = (value: number) => number;

export type Interval = readonly [from: number, to: number];

/** A domain of no width is taken to the middle of the range. */
export function linearScale([a, b]: Interval, [from, to]: Interval): Scale {
  const share: Scale = a === b ? () => 0.5 : (value) => (value - a) / (b - a);
  return (value) => {
    const t = share(value);
    return from * (1 - t) + to * t; // exact at both ends
  };
}

/** Equal distances for equal factors. @param domain above 0 */
export function logScale([a, b]: Interval, range: Interval): Scale {
  const scale = linearScale([Math.log(a), Math.log(b)], range);
  return (value) => scale(Math.log(value));
}

/**
 * About so many round numbers within [from, to], from ≤ to: 1, 2 or 5 times a power of ten apart, and multiples of
 * that. As `ticks` of d3-array has them, to the last bit. @param count > 0
 */
export function ticks([from, to]: Interval, count: number): number[] {
  if (from === to) return [from];
  const rough = (to - from) / count;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const step = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  // A step below 1 is kept as how many there are to 1, which is a whole number.
  const perOne = 10 ** -power / step;
  const each = 10 ** power * step;
  const valueOf = (i: number): number => (power < 0 ? i / perOne : i * each);
  const indexOf = (value: number): number => Math.round(power < 0 ? value * perOne : value / each);
  let first = indexOf(from);
  let last = indexOf(to);
  if (valueOf(first) < from) first++;
  if (valueOf(last) > to) last--;
  if (last < first && count < 2) return ticks([from, to], count * 2);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => valueOf(first + i));
}
