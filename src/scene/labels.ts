import { groupPaddingOf, nameGap, nameLines } from './columnShape.ts';
import { compiledHeight } from './compiled.ts';
import type { PictureInput } from './layout.ts';
import { type Badge, entryX, exitX, type Group, type Label, type PlacedColumn, type Tie, unitY } from './picture.ts';
import { type Sign, signOf } from './sign.ts';
import { rowWiseOf } from './stage.ts';
import type { Tile } from './tile.ts';

/** Feature names left of the inputs, class names at the outputs. */
export function namesOf(columns: readonly PlacedColumn[], input: PictureInput): readonly Label[] {
  return columns.flatMap((column) => {
    if (column.tile !== null) return [];
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

/** How many weights are drawn, under each gap in which not all are; left out when one would not fit. */
export function notesOf(
  columns: readonly PlacedColumn[],
  counts: readonly { readonly drawn: number; readonly all: number }[],
  input: PictureInput,
): readonly Label[] {
  const { height, footer, textSize, measure, hiddenNote } = input;
  const notes = columns.flatMap((column, i): readonly (Label & { readonly room: number })[] => {
    const { drawn, all } = counts[i];
    const before = columns[i - 1];
    if (drawn === all || before === undefined) return [];
    const text = hiddenNote(drawn, all);
    const x = (exitX(before) + entryX(column)) / 2;
    const room = (column.left + column.right) / 2 - (before.left + before.right) / 2 - 6;
    const y = height - footer - 4 - compiledHeight(input) - textSize * 0.3;
    return [{ kind: 'note', role: column.plan.role, layer: column.plan.layer, text, x, y, anchor: 'middle', room }];
  });
  return notes.every(({ text, room }) => measure(text, 'text') <= room) ? notes : [];
}

/** A badge at each neuron; for a block one under its tile. */
export function badgesOf(columns: readonly PlacedColumn[]): readonly Badge[] {
  return columns.flatMap((column) => (column.tile === null ? neuronBadges(column) : tileBadges(column, column.tile)));
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

function tileBadges({ plan, x }: PlacedColumn, tile: Tile): readonly Badge[] {
  const signs = plan.stages.flatMap((stage): { sign: Sign; layer: number }[] => {
    const sign = signOf(stage);
    return sign === null ? [] : [{ sign, layer: stage.layer }];
  });
  const whole = tile.cell * tile.columns;
  const size = Math.min(26, whole, Math.max(12, Math.floor((1.4 * whole) / Math.max(1, signs.length)) - 3));
  const first = x - (signs.length * (size + 3) - 3) / 2;
  const y = tile.y + tile.rows * tile.cell + 8;
  return signs.map(({ sign, layer }, i) => ({ sign, layer, role: plan.role, x: first + i * (size + 3), y, size }));
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
      const pad = 6;
      const [width, height] = [tile.columns * tile.cell + 2 * pad, tile.rows * tile.cell + 2 * pad];
      return [{ ...own, x: tile.x - pad, y: tile.y - pad, width, height }];
    }
    const pad = groupPaddingOf(radius);
    const height = (plan.units - 1) * column.spacing + 2 * (radius + pad);
    return [{ ...own, x: left, y: top - radius - pad, width: right - left, height }];
  });
}

/** 'softmax' on the lower side of each frame, or under it where the frame is narrow. */
export function groupLabels(groups: readonly Group[], { textSize, measure }: PictureInput): readonly Label[] {
  return groups.flatMap(({ name, layer, role, x, y, width, height }): readonly Label[] => {
    const fits = measure(name, 'code') <= width - 16;
    const below = y + height + textSize * (fits ? 0.32 : 1.05);
    return [{ kind: 'group', role, layer, text: name, x: x + width / 2, y: below, anchor: 'middle' }];
  });
}
