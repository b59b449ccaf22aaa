import { type Caption, captionHeight, hasCaption } from './caption.ts';
import type { PictureInput } from './pictureInput.ts';
import { type Compiled, extentOf, type Label, type PlacedColumn } from './picture.ts';

interface WayBack {
  readonly to: PlacedColumn;
  readonly x: number;
}

const gap = 8;
const arrowSize = 4;
const bend = 6;

/** Height of the way back under the columns, px. */
export function compiledHeight({ compiled, textSize }: PictureInput): number {
  return compiled === null ? 0 : textSize * 1.9;
}

/** Where the way back comes up to the weights of the first Dense, left of its neurons; null if there is none. */
export function wayBackOf(columns: readonly PlacedColumn[], captions: readonly (Caption | null)[]): WayBack | null {
  const at = columns.findIndex(({ plan }) => plan.dense !== null);
  const first = columns[at];
  if (first === undefined) return null;
  const left = (hasCaption(first) ? first.left : first.x - first.radius) - 3 * arrowSize;
  return { to: first, x: Math.min(left, (captions[at]?.left ?? Number.POSITIVE_INFINITY) - 2 * arrowSize) };
}

/** Returns null if there is no space, or no Dense layer and so nothing to learn. */
export function compiledOf(
  columns: readonly PlacedColumn[],
  captions: readonly (Caption | null)[],
  input: PictureInput,
  bottom: number,
): Compiled | null {
  const { compiled, width, textSize, measure } = input;
  const output = columns[columns.length - 1];
  const wayBack = wayBackOf(columns, captions);
  if (compiled === null || wayBack === null || output === undefined) return null;

  const { to: first, x: endX } = wayBack;
  for (const form of [0, 1] as const) {
    const [loss, optimizer] = [compiled.loss[form], compiled.optimizer[form]];
    const lossHalf = measure(loss, 'text') / 2;
    const lossX = Math.min(output.x, width - gap - lossHalf);
    const startX = lossX - lossHalf - gap;
    const half = measure(optimizer, 'text') / 2 + gap;
    const middle = (endX + startX) / 2;
    if (middle - half < endX + bend || middle + half > startX) continue;

    const y = bottom + textSize * 1.4;
    const line = y - textSize * 0.34;
    const endY = Math.min(line - bend - 3 * arrowSize, foot(first) + gap);
    const startY = foot(output) + (hasCaption(output) ? captionHeight(input) : 0) + gap;
    const label = (text: string, x: number): Label => {
      return { kind: 'compiled', role: 'output', layer: null, text, x, y, anchor: 'middle' };
    };
    return {
      fitted: compiled.fitted,
      down: startY < y - textSize - gap ? path`M${output.x},${startY}V${y - textSize}` : '',
      back:
        path`M${startX},${line}H${middle + half}M${middle - half},${line}H${endX + bend}` +
        path`Q${endX},${line} ${endX},${line - bend}V${endY}`,
      arrow: path`M${endX - arrowSize},${endY + arrowSize + 1}L${endX},${endY}L${endX + arrowSize},${endY + arrowSize + 1}`,
      labels: [label(loss, lossX), label(optimizer, middle)],
    };
  }
  return null;
}

/** Returns the lower end of a column's neurons. */
function foot(column: PlacedColumn): number {
  return extentOf(column).bottom + (column.tile === null ? 10 : 0);
}

/** Path data with tenths of a px. */
function path(parts: TemplateStringsArray, ...numbers: readonly number[]): string {
  return parts.map((part, i) => (i < numbers.length ? `${part}${Math.round(numbers[i] * 10) / 10}` : part)).join('');
}
