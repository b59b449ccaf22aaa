import type { Column, Role } from '../../document/columns.ts';
import type { Model } from '../../engine/specs/model.ts';
import type { EdgeCount } from '../plan/detail.ts';
import type { Plan } from '../plan/plan.ts';
import type { Sign } from './sign.ts';
import { cellX, cellY, frameOf, gatherY, type Tile } from './tile.ts';

/** Element to the right of each neuron for one stage of the column; lengths in px. */
export type Slot =
  /** Square with the stage's sign; `dx` is from the neuron's centre to its left side. */
  | {
      readonly type: 'badge';
      readonly stage: number;
      readonly sign: Sign;
      readonly dx: number;
      readonly size: number;
    }
  /**
   * Row-wise activation: a bar, followed by digits if there is room. `named`: the class name is above it. The bar of a
   * `share` grows from the left, the bar of a logarithm (≤ 0) from the right.
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

/** Position of a neuron's value: inside it, or beside it, `dx` from its centre. */
export type ValuePlace =
  | { readonly type: 'inside'; readonly size: number; readonly places: 1 | 2 }
  | { readonly type: 'beside'; readonly size: number; readonly dx: number; readonly width: number };

export interface PlacedColumn {
  readonly plan: Column;
  /** Centre of the neurons. */
  readonly x: number;
  readonly radius: number;
  /** Whether the neurons are squares, with maps in them, and not circles. */
  readonly isSquare: boolean;
  /** Centre of the first neuron, and the distance between neighbours in a lane. */
  readonly top: number;
  readonly spacing: number;
  /** Number of lanes. The neurons fill them row by row; every second lane is half a spacing lower. */
  readonly lanes: number;
  readonly laneWidth: number;
  /** Null where every neuron is drawn. */
  readonly tile: Tile | null;
  readonly slots: readonly Slot[];
  /** Null if there is no room. */
  readonly value: ValuePlace | null;
  /** Outermost drawn points, without texts. */
  readonly left: number;
  readonly right: number;
}

export interface Label {
  readonly kind: 'role' | 'code' | 'name' | 'note' | 'units' | 'group' | 'compiled';
  readonly role: Role;
  /** Layer of the label, −1 for the input; null for labels about no single layer. */
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

/** Line between two signs of a LayerNormalization, which normalizes over all units. */
export interface Tie {
  readonly layer: number;
  readonly role: Role;
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
}

/** Frame around the neurons of row-wise activations. */
export interface Group {
  /** Keras names of the activations: 'softmax'. */
  readonly name: string;
  /** Index of the first of their layers. */
  readonly layer: number;
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Path under the network from the output through the loss to the first weights, as SVG path data. */
export interface Compiled {
  readonly fitted: boolean;
  /** From the output down to the loss; empty if they are too close. */
  readonly down: string;
  /** From the loss to the left and up, with a gap for the texts on it. It ends at the tip of the arrow. */
  readonly back: string;
  readonly arrow: string;
  readonly labels: readonly Label[];
}

/** Positions of all elements, in px of the view before zooming. */
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
  /** Null if the network is not compiled, or there is no room. */
  readonly compiled: Compiled | null;
  /** Drawn and total weights of each column, and of the whole network. */
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

/** Number of units per row in a column. */
export function perRow({ tile, lanes }: PlacedColumn): number {
  return tile?.columns ?? lanes;
}

/** x at which edges arrive: the left end of the neuron or the tile. */
export function entryX(column: PlacedColumn, unit: number): number {
  return column.tile === null ? unitX(column, unit) - column.radius : frameOf(column.tile).x;
}

/** x at which edges leave: behind the neuron's last stage, or the right side of the tile. */
export function exitX(column: PlacedColumn, unit: number): number {
  const { tile, lanes, radius, right } = column;
  if (tile !== null) return frameOf(tile).x + frameOf(tile).width;
  return lanes === 1 ? right : unitX(column, unit) + radius;
}

/** y at which edges arrive and leave. */
export function edgeY(column: PlacedColumn, unit: number): number {
  return column.tile === null ? unitY(column, unit) : gatherY(column.tile, unit);
}

/** Vertical extent of the neurons or the tile. */
export function extentOf(column: PlacedColumn): { readonly top: number; readonly bottom: number } {
  const { tile, top, spacing, lanes, radius, plan } = column;
  if (tile !== null) {
    const { y, height } = frameOf(tile);
    return { top: y, bottom: y + height };
  }
  const rows = Math.ceil(plan.units / lanes) - 1 + (lanes > 1 ? 0.5 : 0);
  return { top: top - radius, bottom: top + rows * spacing + radius };
}

/** Returns true if the biases of a column are drawn. */
export function hasStubs({ tile, lanes }: PlacedColumn): boolean {
  return tile === null && lanes === 1;
}

/** Beginning and end of a bias stub to the lower left of its neuron: distances from the centre, across and down. */
export function stubOf({ radius, isSquare }: PlacedColumn): { readonly rim: number; readonly end: number } {
  const rim = isSquare ? radius : radius * Math.SQRT1_2;
  return { rim, end: rim + Math.max(3, radius * (isSquare ? 0.4 : 0.6)) * Math.SQRT1_2 };
}

/** Corners of neurons that are squares, px. */
export const squareCorner = 3;
