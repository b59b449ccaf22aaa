/**
 * The class that a digit key chooses: the one that is named so, else by its place, the first by 1 and the tenth by 0.
 * @returns −1 where it chooses none
 */
export function classByKey(key: string, classes: readonly string[]): number {
  if (!/^\d$/.test(key)) return -1;
  const named = classes.indexOf(key);
  const place = (Number(key) + 9) % 10;
  return named >= 0 || place >= classes.length ? named : place;
}
