import { columnOf, hasTarget, type Numbers, parametersOf, type Plan, probeOf, variableOf } from '../plan/plan.ts';
import { variableAt } from '../../engine/layout.ts';
import { strongest } from '../plan/strongest.ts';
import { stageFacts, type StageFacts } from './stageFacts.ts';
import type { NumberTarget, StageRole, Target } from '../../document/target.ts';

/** One product of a weighted sum. */
export interface Term {
  readonly input: number;
  readonly x: number;
  readonly weight: number;
}

/** x·w + … + bias for the displayed example. */
export interface WeightedSum {
  /** The products of greatest magnitude, in the order of the inputs. */
  readonly terms: readonly Term[];
  /** Count and sum of the other products. */
  readonly others: { readonly count: number; readonly sum: number } | null;
  /** Null without a bias. */
  readonly bias: number | null;
  readonly sum: number;
}

/** Numbers of a target; null while they are unknown. */
export type Facts =
  | {
      readonly type: 'weight';
      readonly column: number;
      readonly input: number;
      readonly unit: number;
      readonly value: number | null;
      /** Value that the weight is multiplied by. */
      readonly x: number | null;
    }
  | { readonly type: 'bias'; readonly column: number; readonly unit: number; readonly value: number | null }
  | {
      readonly type: 'stage';
      readonly role: StageRole;
      readonly column: number;
      readonly unit: number;
      readonly value: number | null;
    }
  | {
      readonly type: 'neuron';
      readonly column: number;
      readonly unit: number;
      /** Input of the first stage: the sum, or the input itself. */
      readonly input: number | null;
      /** Output of the last stage. */
      readonly value: number | null;
      /** Null for an input, or while unknown. */
      readonly sum: WeightedSum | null;
      /** Effect of each stage, in order. */
      readonly stages: readonly StageFacts[];
    };

/** Index of a number in the arena; null if it is not in the network. */
export function parameterOf(target: NumberTarget, plan: Plan): number | null {
  const variable = variableOf(plan, target);
  if (variable === undefined || !hasTarget(plan, target)) return null;
  const row = target.type === 'weight' ? target.input : 0;
  return variable.offset + row * variable.shape[variable.shape.length - 1] + target.unit;
}

/** The number at an index of the arena; null for one that is not trained. */
export function numberAt(at: number, { layout }: Plan): NumberTarget | null {
  const variable = variableAt(layout, at);
  if (variable === undefined) return null;
  const { layer, role, shape, offset } = variable;
  const width = shape[shape.length - 1];
  const unit = (at - offset) % width;
  switch (role) {
    case 'kernel':
      return { type: 'weight', layer, input: Math.floor((at - offset) / width), unit };
    case 'bias':
      return { type: role, layer, unit };
    case 'gamma':
    case 'beta':
    case 'alpha':
      return { type: 'stage', layer, role, unit };
    case 'moving_mean':
    case 'moving_variance':
      return null;
  }
}

/** Returns null if the target is not in the network. */
export function factsOf(target: Target, plan: Plan, numbers: Numbers, termLimit: number): Facts | null {
  if (!hasTarget(plan, target)) return null;
  const { unit } = target;
  if (target.type === 'neuron') return neuronFacts(target.column, unit, plan, numbers, termLimit);
  const column = columnOf(plan, target);
  const at = parameterOf(target, plan);
  if (at === null) return null;
  const value = parametersOf(plan, numbers)?.[at] ?? null;
  if (target.type === 'bias') return { type: 'bias', column, unit, value };
  if (target.type === 'stage') return { type: 'stage', role: target.role, column, unit, value };
  const { input } = target;
  const x = probeOf(plan, numbers)?.[plan.columns[column - 1].out + input] ?? null;
  return { type: 'weight', column, input, unit, value, x };
}

function neuronFacts(column: number, unit: number, plan: Plan, numbers: Numbers, termLimit: number): Facts {
  const probe = probeOf(plan, numbers);
  const parameters = parametersOf(plan, numbers);
  const { stages, sum, out } = plan.columns[column];
  return {
    type: 'neuron',
    column,
    unit,
    input: probe?.[sum + unit] ?? null,
    value: probe?.[out + unit] ?? null,
    sum: weightedSum(column, unit, plan, numbers, termLimit),
    stages: probe === null ? [] : stages.flatMap((stage) => stageFacts(stage, unit, numbers, parameters, probe) ?? []),
  };
}

function weightedSum(
  column: number,
  unit: number,
  plan: Plan,
  numbers: Numbers,
  termLimit: number,
): WeightedSum | null {
  const { dense, sum } = plan.columns[column];
  const parameters = parametersOf(plan, numbers);
  const probe = probeOf(plan, numbers);
  if (dense === null || parameters === null || probe === null) return null;
  const from = plan.columns[column - 1].out;
  const all = Array.from({ length: dense.inputs }, (_, input): Term => {
    return { input, x: probe[from + input], weight: parameters[dense.kernel + input * dense.units + unit] };
  });
  const products = all.map(({ x, weight }) => x * weight);
  const chosen = strongest(products, 0, products.length, termLimit);
  const count = all.length - chosen.length;
  const shown = chosen.reduce((total, i) => total + products[i], 0);
  const total = products.reduce((a, b) => a + b, 0);
  return {
    terms: Array.from(chosen, (i) => all[i]),
    others: count === 0 ? null : { count, sum: total - shown },
    bias: dense.bias < 0 ? null : parameters[dense.bias + unit],
    sum: probe[sum + unit],
  };
}
