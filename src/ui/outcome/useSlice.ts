import { useMemo } from 'react';
import { infoOf, placeColumns } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { columnsAt, examplesOf, type OfData, probePlace, shownExamplesOf, sourceOf } from '../../state/examples.ts';
import { axesOf, type Cloud, cloudOf } from '../plot/cloud.ts';
import { useApp } from '../useWorkspace.ts';
import type { Slice } from './grid.ts';

/** What the network is asked over, and the examples there. */
export interface Sliced {
  readonly slice: Slice;
  readonly cloud: Cloud;
  /** Its axes, by their places among the columns of a place. */
  readonly axes: readonly [number, number];
  /** Whether there are other columns, which have the values of the example that is drawn. */
  readonly isPart: boolean;
}

/** @param axes by their places among the columns of a place; of one column, it twice */
export function sliceOf(e: OfData, [across, up]: readonly [number, number], place: readonly number[]): Slice {
  const { features } = e.data;
  const columns = placeColumns(e.data);
  const { scaling } = examplesOf(e);
  return { features, scaling, across: columns[across], up: columns[up], held: columnsAt(e, place) };
}

/** All that there is to be seen, where that is one column or two. */
export function wholeSlice(e: OfData): Slice {
  const { length } = placeColumns(e.data);
  return sliceOf(e, [0, length - 1], []);
}

/** All of one column or two; of more the two that are chosen, the others as in the example that is drawn. */
export function useSlice(
  { data, validationSplit }: Experiment,
  { target, own }: { readonly target?: number; readonly own?: readonly string[] } = {},
): Sliced {
  const chosen = useApp(({ view }) => view.axes);
  const probe = useApp(({ view }) => view.probe);
  const e = useMemo(() => ({ data, validationSplit }), [data, validationSplit]);
  const sources = useMemo(() => sourceOf(e), [e]);
  const { features } = sources.data;
  const isPart = features.length > 2;
  const [across, up] = isPart ? axesOf(infoOf(data), features, chosen) : [0, features.length - 1];
  const others = isPart ? probePlace(e, probe).map((value, i) => (i === across || i === up ? 0 : value)) : [];
  const key = others.join();
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says what the others are
  const slice = useMemo(() => sliceOf(e, [across, up], others), [e, across, up, key]);
  const cloud = useMemo(() => {
    const points = cloudOf(shownExamplesOf(sources), infoOf(data), features, [across, up], target, false);
    return own ? { ...points, own } : points;
  }, [sources, data, features, across, up, target, own]);
  return { slice, cloud, axes: [across, up], isPart };
}
