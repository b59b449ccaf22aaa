import type { Plan } from '../plan/plan.ts';
import { columnOf, singlesOf, variableOf } from '../plan/plan.ts';
import type { StageRole, Target } from '../../document/target.ts';

/** Keyboard position: on a neuron, or on one of its incoming numbers. */
export interface Position {
  readonly column: number;
  readonly unit: number;
  /** Null on the neuron itself; else the index of a weight's input. After the last input: the bias, gamma … */
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

/** Counts the numbers of a neuron: its weights, then its bias and what its stages learn. */
export function incomingCount(plan: Plan, column: number): number {
  return (plan.columns[column].dense?.inputs ?? 0) + singlesOf(plan, column).length;
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
  const { dense, layer: made } = plan.columns[column];
  const inputs = dense?.inputs ?? 0;
  if (incoming === null) return { type: 'neuron', column, unit };
  if (incoming < inputs) return { type: 'weight', layer: made, input: incoming, unit };
  const { layer, role } = singlesOf(plan, column)[incoming - inputs];
  return role === 'bias' ? { type: role, layer, unit } : { type: 'stage', layer, role: role as StageRole, unit };
}

/** Returns the position of a target. */
export function positionOf(target: Target, plan: Plan): Position {
  if (target.type === 'neuron') return settle({ column: target.column, unit: target.unit, incoming: null }, plan);
  const column = columnOf(plan, target);
  const inputs = plan.columns[column]?.dense?.inputs ?? 0;
  const variable = variableOf(plan, target);
  const incoming =
    target.type === 'weight'
      ? target.input
      : inputs + singlesOf(plan, Math.max(0, column)).findIndex((each) => each === variable);
  return settle({ column, unit: target.unit, incoming }, plan);
}
