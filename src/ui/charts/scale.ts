// Of d3-scale what the axes need, without the colours, dates and formats that come with it: 10 kB of the first load.

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
