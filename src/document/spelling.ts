/**
 * The one spelling of numbers that people read, in every language: a real minus (U+2212), decimals as Keras prints
 * them, powers of ten as `1.23e−5` below 0.001 and from 100,000 on (Keras's own threshold, and one that calculators
 * use). Code, links and input fields have ASCII and are not spelled here.
 */

const minus = '−';
/** Sizes below it are written with a power of ten. */
export const leastFixed = 0.001;
const largest = 100_000;

const sign = (value: number): string => (value < 0 ? minus : '');

/** `NaN`, `∞`, `−∞`; null for a number. */
function notFinite(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? null : `${sign(value)}∞`;
}

/** Whether the number is written with a power of ten. */
function isFar(value: number): boolean {
  const size = Math.abs(value);
  return size !== 0 && (size < leastFixed || size >= largest);
}

function powerOfTen(value: number, places?: number): string {
  const [mantissa, power] = Math.abs(value).toExponential(places).split('e');
  return `${sign(value)}${mantissa}e${power.replace('+', '').replace('-', minus)}`;
}

/** The power of ten of a number's first digit; of one that is rounded to so many significant digits first. */
export function powerOf(value: number, digits?: number): number {
  return Number(value.toExponential(digits === undefined ? undefined : digits - 1).split('e')[1]);
}

/** So many significant digits, also where the last ones are 0: 0.250, −2.00e−7. */
export function withDigits(value: number, digits: number): string {
  if (value === 0 || !Number.isFinite(value)) return fixed(value, 0);
  const power = powerOf(value, digits);
  return power < -3 || power >= 5 ? powerOfTen(value, digits - 1) : fixed(value, Math.max(0, digits - 1 - power));
}

/** A number with `places` decimals, never “−0.00”. */
export function fixed(value: number, places: number): string {
  const special = notFinite(value);
  if (special !== null) return special;
  const text = Math.abs(value).toFixed(places);
  return Number(text) === 0 ? text : `${sign(value)}${text}`;
}

/** A loss, a metric, a weight or an output: four decimals, as Keras prints them. */
export function decimals(value: number, places = 4): string {
  if (notFinite(value) === null && isFar(value)) return powerOfTen(value, Math.max(2, places - 2));
  return fixed(value, places);
}

/** The shortest form with at most `digits` significant digits: 0.05, 12, 1e−5. */
export function significant(value: number, digits: number): string {
  return shortest(rounded(value, digits));
}

/** All digits of a number: those of its float32 if it is one, else of the float64. */
export function exact(value: number): string {
  return shortest(nearestShort(value));
}

/** The number with the fewest digits that stands for the same float32, if it is one. */
export function nearestShort(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const short = rounded(value, digits);
    if (Math.fround(short) === value || short === value) return short;
  }
  return value;
}

function shortest(value: number): string {
  const special = notFinite(value);
  if (special !== null) return special;
  return isFar(value) ? powerOfTen(value) : `${sign(value)}${Math.abs(value)}`;
}

/** At most five characters apart from the minus, for the inside of a neuron: 0.61, −1.20, 12.3, −140. */
export function brief(value: number): string {
  const size = Math.abs(value);
  if (size >= largest && Number.isFinite(value)) return powerOfTen(value, 1);
  return fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

/** At most four characters apart from the minus, for a smaller neuron: 0.6, −1.2, 12, −1403. */
export function briefer(value: number): string {
  const size = Math.abs(value);
  if (size >= 9999.5 && Number.isFinite(value)) return powerOfTen(value, 0);
  return fixed(value, size < 9.95 ? 1 : 0);
}

/** A measured number with as many decimals as its range needs: 4.7, 0.42, 1.53e−7. */
export function measured(value: number, [from, to]: readonly [number, number]): string {
  const places = 2 - powerOf(Math.abs(to - from) || 1);
  if (places >= -9 && places <= 6) return fixed(value, Math.max(0, places));
  const least = places < 0 ? 3 : 1; // of numbers over many powers of ten each is of interest
  return significant(value, Math.max(least, Math.min(17, powerOf(value) + places + 1))); // it may be far out of its range
}

/** 0.8734 → 87.3%; a share that is not exactly 0 or 1 is never written 0% or 100%. */
export function percent(share: number, places = 1): string {
  const special = notFinite(share);
  if (special !== null) return special;
  const text = fixed(share * 100, places);
  const least = Number(`1e-${places}`);
  if (Number(text) === 100 && share < 1) return `>${fixed(100 - least, places)}%`;
  if (Number(text) === 0 && share > 0) return `<${fixed(least, places)}%`;
  return `${text}%`;
}

/** A count: 12,345, as Keras writes numbers of parameters. Ordinals (an epoch, a line) have no commas. */
export function count(value: number): string {
  const special = notFinite(value);
  return special ?? `${sign(value)}${String(Math.abs(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')}`;
}

/** A limit or an argument: whole numbers as counts, all others with their own digits. */
export function plain(value: number): string {
  return Number.isInteger(value) ? count(value) : exact(value);
}

/**
 * Japanese text in which a number stays on one line with the counter after it: 「60 件」. The script tells a counter
 * from a particle, which is hiragana.
 */
export function unbroken(text: string): string {
  return text.replace(/(?<=\d%?) (?=[\p{Script=Han}\p{Script=Katakana}つ])/gu, '\u00a0');
}

/** The nearest number with `digits` significant digits. */
export function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
