import type { Role } from '../document/shape.ts';
import type { Model } from '../engine/model.ts';
import type { Compiled } from './compiled.ts';
import type { EdgeCount } from './detail.ts';
import type { Plan, PlanColumn } from './plan.ts';
import type { Sign } from './sign.ts';
import { cellX, cellY, frameOf, gatherY, type Tile } from './tile.ts';

/** What stands to the right of each neuron for one of the column's stages; lengths in px. */
export type Slot =
  /** A square with the stage's sign; `dx` from the neuron's centre to its left side. */
  | {
      readonly type: 'badge';
      readonly stage: number;
      readonly sign: Sign;
      readonly dx: number;
      readonly size: number;
    }
  /**
   * A row-wise activation: a bar, digits behind it when there is room; `named`: the class name is above it. The bar
   * of a `share` grows from the left, that of a logarithm, which is ≤ 0, from the right.
   */
  | {
      readonly type: 'bar';
      readonly stage: number;
      readonly of: 'share' | 'logarithm';
      readonly dx: number;
      readonly width: number;
      readonly digits: number;
      readonly named: boolean;
    };

/** Where a neuron's value is written: in it, or beside it, `dx` from its centre. */
export type ValuePlace =
  | { readonly type: 'inside'; readonly size: number; readonly places: 1 | 2 }
  | { readonly type: 'beside'; readonly size: number; readonly dx: number; readonly width: number };

export interface PlacedColumn {
  readonly plan: PlanColumn;
  /** Centre of the neurons. */
  readonly x: number;
  readonly radius: number;
  /** Centre of the first neuron, and the distance between two of a lane. */
  readonly top: number;
  readonly spacing: number;
  /** The neurons stand row by row in so many lanes, those of every second lane half a spacing lower. */
  readonly lanes: number;
  readonly laneWidth: number;
  /** Null where every neuron is drawn. */
  readonly tile: Tile | null;
  readonly slots: readonly Slot[];
  /** Null where there is no room for it. */
  readonly value: ValuePlace | null;
  /** Outermost drawn points, texts left out. */
  readonly left: number;
  readonly right: number;
}

export interface Label {
  readonly kind: 'role' | 'code' | 'name' | 'note' | 'units' | 'group' | 'compiled';
  readonly role: Role;
  /** The layer that it is about, −1 for the input; null for none in particular. */
  readonly layer: number | null;
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface PlacedLabel extends Label {
  /** px */
  readonly width: number;
}

/** A square with the sign of a stage. */
export interface Badge {
  readonly sign: Sign;
  readonly layer: number;
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** From one sign of a LayerNormalization to the next: it is taken over all of them. */
export interface Tie {
  readonly layer: number;
  readonly role: Role;
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
}

/** Around the neurons that row-wise activations tie together. */
export interface Group {
  /** Keras's names of them: 'softmax'. */
  readonly name: string;
  /** The first of their layers. */
  readonly layer: number;
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything is; in px of the view, before zooming. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** px */
  readonly textSize: number;
  readonly model: Model;
  readonly plan: Plan;
  readonly columns: readonly PlacedColumn[];
  readonly labels: readonly PlacedLabel[];
  readonly badges: readonly Badge[];
  readonly groups: readonly Group[];
  readonly ties: readonly Tie[];
  /** Null where the network is not compiled, or there is no room for it. */
  readonly compiled: Compiled | null;
  /** Weights drawn into each column and all there are, and the same of the whole network. */
  readonly counts: readonly EdgeCount[];
  readonly drawn: number;
  readonly all: number;
  /** Width of the strongest edge into each column. */
  readonly thickest: readonly number[];
}

/** Centre of a neuron or of its cell. */
export function unitX({ tile, x, lanes, laneWidth }: PlacedColumn, unit: number): number {
  if (tile !== null) return cellX(tile, unit) + tile.cell / 2;
  return lanes === 1 ? x : x + ((unit % lanes) - (lanes - 1) / 2) * laneWidth;
}

export function unitY({ tile, top, spacing, lanes }: PlacedColumn, unit: number): number {
  if (tile !== null) return cellY(tile, unit) + tile.cell / 2;
  return lanes === 1 ? top + unit * spacing : top + (Math.floor(unit / lanes) + ((unit % lanes) % 2) / 2) * spacing;
}

/** How many units of a column stand beside each other. */
export function perRow({ tile, lanes }: PlacedColumn): number {
  return tile?.columns ?? lanes;
}

/** Where edges arrive: the neuron's left point, or the tile's left side. */
export function entryX(column: PlacedColumn, unit: number): number {
  return column.tile === null ? unitX(column, unit) - column.radius : frameOf(column.tile).x;
}

/** Where edges leave: behind the neuron's last stage, or from the tile's right side. */
export function exitX(column: PlacedColumn, unit: number): number {
  const { tile, lanes, radius, right } = column;
  if (tile !== null) return frameOf(tile).x + frameOf(tile).width;
  return lanes === 1 ? right : unitX(column, unit) + radius;
}

/** At which height they do. */
export function edgeY(column: PlacedColumn, unit: number): number {
  return column.tile === null ? unitY(column, unit) : gatherY(column.tile, unit);
}

/** From the highest to the lowest point of the neurons or of the tile. */
export function extentOf(column: PlacedColumn): { readonly top: number; readonly bottom: number } {
  const { tile, top, spacing, lanes, radius, plan } = column;
  if (tile !== null) {
    const { y, height } = frameOf(tile);
    return { top: y, bottom: y + height };
  }
  const rows = Math.ceil(plan.units / lanes) - 1 + (lanes > 1 ? 0.5 : 0);
  return { top: top - radius, bottom: top + rows * spacing + radius };
}

/** Whether the biases of a column are drawn. */
export function hasStubs({ tile, lanes }: PlacedColumn): boolean {
  return tile === null && lanes === 1;
}

/** From the neuron's rim to the end of its bias stub, along the diagonal to the lower left. */
export function stubLength(radius: number): number {
  return Math.max(3, radius * 0.6);
}
