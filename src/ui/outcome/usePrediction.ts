import { useEffect, useRef, useState } from 'react';
import type { Outputs } from '../../state/predictions.ts';
import { useWorkspace } from '../workspace.ts';
import { askingOf } from './predictions.ts';

/** Order of computation: the one row that a person points at, then all examples, then the map. */
export const priorities = { probe: 0, rows: 1, map: 2 } as const;

/** Milliseconds for which an answer stays when there is none any more: a new run has its first at once. */
const grace = 300;

/** Passes on results at once, and the news that there are none only when none has come for a moment. */
function withGrace(listener: (outputs: Outputs | null) => void): {
  readonly listener: (outputs: Outputs | null) => void;
  readonly stop: () => void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    listener: (outputs) => {
      stop();
      if (outputs === null) timer = setTimeout(() => listener(null), grace);
      else listener(outputs);
    },
    stop,
  };
}

/** Calls `listener` with each new result for the rows, outside React: for painters of canvases. */
export function usePainted(
  levels: readonly Float32Array[],
  priority: number,
  listener: (outputs: Outputs | null) => void,
): void {
  const { watch } = askingOf(useWorkspace());
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const patient = withGrace((outputs) => latest.current(outputs));
    const stop = watch({ levels, priority, listener: patient.listener });
    return () => {
      stop();
      patient.stop();
    };
  }, [levels, priority, watch]);
}

/** The newest outputs of a few rows for React to show: at once for other rows, else at most `hz` times a second. */
export function useOutputs(rows: Float32Array, priority: number, hz: number): Outputs | null {
  const { watch } = askingOf(useWorkspace());
  const [outputs, setOutputs] = useState<Outputs | null>(null);
  useEffect(() => {
    let shown = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let newest: Outputs | null = null;
    const show = (): void => {
      timer = undefined;
      shown = performance.now();
      // A copy: the values are written over by the result after the next.
      setOutputs(newest && { ...newest, values: newest.values.slice() });
    };
    const patient = withGrace((result) => {
      newest = result;
      const wait = shown + 1000 / hz - performance.now();
      if (wait <= 0) show();
      else timer ??= setTimeout(show, wait);
    });
    const stop = watch({ levels: [rows], priority, listener: patient.listener });
    return () => {
      stop();
      patient.stop();
      clearTimeout(timer);
    };
  }, [rows, priority, hz, watch]);
  return outputs;
}
