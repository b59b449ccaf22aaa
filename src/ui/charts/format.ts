/** A loss or a metric as Keras prints it: four decimals, and powers of ten where these would say nothing. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 100_000)) return minus(value.toExponential(2));
  return minus(value.toFixed(4));
}

/** A plain output of the network, short. */
export function score(value: number): string {
  return Number.isFinite(value) ? minus(value.toPrecision(3)) : '–';
}

/** A measured number in as many decimals as its range needs: 4.7 cm, 0.42. */
export function coordinate(value: number, [from, to]: readonly [number, number]): string {
  const decimals = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(Math.abs(to - from) || 1))));
  return minus(value.toFixed(decimals));
}

/** 0.8734 → 87.3%; what is not quite all or nothing does not read so. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const text = (share * 100).toFixed(1);
  if (text === '100.0' && share < 1) return '>99.9%';
  if (text === '0.0' && share > 0) return '<0.1%';
  return `${text}%`;
}

function minus(text: string): string {
  return text.replaceAll('-', '−');
}
