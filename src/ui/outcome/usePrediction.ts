import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AnswerTo } from '../../asking/asker.ts';
import type { Question } from '../../asking/questions.ts';
import type { Experiment } from '../../document/experiment.ts';
import { type Moment, momentName } from '../../document/moment.ts';
import { isBare } from '../../state/view.ts';
import { atMost } from '../atMost.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { logitActivation } from './meaning.ts';

/** Outputs of the network for some rows, or values of some units, as of one moment. */
export interface Outputs {
  /** Places of the values that were asked for; undefined: they are outputs. */
  readonly at?: readonly number[] | undefined;
  /** [count, outputs]; probabilities where they can be had */
  readonly values: Float32Array;
  readonly count: number;
  readonly outputs: number;
  /** Index into the levels that were asked for. */
  readonly level: number;
  readonly moment: Moment;
  /** That of the run. */
  readonly experiment: Experiment;
}

/** Order of computation: all examples, then the map. */
const priorities = { rows: 1, map: 2 } as const;

function outputsOf(
  { result, level, moment, network }: AnswerTo<'outputs' | 'values'>,
  at?: readonly number[],
): Outputs {
  const outputs = at?.length ?? network.layout.outputs;
  const { experiment } = network;
  return { at, values: result, count: result.length / outputs, outputs, level, moment, experiment };
}

/** Says on a canvas when the outputs are of that it shows, and of how many rows. */
export function tellOutputs({ dataset }: HTMLCanvasElement, outputs: Outputs | null): void {
  dataset.moment = momentName(outputs?.moment);
  dataset.rows = String(outputs?.count ?? 0);
}

type Listener = (outputs: Outputs | null) => void;

/**
 * Asks for the outputs of rows, with each new listener anew; where there is no run, and of a program that has compiled
 * no network yet, there are none. The listener is called outside React. @returns how to ask, which returns how to stop
 */
function useAsking(
  experiment: Experiment,
  levels: readonly Float32Array[] | null,
  priority: number,
  at?: readonly number[],
): (listener: Listener) => () => void {
  const { asker } = useWorkspace();
  const hasNone = useApp(({ run, view }) => run.phase === 'impossible' || isBare(view));
  const through = logitActivation(experiment);
  return useCallback(
    (listener) => {
      if (hasNone) {
        listener(null);
        return () => undefined;
      }
      const question: Extract<Question, { type: 'outputs' | 'values' }> =
        at === undefined || levels === null ? { type: 'outputs', levels, through } : { type: 'values', levels, at };
      return asker.ask(question, priority, (answer) => listener(answer && outputsOf(answer, at)));
    },
    [asker, hasNone, levels, through, priority, at],
  );
}

/**
 * Calls `listener` with the newest answer for the rows, at most once a display frame: for painters of canvases.
 * @param at places of the values to ask for, in place of outputs
 */
export function usePainted(
  experiment: Experiment,
  levels: readonly Float32Array[],
  listener: Listener,
  at?: readonly number[],
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  const { frame } = useWorkspace();
  const ask = useAsking(experiment, levels, priorities.map, at);
  useEffect(() => {
    let newest: Outputs | null | undefined;
    const paint = (): void => {
      if (newest !== undefined) latest.current(newest);
      newest = undefined;
    };
    const stop = ask((outputs) => {
      if (newest === undefined) frame(paint);
      newest = outputs;
    });
    return () => {
      newest = undefined;
      stop();
    };
  }, [ask, frame]);
}

/**
 * The newest outputs of a few rows for React to show: at once for other rows, else at most `hz` times a second.
 * @param rows null: all examples, training first
 */
export function useOutputs(experiment: Experiment, rows: Float32Array | null, hz: number): Outputs | null {
  const [outputs, setOutputs] = useState<Outputs | null>(null);
  const levels = useMemo(() => rows && [rows], [rows]);
  const ask = useAsking(experiment, levels, priorities.rows);
  useEffect(() => {
    let newest: Outputs | null = null;
    const paced = atMost(hz, () => setOutputs(newest));
    const stop = ask((result) => {
      newest = result;
      paced.ask();
    });
    return () => {
      stop();
      paced.stop();
    };
  }, [ask, hz]);
  return outputs;
}
