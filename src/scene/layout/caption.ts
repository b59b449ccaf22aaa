import type { PictureInput } from './pictureInput.ts';
import { type Badge, extentOf, type Label, type PlacedColumn } from './picture.ts';
import { type Sign, signOf } from './sign.ts';
import { rowWiseOf } from '../plan/stageNames.ts';

/** Caption under a tile or lanes: the signs of the stages, followed by the number of units. */
export interface Caption {
  readonly left: number;
  readonly badges: readonly Badge[];
  readonly labels: readonly Label[];
}

const edge = 4;
/** Between a column's lowest neuron and its caption, and around it; px. */
const above = 6;
const between = 3;
const smallestSign = 8;
/** Between a tile and the frame of a row-wise activation around it. */
export const groupPadding = 6;

/** Height of the captions under the columns, px. */
export function captionHeight({ textSize }: Pick<PictureInput, 'textSize'>): number {
  return Math.round(textSize * 1.6) + above + between;
}

/**
 * Returns true if the column has a caption. In other columns each neuron has its own signs, and the neurons can be
 * counted.
 */
export function hasCaption({ tile, lanes }: PlacedColumn): boolean {
  return tile !== null || lanes > 1;
}

/** Returns a column's caption, shortened to fit between its neighbours; null if the column needs none. */
export function captionOf(columns: readonly PlacedColumn[], index: number, input: PictureInput): Caption | null {
  const column = columns[index];
  if (!hasCaption(column)) return null;
  const { textSize, measure, unitsNote, width: whole } = input;
  const { plan, left, right } = column;
  const { role, layer } = plan;
  const all = plan.stages.flatMap((stage): { sign: Sign; layer: number }[] => {
    const sign = signOf(stage);
    return sign === null ? [] : [{ sign, layer: stage.layer }];
  });
  const grouped = plan.stages.some((stage) => rowWiseOf(stage) !== null);
  const y = extentOf(column).bottom + above + (grouped ? groupPadding + textSize * 0.8 : 0);

  const centre = (left + right) / 2;
  const before = columns[index - 1];
  const next = columns[index + 1];
  const low = before === undefined ? edge : (before.right + left) / 2;
  const high = next === undefined ? whole - edge : (right + next.left) / 2;
  const room = high - low - 2 * between;
  const size = Math.round(Math.min(textSize * 1.6, room / Math.max(1, all.length) - between));
  const signs = size < smallestSign ? [] : all;
  const signsWidth = signs.length * (size + between);
  const forms = [unitsNote(plan.units), String(plan.units)];
  const text = forms.find((form) => signsWidth + measure(form, 'text') <= room) ?? '';
  const width = signsWidth + (text === '' ? -between : measure(text, 'text'));
  const first = Math.min(high - between - width, Math.max(low + between, centre - width / 2));
  return {
    left: first,
    badges: size > 0 ? signs.map((one, i) => ({ ...one, role, x: first + i * (size + between), y, size })) : [],
    labels:
      text === ''
        ? []
        : [
            {
              kind: 'units',
              role,
              layer,
              text,
              x: first + signsWidth,
              y: y + Math.round(textSize * 1.6) / 2 + textSize * 0.36,
              anchor: 'start',
            },
          ],
  };
}
