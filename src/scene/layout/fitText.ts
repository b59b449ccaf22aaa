/** Width of a text in px. `code` is the monospaced face. */
export type Measure = (text: string, face: 'text' | 'code') => number;

/** Returns the longest prefix that fits, with an ellipsis if it is shortened. */
export function shorten(text: string, width: number, measure: Measure): string {
  if (measure(text, 'text') <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join('')}…`, 'text') > width) letters.pop();
  return `${letters.join('')}…`;
}

/** Returns one line if the text fits, else two lines if it contains a space or, as Japanese breaks, a の. */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  if (measure(text, 'text') <= width) return [text];
  const middle = text.length / 2;
  const breaks = [...text.matchAll(/ |(?<=の)(?!$)/gu)];
  const nearest = breaks.sort((a, b) => Math.abs(a.index - middle) - Math.abs(b.index - middle))[0];
  const lines =
    nearest === undefined ? [text] : [text.slice(0, nearest.index), text.slice(nearest.index + nearest[0].length)];
  return lines.map((part) => shorten(part, width, measure));
}
