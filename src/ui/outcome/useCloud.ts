import { useMemo, useRef, type RefObject } from 'react';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { examplesOf } from '../../state/examples.ts';
import { cloudOf, cloudPlane, type Cloud } from '../plot/cloud.ts';
import type { Plane } from '../plot/plane.ts';
import { useRem } from '../screen.ts';
import { useSize } from '../useSize.ts';

/** In rem: ticks and the axes' names stand there. */
const margin = { left: 1.4, right: 0.4, top: 0.4, bottom: 2.1, digit: 0.53 };

/** The examples as points of a plot that fills an element. */
export interface DrawnCloud {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly cloud: Cloud;
  /** Null before the element has a size. */
  readonly plane: Plane | null;
}

export function useCloud(experiment: Experiment, across = 0, up = 1): DrawnCloud {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const cloud = useMemo(() => cloudOf(split, info, features, [across, up]), [split, info, features, across, up]);
  const em = useRem();
  const plane = useMemo(() => {
    const { left, right, top, bottom, digit } = margin;
    return (
      size &&
      cloudPlane(size, cloud, {
        left: left * em,
        right: right * em,
        top: top * em,
        bottom: bottom * em,
        digit: digit * em,
      })
    );
  }, [size, cloud, em]);
  return { place, cloud, plane };
}
