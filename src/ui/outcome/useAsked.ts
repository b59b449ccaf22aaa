import { useCallback, useMemo } from 'react';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { examplesOf, probeInputs, scaledInputs } from '../../state/examples.ts';
import type { Live } from '../../state/live.ts';
import { classWord, featureWord } from '../dataWords.ts';
import { useText } from '../text.tsx';
import { useLive } from '../useLive.ts';
import { logitActivation, meaningOf, predictedClass, verdicts, type Meaning, type Verdict } from './answer.ts';
import { allRaw } from '../charts/cloud.ts';
import { useApp, useWorkspace } from '../workspace.ts';
import { decimals, percent } from '../../document/spelling.ts';
import { exampleAt, probeDigits } from './probe.ts';
import { askingOf } from './predictions.ts';
import { priorities, useOutputs } from './usePrediction.ts';

/** The example that the network is asked about, and what it answers. */
export interface Asked {
  /** Raw inputs [features]. */
  readonly probe: readonly number[];
  /** Its row among all examples, training first; −1 when it is none of them. */
  readonly row: number;
  /** Inputs in words and digits. */
  readonly inputs: readonly { readonly name: string; readonly digits: string }[];
  readonly meaning: Meaning;
  /** The function that makes probabilities of the outputs where they are logits. */
  readonly logits: 'softmax' | 'sigmoid' | null;
  /** One for each class; empty for regression, and before there is an answer. */
  readonly verdicts: readonly Verdict[];
  /** The class that wins, or −1. */
  readonly winner: number;
  /** The number given for regression; null before. */
  readonly number: number | null;
  /** One line: the winning class with its probability, or the number. */
  readonly summary: string;
}

const timesASecond = 15;

export function useAsked(experiment: Experiment): Asked {
  const text = useText();
  const { drawnAnswer } = askingOf(useWorkspace());
  const chosen = useApp((s) => s.view.probe);
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const probe = useMemo(() => probeInputs(experiment, chosen), [experiment, chosen]);
  const rows = useMemo(() => Float32Array.from(scaledInputs(experiment, probe)), [experiment, probe]);
  const raw = useMemo(() => allRaw(split), [split]);
  const row = useMemo(() => exampleAt(raw, probe), [raw, probe]);
  // While an example is on its way to the run, the page computes the answer itself.
  const predicted = useOutputs(rows, priorities.probe, timesASecond)?.values ?? null;
  const drawn = useLive(useCallback((live: Live) => drawnAnswer(live, rows), [drawnAnswer, rows]));
  const outputs = drawn ?? predicted;
  const inputs = probeDigits(info, features, probe).map((digits, i) => ({
    name: featureWord(text, info, features[i]),
    digits,
  }));
  const meaning = meaningOf(experiment, outputs?.length ?? 1);
  const isClassification = info.task === 'classification';
  const all = outputs && isClassification ? verdicts(meaning, outputs, outputs.length, info.classes.length) : [];
  const winner = outputs && all.length > 0 ? predictedClass(outputs, 0, outputs.length) : -1;
  const number = outputs?.[0] ?? null;
  const summary = isClassification
    ? winner < 0
      ? ''
      : `${classWord(text, info, winner)} ${verdictDigits(all[winner])}`
    : number === null
      ? ''
      : decimals(number);
  const logits = logitActivation(experiment);
  return { probe, row, inputs, meaning, logits, verdicts: all, winner, number, summary };
}

/** A probability in percent, a score as it is. */
export function verdictDigits({ value, part }: Verdict): string {
  if (part !== null) return percent(value);
  return Number.isNaN(value) ? '' : decimals(value);
}
