import type { Role } from '../../document/shape.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Dictionary } from '../../i18n/en.ts';
import { infoOf } from '../../data/spec.ts';
import type { Plan } from '../../scene/plan.ts';
import type { RoleNames } from '../../scene/headers.ts';

/** The parts of an experiment that decide the names. */
export type Named = Pick<Experiment, 'inputs' | 'data'>;

/** The names of the inputs, as far as the network has as many as the data. */
export function inputNames({ data }: Dictionary, e: Named): readonly string[] {
  const { columns } = infoOf(e.data);
  if (e.inputs !== e.data.features.length) return [];
  return e.data.features.map((index) => data.features[columns[index].key] ?? columns[index].key);
}

/** The names of `units` outputs: the classes, the second class of two on a single neuron, the target. */
export function outputNames({ data }: Dictionary, e: Named, units: number): readonly string[] {
  const { classes, target } = infoOf(e.data);
  const words = classes.map((key) => data.classes[key] ?? key);
  if (target !== null) return units === 1 ? [data.targets[target.key] ?? target.key] : [];
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
