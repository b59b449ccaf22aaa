import type { Plan } from '../plan/plan.ts';
import { clamp, incomingCount, type Position, settle } from './walkNeurons.ts';

const page = 10;

/**
 * Returns the position after a key; at the ends it stays. `perRow` is the number of units per row of each column: more
 * than 1 in tiles and lanes.
 */
export function walk(from: Position, key: string, plan: Plan, perRow: readonly number[] = []): Position {
  const width = (column: number): number => perRow[column] ?? 1;
  const at = settle(from, plan);
  switch (key) {
    case 'ArrowUp':
      return down(at, -1, plan, width(at.column));
    case 'ArrowDown':
      return down(at, 1, plan, width(at.column));
    case 'PageUp':
      return down(at, -page, plan, width(at.column));
    case 'PageDown':
      return down(at, page, plan, width(at.column));
    case 'Home':
      return along(at, Number.NEGATIVE_INFINITY, plan);
    case 'End':
      return along(at, Number.POSITIVE_INFINITY, plan);
    case 'ArrowLeft':
      return at.incoming === null ? aside(at, -1, plan, width) : followBack(at, plan);
    case 'ArrowRight':
      return at.incoming === null ? aside(at, 1, plan, width) : { ...at, incoming: null };
    default:
      return at;
  }
}

/** Moves to the incoming numbers of a neuron. Inputs have none. */
export function enter(from: Position, plan: Plan): Position {
  const at = settle(from, plan);
  return at.incoming !== null || incomingCount(plan, at.column) === 0 ? at : { ...at, incoming: 0 };
}

function along(at: Position, by: number, plan: Plan): Position {
  if (at.incoming !== null) return { ...at, incoming: clamp(at.incoming + by, incomingCount(plan, at.column) - 1) };
  return { ...at, unit: clamp(at.unit + by, plan.columns[at.column].units - 1) };
}

/** Moves by rows, or by incoming numbers within a neuron. */
function down(at: Position, rows: number, plan: Plan, width: number): Position {
  if (at.incoming !== null) return along(at, rows, plan);
  const last = plan.columns[at.column].units - 1;
  const row = Math.floor(at.unit / width);
  const to = clamp(row + rows, Math.floor(last / width));
  return { ...at, unit: Math.min(last, at.unit + (to - row) * width) };
}

/** Moves to the neighbour in the same row, else to a unit at about the same height in the next column. */
function aside(at: Position, by: 1 | -1, plan: Plan, width: (column: number) => number): Position {
  const [own, { units }] = [width(at.column), plan.columns[at.column]];
  const place = at.unit % own;
  if (by < 0 ? place > 0 : place < own - 1 && at.unit < units - 1) return { ...at, unit: at.unit + by };

  const column = clamp(at.column + by, plan.columns.length - 1);
  if (column === at.column) return at;
  const [next, count] = [width(column), plan.columns[column].units];
  const share = (Math.floor(at.unit / own) + 0.5) / Math.ceil(units / own);
  const first = Math.floor(share * Math.ceil(count / next)) * next;
  return { column, unit: Math.min(count - 1, by > 0 ? first : first + next - 1), incoming: null };
}

/** Moves along a weight to the neuron that it comes from. */
function followBack(at: Position, plan: Plan): Position {
  const inputs = plan.columns[at.column].dense?.inputs ?? 0;
  if (at.incoming === null || at.incoming >= inputs) return { ...at, incoming: null };
  return { column: at.column - 1, unit: at.incoming, incoming: null };
}
