import { type Caption, groupPadding, hasCaption } from './caption.ts';
import { groupPaddingOf, nameGap, nameLines } from './columnShape.ts';
import { compiledHeight, wayBackOf } from './compiledPath.ts';
import type { EdgeCount } from '../plan/detail.ts';
import type { PictureInput } from './pictureInput.ts';
import {
  type Badge,
  entryX,
  exitX,
  extentOf,
  type Group,
  type Label,
  type PlacedColumn,
  type Tie,
  unitY,
} from './picture.ts';
import { rowWiseOf } from '../plan/stageNames.ts';
import { frameOf } from './tile.ts';

/** Feature names left of the inputs, class names at the outputs. */
export function namesOf(columns: readonly PlacedColumn[], input: PictureInput): readonly Label[] {
  return columns.flatMap((column) => {
    if (hasCaption(column)) return [];
    return [...Array(column.plan.units).keys()].flatMap((unit) => nameOf(column, unit, input));
  });
}

function nameOf(column: PlacedColumn, unit: number, input: PictureInput): readonly Label[] {
  const { plan, spacing } = column;
  const lines = nameLines(plan, input, unit, spacing);
  const bar = column.slots.find((slot) => slot.type === 'bar');
  const step = input.textSize * 1.2;
  const middle = unitY(column, unit);
  if (bar?.named === true) {
    const text = lines.join(' ');
    return [
      {
        kind: 'name',
        role: plan.role,
        layer: plan.layer,
        text,
        x: column.x + bar.dx,
        y: middle - input.textSize * 0.32,
        anchor: 'start',
      },
    ];
  }
  const first = middle + input.textSize * 0.36 - ((lines.length - 1) * step) / 2;
  const isInput = plan.role === 'input';
  return lines.map((text, i) => ({
    kind: 'name',
    role: plan.role,
    layer: plan.layer,
    text,
    x: isInput ? column.left - nameGap : column.right + nameGap,
    y: first + i * step,
    anchor: isInput ? 'end' : 'start',
  }));
}

/** Between two notes, and between one and the edge of the view; px. */
const between = 12;
const edge = 4;

/**
 * Notes with the number of undrawn weights, one under each gap that has some. A note that does not fit is shortened or
 * left out.
 */
export function notesOf(
  columns: readonly PlacedColumn[],
  counts: readonly EdgeCount[],
  captions: readonly (Caption | null)[],
  input: PictureInput,
): readonly Label[] {
  const { width, height, footer, textSize, measure, hiddenNote } = input;
  const y = height - footer - 4 - compiledHeight(input) - textSize * 0.3;
  // The ways from the output down to the loss, and up to the weights, are left free.
  const down = input.compiled === null ? undefined : columns[columns.length - 1]?.x;
  const right = Math.min(width - edge, (down ?? width) - between);
  const wayBack = input.compiled === null ? null : wayBackOf(columns, captions);
  const gaps = columns.flatMap((column, i) => {
    const { drawn, all } = counts[i];
    const before = columns[i - 1];
    return drawn === all || before === undefined ? [] : [{ before, column, forms: hiddenNote(all - drawn) }];
  });
  for (let form = 0; form < (gaps[0]?.forms.length ?? 0); form++) {
    const notes = gaps.map(({ before, column, forms }): Label => {
      const { role, layer } = column.plan;
      const half = measure(forms[form], 'text') / 2;
      const middle = (exitX(before, 0) + entryX(column, 0)) / 2;
      const end = column === wayBack?.to ? Math.min(right, wayBack.x - between) : right;
      const x = Math.min(end - half, Math.max(edge + half, middle));
      return { kind: 'note', role, layer, text: forms[form], x, y, anchor: 'middle' };
    });
    // A note stays under its own gap: the space beside it is used.
    const areShort = gaps.every(({ before, column, forms }) => {
      return measure(forms[form], 'text') <= column.right - before.left + 2 * textSize;
    });
    const ends = notes.map(({ x, text }) => [x - measure(text, 'text') / 2, x + measure(text, 'text') / 2]);
    if (areShort && ends.every(([left], i) => left >= (i === 0 ? edge : ends[i - 1][1] + between))) return notes;
  }
  return [];
}

/** A badge at each neuron; for a tile or lanes one in their caption. */
export function badgesOf(columns: readonly PlacedColumn[], captions: readonly (Caption | null)[]): readonly Badge[] {
  return columns.flatMap((column, i) => captions[i]?.badges ?? neuronBadges(column));
}

function neuronBadges(column: PlacedColumn): readonly Badge[] {
  const { plan, slots, x } = column;
  return slots.flatMap((slot) => {
    if (slot.type !== 'badge') return [];
    const { sign, size, dx, stage } = slot;
    return [...Array(plan.units).keys()].map((unit) => {
      const y = unitY(column, unit) - size / 2;
      return { sign, layer: plan.stages[stage].layer, role: plan.role, x: x + dx, y, size };
    });
  });
}

/** Lines from sign to sign of each LayerNormalization. */
export function tiesOf(columns: readonly PlacedColumn[]): readonly Tie[] {
  return columns.flatMap((column) =>
    column.slots.flatMap((slot): readonly Tie[] => {
      if (slot.type !== 'badge' || slot.sign.type !== 'bell' || slot.sign.over !== 'units') return [];
      const { plan, x } = column;
      const { layer } = plan.stages[slot.stage];
      const half = slot.size / 2;
      return [...Array(plan.units - 1).keys()].map((unit) => ({
        layer,
        role: plan.role,
        x: x + slot.dx + half,
        y1: unitY(column, unit) + half,
        y2: unitY(column, unit + 1) - half,
      }));
    }),
  );
}

/** A frame around the neurons of each column with a row-wise activation. */
export function groupsOf(columns: readonly PlacedColumn[]): readonly Group[] {
  return columns.flatMap((column) => {
    const { plan, tile, radius, top, left, right } = column;
    const { role } = plan;
    const rowWise = plan.stages.flatMap((stage) => {
      const name = rowWiseOf(stage);
      return name === null ? [] : [{ name, layer: stage.layer }];
    });
    if (rowWise.length === 0) return [];
    const own = { name: rowWise.map(({ name }) => name).join(' → '), layer: rowWise[0].layer, role };
    if (tile !== null) {
      const frame = frameOf(tile);
      const pad = groupPadding;
      const [width, height] = [frame.width + 2 * pad, frame.height + 2 * pad];
      return [{ ...own, x: frame.x - pad, y: frame.y - pad, width, height }];
    }
    const pad = groupPaddingOf(radius);
    const height = extentOf(column).bottom - top + radius + 2 * pad;
    return [{ ...own, x: left, y: top - radius - pad, width: right - left, height }];
  });
}

/** Places names such as 'softmax' on the lower side of each frame, or under a narrow frame. */
export function groupLabels(groups: readonly Group[], { textSize, measure }: PictureInput): readonly Label[] {
  return groups.flatMap(({ name, layer, role, x, y, width, height }): readonly Label[] => {
    const fits = measure(name, 'code') <= width - 16;
    const below = y + height + textSize * (fits ? 0.32 : 1.05);
    return [{ kind: 'group', role, layer, text: name, x: x + width / 2, y: below, anchor: 'middle' }];
  });
}
