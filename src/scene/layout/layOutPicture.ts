import { captionOf } from './caption.ts';
import { compiledHeight, compiledOf } from './compiledPath.ts';
import { type EdgeCount, edgeCounts } from '../plan/detail.ts';
import { headersOf } from './headerLayout.ts';
import { scaleOf } from './columnShape.ts';
import { badgesOf, groupLabels, groupsOf, namesOf, notesOf, tiesOf } from './labels.ts';
import { entryX, exitX, extentOf, type Label, type Picture, type PlacedColumn } from './picture.ts';
import { placeColumns } from './placement.ts';
import { planOf } from '../plan/plan.ts';
import type { PictureInput } from './pictureInput.ts';

/**
 * Smallest layout. In a smaller view, such as a nearly hidden frame, the picture is cut off, so that no size gets
 * negative.
 */
const least = { width: 160, height: 180 };

/** Lays out a whole network in a view. */
export function layOutPicture(view: PictureInput): Picture {
  const input = { ...view, width: Math.max(least.width, view.width), height: Math.max(least.height, view.height) };
  const plan = planOf(input.model);
  const counts = edgeCounts(plan, input.height);
  const drawn = counts.reduce((sum, count) => sum + count.drawn, 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  const columns = placeColumns(plan, input, drawn < all);
  const headers = headersOf(columns, input);
  const groups = groupsOf(columns);
  const captions = columns.map((_, i) => captionOf(columns, i, input));
  const notes = notesOf(columns, counts, captions, input);
  const compiled = compiledOf(columns, captions, input, input.height - input.footer - compiledHeight(input));
  const labels = [
    ...headers.labels,
    ...namesOf(columns, input),
    ...captions.flatMap((caption) => caption?.labels ?? []),
    ...notes,
    ...groupLabels(groups, input),
    ...(compiled?.labels ?? []),
  ];
  return {
    width: input.width,
    height: input.height,
    textSize: input.textSize,
    model: input.model,
    plan,
    columns,
    labels: labels.map((label) => ({ ...label, width: input.measure(label.text, faceOf(label)) })),
    badges: [...headers.badges, ...badgesOf(columns, captions)],
    groups,
    ties: tiesOf(columns),
    compiled,
    counts,
    drawn,
    all,
    thickest: thickestEdges(columns, counts, 6 * scaleOf(input)),
  };
}

/** Code uses the monospaced face. */
function faceOf({ kind }: Pick<Label, 'kind'>): 'text' | 'code' {
  return kind === 'code' || kind === 'group' ? 'code' : 'text';
}

/**
 * Returns the width of the strongest edge into each column. All edges are thinner if they meet in small neurons or at a
 * tile, cover a short distance, or are many.
 */
function thickestEdges(
  columns: readonly PlacedColumn[],
  counts: readonly EdgeCount[],
  most: number,
): readonly number[] {
  const limits = columns.flatMap((column, i) => {
    const before = columns[i - 1];
    const perNeuron = column.tile === null ? column.spacing * 0.09 : atTile;
    return before === undefined ? [perNeuron] : [perNeuron, (entryX(column, 0) - exitX(before, 0)) * 0.06];
  });
  const common = Math.max(0.6, Math.min(most, ...limits));
  return columns.map((column, i) => {
    const before = columns[i - 1] ?? column;
    const height = Math.max(heightOf(column), heightOf(before));
    return Math.min(common, Math.max(thinnest, (2 * height) / Math.max(1, counts[i].drawn)));
  });
}

const atTile = 2.2; // px
const thinnest = 0.9;

function heightOf(column: PlacedColumn): number {
  const { top, bottom } = extentOf(column);
  return bottom - top;
}
