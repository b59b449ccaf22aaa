import { useEffect, useMemo } from 'react';
import type { Judged } from '../../explain/backwardLines.ts';
import { type Blank, blanksOf, hiddenBy, listedFor } from '../../explain/blanks.ts';
import type { Hidden } from '../../explain/hidden.ts';
import type { Updating } from '../../explain/stations.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { exerciseOf, hideElsewhere, isDone, useExerciseState } from './exercise.ts';

export interface Blanks {
  /** All of the walk, in its order. */
  readonly all: readonly Blank[];
  /** Those that are not filled yet. */
  readonly open: readonly Blank[];
  readonly hidden: Hidden;
  /** Lines as they stand in this exercise. */
  readonly listed: ReturnType<typeof listedFor>;
}

/** The blanks of a walk, and what they hide, here and in the drawing. */
export function useBlanks(judged: Judged, updating: Updating | null): Blanks {
  const workspace = useWorkspace();
  const { setView } = workspace;
  const kinds = useExerciseState((state) => state.kinds);
  const entries = useExerciseState((state) => state.entries);
  const all = useMemo(() => blanksOf(judged, updating, kinds), [judged, updating, kinds]);
  const open = useMemo(() => all.filter(({ entry }) => !isDone(entries[entry])), [all, entries]);
  const listed = useMemo(() => listedFor(all), [all]);
  const hidden = useMemo(() => hiddenBy(open), [open]);
  const shown = all.filter(({ entry }) => entries[entry]?.verdict === 'shown').length;
  const done = all.length - open.length;
  const names = JSON.stringify(all.map(({ entry }) => entry)); // the same at each moment of the run
  const isMasked = open.some(({ line }) => line.place.of === 'value');
  const hidesLoss = open.some(({ line: { place } }) => place.of === 'loss' || place.of === 'batch loss');
  const hidesNew = open.some(({ line }) => line.place.of === 'new');
  useEffect(() => hideElsewhere('loss', hidesLoss), [hidesLoss]);
  useEffect(() => hideElsewhere('new', hidesNew), [hidesNew]);
  useEffect(() => {
    exerciseOf(workspace).setState({ progress: { kinds, done, shown, all: JSON.parse(names) as string[] } });
    setView({ isMasked });
  }, [workspace, setView, kinds, done, shown, names, isMasked]);
  return { all, open, hidden, listed };
}
