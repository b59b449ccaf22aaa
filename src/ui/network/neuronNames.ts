import type { Role } from '../../document/columns.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Dictionary } from '../../i18n/en.ts';
import { infoOf } from '../../data/spec.ts';
import { classWord, featureWord, targetWords } from '../text/dataWords.ts';
import type { Plan } from '../../scene/plan/plan.ts';
import type { RoleNames } from '../../scene/layout/headers.ts';

/** The parts of an experiment that decide the names. */
export type Named = Pick<Experiment, 'inputs' | 'data'>;

/** The names of the inputs, as far as the network has as many as the data. */
export function inputNames(text: Dictionary, { inputs, data }: Named): readonly string[] {
  return inputs === data.features.length ? data.features.map((each) => featureWord(text, infoOf(data), each)) : [];
}

/** The names of `units` outputs: the classes, the second class of two on a single neuron, the target. */
export function outputNames(text: Dictionary, { data }: Named, units: number): readonly string[] {
  const info = infoOf(data);
  const words = info.classes.map((_, label) => classWord(text, info, label));
  const targets = targetWords(text, info);
  if (targets.length > 0) return units === targets.length ? targets : [];
  if (units === words.length) return words;
  return units === 1 && words.length === 2 ? [words[1]] : [];
}

export function roleNames({ network }: Dictionary): RoleNames {
  return {
    column: (role, hidden, hiddenCount) =>
      role === 'hidden' && hiddenCount > 1
        ? [network.hiddenLayer(hidden), network.hiddenLayerShort(hidden)]
        : [network.roles[role], network.rolesShort[role]],
    group: (role: Role) => network.roleGroups[role],
  };
}

/** 'Hidden layer 2' */
export function layerName(text: Dictionary, plan: Plan, column: number): string {
  const hiddenCount = plan.columns.filter(({ role }) => role === 'hidden').length;
  return roleNames(text).column(plan.columns[column].role, column, hiddenCount)[0];
}

/** 'Output layer, neuron 2 of 3 (green)' */
export function neuronName(text: Dictionary, e: Named, plan: Plan, column: number, unit: number): string {
  const { role, units } = plan.columns[column];
  const plain = text.network.neuron(layerName(text, plan, column), unit + 1, units);
  const names = role === 'input' ? inputNames(text, e) : role === 'output' ? outputNames(text, e, units) : [];
  const name = names[unit];
  return name === undefined ? plain : text.network.named(plain, name);
}
