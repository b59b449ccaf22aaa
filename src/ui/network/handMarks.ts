import { type Held, heldSpans } from '../../engine/held.ts';
import { type ByHand, isHeldLayer, type OffNeuron } from '../../run/status.ts';
import { equal } from '../../document/equal.ts';
import type { NumberTarget, StageRole, Target } from '../../document/target.ts';
import { type Plan, singlesOf, variableOf } from '../../scene/plan/plan.ts';
import { numberAt, parameterOf } from '../../scene/point/targetFacts.ts';
import { standingOf } from '../../state/hands.ts';
import type { HandMarks } from '../../state/training.ts';
import type { Workspace } from '../../state/workspace.ts';
import type { Values } from '../../training/protocol.ts';

/** What is set by hand: numbers, and what is to be known of them. */
export interface Setting {
  readonly values: Values;
  readonly marks: HandMarks;
}

/** The marks of a run, touched or not, for what is set now: with the loss before it, where that is known. */
export function marksNow(workspace: Workspace): HandMarks {
  return marksOf(workspace.store.getState().run.byHand, standingOf(workspace).row()?.values[0] ?? null);
}

/** What a run that was never touched, or has been, has of marks. */
export const marksOf = (byHand: ByHand | null | undefined, lossBefore: number | null): HandMarks => ({
  held: byHand?.held ?? [],
  off: byHand?.off ?? [],
  lossBefore,
});

/** Whether a run can hold all of these. */
export function canHold(held: readonly Held[], { layout }: Plan): boolean {
  try {
    heldSpans(held, layout);
    return true;
  } catch {
    return false;
  }
}

/** A neuron one of whose weights is set or let go is not off any more. */
const withoutOff = (plan: Plan, at: number, marks: HandMarks): HandMarks => ({
  ...marks,
  off: marks.off.filter(({ column, unit }) => outgoing(plan, column, unit)?.includes(at) !== true),
});

export function setTo(plan: Plan, at: number, value: number, marks: HandMarks): Setting {
  return { values: [[at, value]], marks: withoutOff(plan, at, marks) };
}

/**
 * Freezes a parameter or a layer, or lets it learn again; the loss stays as it is. What is frozen by itself in a layer stays
 * so.
 */
export function freeze(plan: Plan, what: Held, isFrozen: boolean, before: HandMarks): Setting {
  const marks = { ...before, lossBefore: null };
  if (isFrozen) return { values: [], marks: { ...marks, held: [...marks.held, what] } };
  const held = marks.held.filter((each) => !equal(each, what));
  return { values: [], marks: { ...(typeof what === 'number' ? withoutOff(plan, what, marks) : marks), held } };
}

/** Numbers of a layer that training changes, as the model says; 0 where it is frozen in it. */
export const learnedBy = ({ layout }: Plan, layer: number): number =>
  layout.variables.reduce((sum, each) => (each.trainable && each.layer === layer ? sum + each.length : sum), 0);

/** The neuron among those that are switched off. */
export const offNeuron = (off: readonly OffNeuron[] | undefined, column: number, unit: number): OffNeuron | undefined =>
  off?.find((each) => each.column === column && each.unit === unit);

/** The numbers that are frozen one by one, without those of neurons that are off. */
export function frozenNumbers(byHand: ByHand | null | undefined, plan: Plan): readonly NumberTarget[] {
  const ofOff = new Set(byHand?.off.flatMap(({ column, unit }) => outgoing(plan, column, unit) ?? []));
  return (byHand?.held ?? []).flatMap((at) =>
    typeof at !== 'number' || ofOff.has(at) ? [] : (numberAt(at, plan) ?? []),
  );
}

/** Whether a neuron is off, or a number does not learn, frozen by itself or with its layer. */
export function isStill(byHand: ByHand | null | undefined, plan: Plan, target: Target): boolean {
  if (target.type === 'neuron') return offNeuron(byHand?.off, target.column, target.unit) !== undefined;
  const at = parameterOf(target, plan);
  return (
    at !== null &&
    (variableOf(plan, target)?.trainable === false ||
      byHand?.held.includes(at) === true ||
      isHeldLayer(byHand, target.layer))
  );
}

/** Lets all that was frozen learn again, and all neurons that are off have their weights of before. */
export function letGoOfAll(plan: Plan, marks: HandMarks): Setting {
  const values = marks.off.flatMap(({ column, unit, weights }) =>
    (outgoing(plan, column, unit) ?? []).map((at, i) => [at, weights[i] ?? 0] as const),
  );
  return { values, marks: { ...marks, held: [], off: [] } };
}

/** Its weights to the next layer, by their indices [units there]; null for a neuron of the last layer. */
export function outgoing({ columns }: Plan, column: number, unit: number): readonly number[] | null {
  const dense = columns[column + 1]?.dense ?? null;
  if (dense === null) return null;
  return Array.from({ length: dense.units }, (_, i) => dense.kernel + unit * dense.units + i);
}

/** Switches a neuron off: nothing of its output reaches the next layer. Switched on again it has the weights of before. */
export function switchOff(
  plan: Plan,
  { column, unit }: Pick<OffNeuron, 'column' | 'unit'>,
  parameters: Float32Array,
  marks: HandMarks,
): Setting | null {
  const places = outgoing(plan, column, unit);
  if (places === null) return null;
  const known = offNeuron(marks.off, column, unit);
  if (known !== undefined) {
    // One that was frozen before is held twice, and stays so once.
    const held = marks.held.filter(
      (each, i) => typeof each !== 'number' || !places.includes(each) || marks.held.indexOf(each) !== i,
    );
    const off = marks.off.filter((each) => each !== known);
    return { values: places.map((at, i) => [at, known.weights[i] ?? 0]), marks: { ...marks, held, off } };
  }
  const off = [...marks.off, { column, unit, weights: places.map((at) => parameters[at]) }];
  return { values: places.map((at) => [at, 0]), marks: { ...marks, held: [...marks.held, ...places], off } };
}

/** A number that a neuron has by itself: its bias, gamma … */
export type OwnTarget = Exclude<NumberTarget, { type: 'weight' }>;

/** The bias of a neuron, and what its stages learn for it. */
export function ownTargets(plan: Plan, column: number, unit: number): readonly OwnTarget[] {
  return singlesOf(plan, column).map(({ layer, role }) =>
    role === 'bias' ? { type: role, layer, unit } : { type: 'stage', layer, role: role as StageRole, unit },
  );
}

export const isOfStage = ({ type }: OwnTarget): boolean => type === 'stage';
