import type { Show } from '../../data/dataset.ts';
import { type DatasetName, datasets, isLate } from '../../data/datasets.ts';
import { knownTables } from '../../data/tables.ts';
import { fitCanvas } from '../plot/canvas.ts';
import { colours } from '../plot/colours.ts';
import { paintPicture } from '../plot/paintPicture.ts';
import { paintThumbnail } from './paintThumbnail.ts';

/** Paints what a data set looks like, as `paintThumbnail` does, or nothing before its rows are here. */
export function paintSet(canvas: HTMLCanvasElement, name: DatasetName): void {
  const rows = knownTables.get(name)?.rows;
  if (isLate(name) && rows === undefined) return;
  const { image } = datasets[name].show;
  if (rows && image) paintPictures(canvas, rows.values, image);
  else paintThumbnail(canvas, name);
}

const across = 3;

/** The first nine pictures. */
function paintPictures(canvas: HTMLCanvasElement, values: Float64Array, image: NonNullable<Show['image']>): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = fitCanvas(canvas, { width, height });
  if (context === null) return;
  const pixels = image.width * image.height;
  const side = Math.min(width, height) / across;
  for (let place = 0; place < across * across; place++) {
    context.save();
    context.translate((width - across * side) / 2 + (place % across) * side, Math.floor(place / across) * side);
    paintPicture(context, values.subarray(place * pixels, (place + 1) * pixels), image, side, colours().ink);
    context.restore();
  }
}
