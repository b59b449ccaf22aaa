import type { Plan } from '../plan/plan.ts';
import { columnOfLayer } from '../plan/plan.ts';
import type { Target } from '../../document/target.ts';

/** Keyboard position: on a neuron, or on one of its incoming numbers. */
export interface Position {
  readonly column: number;
  readonly unit: number;
  /** Null on the neuron itself; else the index of a weight's input. The index after the last input is the bias. */
  readonly incoming: number | null;
}

export const start: Position = { column: 0, unit: 0, incoming: null };

/** Keys that the drawing takes. */
export const walkKeys: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Enter',
  ' ',
  'Escape',
];

export const clamp = (value: number, last: number): number => Math.min(last, Math.max(0, value));

/** Counts the incoming numbers of a neuron: its weights, plus the bias if it has one. */
export function incomingCount(plan: Plan, column: number): number {
  const dense = plan.columns[column]?.dense ?? null;
  return dense === null ? 0 : dense.inputs + (dense.bias >= 0 ? 1 : 0);
}

/** Clamps a position to the network. After an edit it may be outside. */
export function settle(position: Position, plan: Plan): Position {
  const column = clamp(position.column, plan.columns.length - 1);
  const unit = clamp(position.unit, plan.columns[column].units - 1);
  const count = incomingCount(plan, column);
  const incoming = position.incoming === null || count === 0 ? null : clamp(position.incoming, count - 1);
  return { column, unit, incoming };
}

/** Returns the target of a position. */
export function targetAt(position: Position, plan: Plan): Target {
  const { column, unit, incoming } = settle(position, plan);
  const { dense, layer } = plan.columns[column];
  if (dense === null || incoming === null) return { type: 'neuron', column, unit };
  return incoming < dense.inputs ? { type: 'weight', layer, input: incoming, unit } : { type: 'bias', layer, unit };
}

/** Returns the position of a target. */
export function positionOf(target: Target, plan: Plan): Position {
  if (target.type === 'neuron') return settle({ column: target.column, unit: target.unit, incoming: null }, plan);
  const column = columnOfLayer(plan, target.layer);
  const inputs = plan.columns[column]?.dense?.inputs ?? 0;
  return settle({ column, unit: target.unit, incoming: target.type === 'bias' ? inputs : target.input }, plan);
}
