import { useCallback, useMemo, useRef, type RefObject } from 'react';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { shownExamplesOf } from '../../state/examples.ts';
import { cloudOf, cloudPlane, type Cloud } from '../plot/cloud.ts';
import type { Margin, Plane } from '../plot/plane.ts';
import { useRem } from '../screen.ts';
import { type Size, useSize } from '../useSize.ts';

/** In rem: ticks and the axes' names stand there. */
const margin = { left: 1.4, right: 0.4, top: 0.4, bottom: 2.1, digit: 0.53 };

/** The examples as points of a plot that fills an element. */
export interface DrawnCloud {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly cloud: Cloud;
  /** Null before the element has a size. */
  readonly plane: Plane | null;
}

/** @param own a colour for each, in CSS */
export function useCloud(
  { data, validationSplit }: Experiment,
  [across, up]: readonly [number, number],
  own?: readonly string[],
): DrawnCloud {
  const cloud = useMemo(() => {
    const points = cloudOf(shownExamplesOf({ data, validationSplit }), infoOf(data), data.features, [across, up]);
    return own ? { ...points, own } : points;
  }, [data, validationSplit, across, up, own]);
  return useDrawn(cloud);
}

export function useDrawn(cloud: Cloud): DrawnCloud {
  const drawn = usePlane(useCallback((size: Size, room: Margin) => cloudPlane(size, cloud, room), [cloud]));
  return { ...drawn, cloud };
}

/** The element of a plot, and its axes. @param planeFor the same as long as the axes are */
export function usePlane(planeFor: (size: Size, room: Margin) => Plane): Omit<DrawnCloud, 'cloud'> {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const em = useRem();
  const plane = useMemo(() => {
    const { left, right, top, bottom, digit } = margin;
    return (
      size &&
      planeFor(size, { left: left * em, right: right * em, top: top * em, bottom: bottom * em, digit: digit * em })
    );
  }, [size, planeFor, em]);
  return { place, plane };
}
