import type { Experiment } from '../../document/experiment.ts';
import type { Dictionary } from '../../i18n/en.ts';
import { type Facts } from '../../scene/facts.ts';
import { digits } from '../../scene/numbers.ts';
import type { Plan } from '../../scene/plan.ts';
import { layerName, neuronName } from './names.ts';

/** What a screen reader says of what the keyboard is on. */
export function spokenFacts(text: Dictionary, e: Experiment, plan: Plan, facts: Facts): string {
  const { network } = text;
  const { column, unit } = facts;
  const neuron = neuronName(text, e, plan, column, unit);
  const value = facts.value === null ? network.unknown : digits(facts.value, facts.type === 'neuron' ? 2 : 4);
  switch (facts.type) {
    case 'neuron':
      return network.spokenNeuron(neuron, value);
    case 'bias':
      return network.spokenBias(neuron, value);
    case 'weight':
      return network.spokenWeight(neuronName(text, e, plan, column - 1, facts.input), neuron, value);
  }
}

/** The network in words, layer by layer. */
export function spokenNetwork(text: Dictionary, plan: Plan): string {
  const layers = plan.columns.map(({ units, stages, index }) => {
    const code = index === 0 ? `Input((${units},))` : `Dense(${units})`;
    return [layerName(text, plan, index), code, ...stages.map(({ name }) => name)].join(' ');
  });
  return text.network.summary(layers);
}
