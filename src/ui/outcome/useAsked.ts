import { useCallback, useMemo } from 'react';
import { toProbabilities } from '../../asking/answers.ts';
import type { Looked } from '../../asking/asker.ts';
import type { Through } from '../../asking/questions.ts';
import { type Feature, featureDomain, imageOf, readerOf } from '../../data/features.ts';
import { infoOf, placeColumns } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Moment } from '../../document/moment.ts';
import { columnsAt, examplesOf, probeInputs, probePlace } from '../../state/examples.ts';
import type { Live } from '../../state/live.ts';
import { isBare } from '../../state/view.ts';
import { classWord, featureWord, targetWords } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useLive } from '../useLive.ts';
import { logitActivation, meaningOf, predictedClass, verdicts, type Meaning, type Verdict } from './meaning.ts';
import { useApp } from '../useWorkspace.ts';
import { decimals, measured, percent } from '../../document/spelling.ts';
import { labelOf, rowAt, targetsOf } from './probePlace.ts';

/** The example that the network is asked about, and what it answers. */
export interface Asked {
  /** The example as it was chosen, raw [features]: a moment later than what is said of it. */
  readonly probe: readonly number[];
  /** Its place [columns of a place]. */
  readonly place: readonly number[];
  /** Its row among all examples, training first; −1 when it is none of them. */
  readonly row: number;
  /** The example that the answer is about: its place, raw [features], and its row. */
  readonly said: { readonly place: readonly number[]; readonly probe: readonly number[]; readonly row: number };
  /** When the answer is of; null before there is one. */
  readonly moment: Moment | null;
  /** Its inputs in words and digits; none of a picture. */
  readonly inputs: readonly { readonly name: string; readonly digits: string }[];
  /** The same as they are read out: with where it is, which the inputs may not tell. */
  readonly heard: Asked['inputs'];
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
  /** What it should have answered, in words; empty where nobody knows. */
  readonly truth: string;
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
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const place = useMemo(() => probePlace(experiment, chosen), [experiment, chosen]);
  const probe = useMemo(() => probeInputs(experiment, place), [experiment, place]);
  const row = useMemo(() => rowAt(experiment, place), [experiment, place]);
  const look = useLive(useCallback((live: Live) => live.look, []));
  const example = look?.example?.place;
  const said = useMemo(() => {
    const about = example?.length === place.length ? example : place;
    return { place: about, probe: probeInputs(experiment, about), row: rowAt(experiment, about) };
  }, [experiment, example, place]);
  const outputs = look === null || bare ? null : answerOf(look, experiment);
  const values = columnsAt(experiment, said.place);
  const inDigits = (of: Iterable<Feature>): Asked['inputs'] =>
    Array.from(imageOf(info, features) ? [] : of, (feature) => ({
      name: featureWord(text, info, feature),
      digits: measured(readerOf(feature)(values, 0), featureDomain(info, feature)),
    }));
  const inputs = inDigits(features);
  const heard = inDigits(new Set([...placeColumns(experiment.data), ...features]));
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
  const split = examplesOf(experiment);
  const label = labelOf(split, said.row);
  const truth = isClassification
    ? label < 0
      ? ''
      : `${text.outcome.label} ${classWord(text, info, label)}`
    : said.row < 0
      ? ''
      : numbersText(targetWords(text, info), targetsOf(split, said.row), text.outcome.separator);
  const through = logitActivation(experiment);
  const logits = through === 'halved' ? null : through;
  const moment = outputs === null ? null : (look?.moment ?? null);
  return {
    probe,
    place,
    row,
    said,
    moment,
    inputs,
    heard,
    meaning,
    logits,
    verdicts: all,
    winner,
    numbers,
    summary,
    truth,
  };
}

/** A probability in percent, a score as it is. */
export function verdictDigits({ value, part }: Verdict): string {
  if (part !== null) return percent(value);
  return Number.isNaN(value) ? '' : decimals(value);
}

/** Numbers to predict with their names. */
function numbersText(names: readonly string[], numbers: readonly number[], separator: string): string {
  return numbers.map((number, i) => `${names[i]} ${decimals(number)}`).join(separator);
}
