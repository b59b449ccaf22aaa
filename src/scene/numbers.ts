/** A number as the drawing writes it: fixed digits, a real minus, no "−0.00". */
export function digits(value: number, places: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (Math.abs(value) >= 1e5) return value.toExponential(1).replace('-', '−').replace('e+', 'e');
  const text = Math.abs(value).toFixed(places);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** At most five characters, for the inside of a neuron: 0.61, −1.20, 12.3, −140. */
export function shortDigits(value: number): string {
  const size = Math.abs(value);
  return digits(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
}

/** A probability: 7 %, 100 %; never 0 % or 100 % for what is neither. */
export function percent(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value > 0 && value < 0.01) return '<1 %';
  if (value > 0.99 && value < 1) return '>99 %';
  return `${Math.round(value * 100)} %`;
}
