import type { RowWiseName } from '../engine/activations.ts';
import type { Role } from '../document/shape.ts';
import type { CurveName } from './curve.ts';
import type { Plan, PlanColumn } from './plan.ts';
import { cellX, cellY, type Tile } from './tile.ts';

/** What stands to the right of each neuron for one of the column's activations; lengths in px. */
export type Slot =
  /** A square with the curve of the function; `dx` from the neuron's centre to its left side. */
  | {
      readonly type: 'badge';
      readonly stage: number;
      readonly name: CurveName;
      readonly dx: number;
      readonly size: number;
    }
  /** Softmax: a bar of the probability, digits behind it when there is room; `named`: the class name is above it. */
  | {
      readonly type: 'bar';
      readonly stage: number;
      readonly dx: number;
      readonly width: number;
      readonly digits: number;
      readonly named: boolean;
    };

export interface PlacedColumn {
  readonly plan: PlanColumn;
  /** Centre of the neurons. */
  readonly x: number;
  readonly radius: number;
  /** Centre of the first neuron, and the distance between two. */
  readonly top: number;
  readonly spacing: number;
  /** Null where every neuron is drawn. */
  readonly tile: Tile | null;
  readonly slots: readonly Slot[];
  /** Outermost drawn points, texts left out. */
  readonly left: number;
  readonly right: number;
}

export interface Label {
  readonly kind: 'role' | 'code' | 'name' | 'note' | 'group';
  readonly role: Role;
  readonly text: string;
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A square with a curve, standing for an activation of a column. */
export interface Badge {
  readonly name: CurveName;
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Around the neurons that a softmax ties together. */
export interface Group {
  readonly role: Role;
  /** Keras's name of the activation that ties the neurons together. */
  readonly name: RowWiseName;
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
  readonly plan: Plan;
  readonly columns: readonly PlacedColumn[];
  readonly labels: readonly Label[];
  readonly badges: readonly Badge[];
  readonly groups: readonly Group[];
  /** Weights drawn and all there are. */
  readonly drawn: number;
  readonly all: number;
  /** Width of the strongest edge. */
  readonly thickest: number;
}

/** Centre of a neuron or of its cell. */
export function unitX({ tile, x }: PlacedColumn, unit: number): number {
  return tile === null ? x : cellX(tile, unit) + tile.cell / 2;
}

export function unitY({ tile, top, spacing }: PlacedColumn, unit: number): number {
  return tile === null ? top + unit * spacing : cellY(tile, unit) + tile.cell / 2;
}

/** Where edges arrive: the neuron's left point, or the tile's left side. */
export function entryX({ tile, x, radius }: PlacedColumn): number {
  return tile === null ? x - radius : tile.x;
}

/** Where edges leave: behind the neuron's last activation, or from the tile's right side. */
export function exitX({ tile, right }: PlacedColumn): number {
  return tile === null ? right : tile.x + tile.columns * tile.cell;
}

/** From the neuron's rim to the end of its bias stub, along the diagonal to the lower left. */
export function stubLength(radius: number): number {
  return Math.max(3, radius * 0.6);
}
