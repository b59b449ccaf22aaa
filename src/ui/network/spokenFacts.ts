import type { Experiment } from '../../document/experiment.ts';
import type { ByHand } from '../../run/status.ts';
import type { Dictionary } from '../../i18n/en.ts';
import type { NumbersText } from '../../i18n/en/numbers.ts';
import { factsOf, type Facts } from '../../scene/point/targetFacts.ts';
import { decimals } from '../../document/spelling.ts';
import type { Numbers, Plan } from '../../scene/plan/plan.ts';
import type { StageFacts } from '../../scene/point/stageFacts.ts';
import type { Target } from '../../document/target.ts';
import { isStill } from './handMarks.ts';
import { neuronName } from './neuronNames.ts';

/** Screen reader text for the keyboard's target; null where that is not in the words. */
export function spokenTarget(
  text: Dictionary,
  words: NumbersText,
  e: Experiment,
  plan: Plan,
  target: Target,
  numbers: Numbers,
  byHand: ByHand | null | undefined,
): string | null {
  const facts = factsOf(target, plan, numbers, 0);
  if (facts === null) return null;
  const said = spokenFacts(text, words, e, plan, facts);
  if (!isStill(byHand, plan, target)) return said;
  return words.spokenStill(said, target.type === 'neuron' ? words.off : words.frozen);
}

export function spokenFacts(text: Dictionary, words: NumbersText, e: Experiment, plan: Plan, facts: Facts): string {
  const { column, unit } = facts;
  const neuron = neuronName(text, e, plan, column, unit);
  const value = facts.value === null ? words.unknown : decimals(facts.value);
  switch (facts.type) {
    case 'neuron':
      return facts.stages.reduce(
        (said, stage) => {
          const what = spokenStage(words, stage);
          return what === null ? said : words.spokenWith(said, stage.name, what);
        },
        words.spokenNeuron(neuron, value),
      );
    case 'bias':
      return words.spokenBias(neuron, value);
    case 'stage':
      return words.spokenStage(facts.role, neuron, value);
    case 'weight':
      return words.spokenWeight(neuronName(text, e, plan, column - 1, facts.input), neuron, value);
  }
}

/** The effect of a stage on a number, where its name does not say it; else null. */
function spokenStage(words: NumbersText, stage: StageFacts): string | null {
  switch (stage.kind) {
    case 'activation':
      return null;
    case 'p_re_lu':
      return `${words.slope} ${decimals(stage.alpha)}`;
    case 'dropout':
      return words.dropout[stage.act];
    case 'gaussian_noise':
      return decimals(stage.added);
    case 'batch_normalization':
    case 'layer_normalization':
      return words.spokenNormalized(decimals(stage.deviations), decimals(stage.gamma), decimals(stage.beta));
  }
}
