import { easeCubicInOut, interpolateNumber } from 'd3';

export { easeCubicInOut };
import { keysOf, labelName, layerName } from './pictureKeys.ts';
import type { Badge, Group, Picture, PlacedColumn, PlacedLabel, Slot, Tie } from './picture.ts';

/**
 * Returns true if one picture can be animated into the other: both have the same view, and are small enough to draw
 * fast.
 */
export function canGrow(from: Picture, to: Picture): boolean {
  return from.width === to.width && from.height === to.height && to.all <= 600 && from.all <= 600;
}

/**
 * Interpolates between two pictures, `share` from 0 to 1. Common elements move to their new place; a new column grows
 * out of the one before it. All elements of the new network exist at any share.
 */
export function tweenPicture(from: Picture, to: Picture, share: number): Picture {
  if (share >= 1) return to;
  const mix = (a: number, b: number): number => interpolateNumber(a, b)(share);

  function column(target: PlacedColumn, i: number): PlacedColumn {
    const before = from.columns[i] ?? from.columns[from.columns.length - 1];
    const isNew = i >= from.columns.length;
    if (before === undefined) return target;
    const reach = isNew ? 0 : before.right - before.x;
    const x = mix(isNew ? before.right : before.x, target.x);
    return {
      ...target,
      x,
      radius: mix(isNew ? 1 : before.radius, target.radius),
      top: mix(before.top, target.top),
      spacing: mix(isNew ? 0 : before.spacing, target.spacing),
      laneWidth: mix(isNew ? 0 : before.laneWidth, target.laneWidth),
      tile: target.tile === null ? null : { ...target.tile, x: x - (target.tile.columns * target.tile.cell) / 2 },
      slots: target.slots.map((slot, k) => moved(isNew ? undefined : before.slots[k], slot)),
      left: x - mix(isNew ? 0 : before.x - before.left, target.x - target.left),
      right: x + mix(reach, target.right - target.x),
    };
  }

  function moved(before: Slot | undefined, slot: Slot): Slot {
    return before?.type === slot.type ? { ...slot, dx: mix(before.dx, slot.dx) } : slot;
  }

  const columns = to.columns.map(column);
  const shift = (layer: number): number => {
    const at = to.columns.findIndex(
      ({ plan }) => plan.layer === layer || plan.stages.some((stage) => stage.layer === layer),
    );
    return at < 0 ? 0 : columns[at].x - to.columns[at].x;
  };

  /**
   * Pairs elements by name and index: the k-th badge of a layer, or the k-th label of a kind, is the same element in
   * both.
   */
  function pair<T>(all: readonly T[], olds: readonly T[], name: (one: T) => string): readonly [T, T | undefined][] {
    const old = new Map(keysOf(olds, name).map((key, i): [string, T] => [key, olds[i]]));
    return keysOf(all, name).map((key, i): [T, T | undefined] => [all[i], old.get(key)]);
  }

  const badge = ([target, before]: readonly [Badge, Badge | undefined]): Badge =>
    before === undefined
      ? { ...target, x: target.x + shift(target.layer) }
      : { ...target, x: mix(before.x, target.x), y: mix(before.y, target.y), size: mix(before.size, target.size) };
  const label = ([target, before]: readonly [PlacedLabel, PlacedLabel | undefined]): PlacedLabel =>
    before === undefined ? target : { ...target, x: mix(before.x, target.x), y: mix(before.y, target.y) };
  const group = ([target, before]: readonly [Group, Group | undefined]): Group =>
    before === undefined
      ? { ...target, x: target.x + shift(target.layer) }
      : {
          ...target,
          x: mix(before.x, target.x),
          y: mix(before.y, target.y),
          width: mix(before.width, target.width),
          height: mix(before.height, target.height),
        };
  const tie = ([target, before]: readonly [Tie, Tie | undefined]): Tie =>
    before === undefined
      ? { ...target, x: target.x + shift(target.layer) }
      : { ...target, x: mix(before.x, target.x), y1: mix(before.y1, target.y1), y2: mix(before.y2, target.y2) };
  return {
    ...to,
    columns,
    badges: pair(to.badges, from.badges, layerName).map(badge),
    labels: pair(to.labels, from.labels, labelName).map(label),
    groups: pair(to.groups, from.groups, layerName).map(group),
    ties: pair(to.ties, from.ties, layerName).map(tie),
  };
}
