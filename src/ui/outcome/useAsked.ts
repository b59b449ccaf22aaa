import { useCallback, useMemo } from 'react';
import { toProbabilities } from '../../asking/answers.ts';
import type { Looked } from '../../asking/asker.ts';
import type { Through } from '../../asking/questions.ts';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Moment } from '../../document/moment.ts';
import { examplesOf, probeInputs, probePlace } from '../../state/examples.ts';
import type { Live } from '../../state/live.ts';
import { isBare } from '../../state/view.ts';
import { classWord, featureWord, targetWords } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useLive } from '../useLive.ts';
import { logitActivation, meaningOf, predictedClass, verdicts, type Meaning, type Verdict } from './meaning.ts';
import { allRaw } from '../plot/cloud.ts';
import { useApp } from '../useWorkspace.ts';
import { decimals, percent } from '../../document/spelling.ts';
import { exampleAt, probeDigits } from './probePlace.ts';

/** The example that the network is asked about, and what it answers. */
export interface Asked {
  /** The example as it was chosen, raw [features]: a moment later than what is said of it. */
  readonly probe: readonly number[];
  /** Its place [sources]. */
  readonly place: readonly number[];
  /** Its row among all examples, training first; −1 when it is none of them. */
  readonly row: number;
  /** The example that the answer is about, raw [features], and its row. */
  readonly said: { readonly probe: readonly number[]; readonly row: number };
  /** When the answer is of; null before there is one. */
  readonly moment: Moment | null;
  /** Its inputs in words and digits; none of a picture. */
  readonly inputs: readonly { readonly name: string; readonly digits: string }[];
  readonly meaning: Meaning;
  /** The function that makes probabilities of the outputs where they are logits. */
  readonly logits: Exclude<Through, 'halved'>;
  /** One for each class; empty for regression, and before there is an answer. */
  readonly verdicts: readonly Verdict[];
  /** The class that wins, or −1. */
  readonly winner: number;
  /** The numbers given for regression; none before [targets]. */
  readonly numbers: readonly number[];
  /** One line: the winning class with its probability, or the numbers. */
  readonly summary: string;
}

/**
 * Outputs for the example of the drawing, from the very numbers that it is drawn with, so that both are of one moment.
 * An example that is drawn as in training is answered for as in training.
 */
function answerOf({ layout, values }: Looked, experiment: Experiment): Float32Array | null {
  if (values === null) return null;
  const outputs = values.slice(layout.valueCount - layout.outputs);
  toProbabilities(outputs, layout.outputs, logitActivation(experiment));
  return outputs;
}

export function useAsked(experiment: Experiment): Asked {
  const text = useText();
  const chosen = useApp((s) => s.view.probe);
  const bare = useApp(({ view }) => isBare(view));
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const place = useMemo(() => probePlace(experiment, chosen), [experiment, chosen]);
  const probe = useMemo(() => probeInputs(experiment, place), [experiment, place]);
  const raw = useMemo(() => allRaw(split), [split]);
  const row = useMemo(() => exampleAt(raw, probe), [raw, probe]);
  const look = useLive(useCallback((live: Live) => live.look, []));
  const example = look?.example?.raw;
  const said = useMemo(() => {
    const about = example?.length === features.length ? example : probe;
    return { probe: about, row: exampleAt(raw, about) };
  }, [example, features, probe, raw]);
  const outputs = look === null || bare ? null : answerOf(look, experiment);
  const inDigits = imageOf(info, features) ? [] : probeDigits(info, features, said.probe);
  const inputs = inDigits.map((digits, i) => ({ name: featureWord(text, info, features[i]), digits }));
  const meaning = meaningOf(experiment, outputs?.length ?? 1);
  const isClassification = info.task === 'classification';
  const all = outputs && isClassification ? verdicts(meaning, outputs, outputs.length, info.classes.length) : [];
  const winner = outputs && all.length > 0 ? predictedClass(outputs, 0, outputs.length) : -1;
  const numbers = outputs && !isClassification ? [...outputs] : [];
  const summary = !isClassification
    ? numbers.length > 1
      ? numbersText(targetWords(text, info), numbers, text.outcome.separator)
      : numbers.map((number) => decimals(number)).join('')
    : winner < 0
      ? ''
      : `${classWord(text, info, winner)} ${verdictDigits(all[winner])}`;
  const through = logitActivation(experiment);
  const logits = through === 'halved' ? null : through;
  const moment = outputs === null ? null : (look?.moment ?? null);
  return { probe, place, row, said, moment, inputs, meaning, logits, verdicts: all, winner, numbers, summary };
}

/** A probability in percent, a score as it is. */
export function verdictDigits({ value, part }: Verdict): string {
  if (part !== null) return percent(value);
  return Number.isNaN(value) ? '' : decimals(value);
}

/** Numbers to predict with their names. */
export function numbersText(names: readonly string[], numbers: readonly number[], separator: string): string {
  return numbers.map((number, i) => `${names[i]} ${decimals(number)}`).join(separator);
}
