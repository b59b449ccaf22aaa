/** Values that may be typed for a weight or a bias. */
export const typed = { min: -1e6, max: 1e6 };

/** Steps of a slider from one end to the other. */
export const sliderSteps = 200;

/** How far a slider goes to both sides for a number of this size: 2, 5, 10, 20, 50 … with room to spare. */
export function sliderEnd(value: number): number {
  let end = 2;
  for (let i = 0; end < 1.25 * Math.abs(value); i++) end *= i % 3 === 0 ? 2.5 : 2;
  return end;
}

/** The end of a slider that ends at `end` and is given a number: another where it is too narrow, or far too wide. */
export function rangeFor(value: number, end: number): number {
  const wanted = sliderEnd(value);
  return wanted > end || wanted < end / 10 ? wanted : end;
}
