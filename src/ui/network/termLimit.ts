/** Padding and button; what stands behind the products, and one product at a text size of 12; px. */
const around = 64;
const behind = 340;
const term = 108;
const most = 6;

/** How many products of a sum fit on two lines of this width. */
export function termLimit(width: number, textSize: number): number {
  const scale = textSize / 12;
  return Math.min(most, Math.max(1, Math.floor((2 * (width - around) - behind * scale) / (term * scale))));
}
