import type { Show } from '../../data/dataset.ts';
import { momentName } from '../../document/moment.ts';
import { type PlacedColumn, unitX, unitY } from '../../scene/layout/picture.ts';
import { mapColoursOf } from '../../scene/paint/mapPixels.ts';
import { fullStrength, type Ink, type PaintMap } from '../../scene/paint/palette.ts';
import { writeWeights } from '../../scene/paint/weightPixels.ts';
import type { Drawn, ShownNumbers } from '../../state/shownNumbers.ts';

/** Between the pictures of a mosaic, px. */
const gap = 1;

/** The weights of the units that are fed pictures, each as a picture: of the numbers that the drawing shows. */
export function createWeightMaps(
  drawn: Pick<Drawn, 'numbers'>,
  { width, height }: NonNullable<Show['image']>,
  tell: (moment: string) => void,
): { readonly paint: PaintMap; readonly stop: () => void } {
  const sheet = document.createElement('canvas');
  /** What is on the sheet. */
  let painted: { readonly numbers: ShownNumbers; readonly ink: Ink; readonly across: number } | null = null;

  /** Paints the sheet where something has changed. @returns whether there is something on it */
  function renew({ plan: { dense } }: PlacedColumn, across: number, ink: Ink): boolean {
    const numbers = drawn.numbers();
    const { parameters, moment } = numbers;
    if (dense === null || parameters === null) return false;
    const isSame = painted?.numbers.parameters === parameters && painted.numbers.moment === moment;
    if (isSame && painted?.ink === ink && painted.across === across) return true;
    painted = { numbers, ink, across };
    const image = new ImageData(across * width, Math.ceil(dense.units / across) * height);
    sheet.width = image.width;
    sheet.height = image.height;
    const pixels = new Uint32Array(image.data.buffer);
    const colours = mapColoursOf(ink, fullStrength);
    for (let unit = 0; unit < dense.units; unit++) {
      const start = Math.floor(unit / across) * height * image.width + (unit % across) * width;
      writeWeights(parameters, dense, unit, { width, height }, colours, pixels, start, image.width);
    }
    sheet.getContext('2d')?.putImageData(image, 0, 0);
    tell(momentName(moment));
    return true;
  }

  const paint: PaintMap = {
    unit: (context, column, unit, ink) => {
      if (!renew(column, 1, ink)) return;
      const [x, y, r] = [unitX(column, unit), unitY(column, unit), column.radius];
      context.imageSmoothingEnabled = 2 * r < Math.max(width, height);
      context.drawImage(sheet, 0, unit * height, width, height, x - r, y - r, 2 * r, 2 * r);
    },
    tile: (context, column, { x, y, columns, rows, cell }, ink) => {
      if (!renew(column, columns, ink)) return;
      context.imageSmoothingEnabled = true;
      context.drawImage(sheet, x, y, columns * cell, rows * cell);
      context.fillStyle = ink.surface;
      context.beginPath();
      for (let i = 0; i <= columns; i++) context.rect(x + i * cell - gap / 2, y, gap, rows * cell);
      for (let i = 0; i <= rows; i++) context.rect(x, y + i * cell - gap / 2, columns * cell, gap);
      context.fill();
    },
  };
  return { paint, stop: () => tell('') };
}
