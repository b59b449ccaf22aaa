import { useMemo, useRef, type RefObject } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { examplesOf, infoOf } from '../../state/examples.ts';
import { cloudOf, cloudPlane, type Cloud } from '../charts/cloud.ts';
import type { Plane } from '../charts/plane.ts';
import { useSize } from '../useSize.ts';

const margin = { left: 44, right: 7, top: 7, bottom: 38 };

/** The examples as points of a plot that fills an element. */
export function useCloud(
  experiment: Experiment,
  across = 0,
  up = 1,
): { readonly place: RefObject<HTMLDivElement | null>; readonly cloud: Cloud; readonly plane: Plane | null } {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const split = examplesOf(experiment);
  const info = infoOf(experiment);
  const { features } = experiment.data;
  const cloud = useMemo(() => cloudOf(split, info, features, [across, up]), [split, info, features, across, up]);
  const plane = useMemo(() => size && cloudPlane(size, cloud, margin), [size, cloud]);
  return { place, cloud, plane };
}
