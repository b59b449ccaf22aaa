import { useMemo, useRef } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { examplesOf, placeAt, shownExamplesOf, stepFor } from '../../state/examples.ts';
import type { Cloud } from '../plot/cloud.ts';
import { radiusFor } from '../plot/paintPoints.ts';
import { nearestPoint, type Plane } from '../plot/plane.ts';
import { useWalkState, walkOf } from '../steps/stepsWalk.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { rowAt, stepExample } from './probePlace.ts';

/** Pixels around the mark of an example within which a press means it, and how far the pointer goes until it drags. */
const ofMouse = { around: 2, slack: 4 };
/** A finger hides what it is on. */
const ofFinger = { around: 8, slack: 10 };
/** Keys that go from example to example. */
const steps: Readonly<Record<string, string>> = { PageDown: 'ArrowDown', PageUp: 'ArrowUp', Home: 'Home', End: 'End' };

/** Which of all rows a drawn one is, and the other way round: of many rows not each is drawn. */
function shownRows(e: Experiment) {
  const { training, validation } = examplesOf(e);
  const step = stepFor(training.count + validation.count);
  const first = Math.ceil(training.count / step);
  return {
    allOf: (row: number): number => (row < first ? row * step : training.count + (row - first) * step),
    shownOf: (row: number): number => {
      const at = row < training.count ? row / step : first + (row - training.count) / step;
      return Number.isInteger(at) ? at : -1;
    },
  };
}

/**
 * Takes the examples of a plot in which any place may be asked about: a press on one means it, with its target, and so it
 * stays until the pointer drags; keys go from one to the next.
 *
 * @param count of those that are shown: the first ones of `shownExamplesOf`
 * @param place what is asked about
 */
export function usePoints(experiment: Experiment, count: number, place: readonly number[]) {
  const { store } = walkOf(useWorkspace());
  const stepped = useWalkState((walk) => walk.stepped);
  const row = useMemo(() => {
    const { training, validation } = shownExamplesOf(experiment);
    // Several may be at one place.
    const at = stepped === null ? -1 : shownRows(experiment).shownOf(stepped);
    const isThere =
      at >= 0 &&
      at < training.count + validation.count &&
      placeAt(experiment, at, shownExamplesOf).every((value, i) => value === place[i]);
    return isThere ? at : rowAt(experiment, place, shownExamplesOf);
  }, [experiment, place, stepped]);
  /** Where the pointer took an example. */
  const taken = useRef<readonly [number, number] | null>(null);
  function take(next: number): readonly number[] {
    store.setState({ target: null, stepped: shownRows(experiment).allOf(next) });
    return placeAt(experiment, next, shownExamplesOf);
  }
  return {
    /** Of what is asked about, among those that can be drawn; −1: it is none of them. */
    row,
    /** The example that a pointer is at; null while it stays at the one that it took, undefined where there is none. */
    pressed(
      points: Pick<Cloud, 'x' | 'y'>,
      plane: Plane,
      px: number,
      py: number,
      isPress: boolean,
      isFinger: boolean,
    ): readonly number[] | null | undefined {
      const { around, slack } = isFinger ? ofFinger : ofMouse;
      if (isPress) {
        const next = nearestPoint(points, plane, px, py, radiusFor(points.x.length, plane) + around);
        taken.current = next < 0 ? null : [px, py];
        return next < 0 ? undefined : take(next);
      }
      if (taken.current === null) return undefined;
      const [fromX, fromY] = taken.current;
      if (Math.hypot(px - fromX, py - fromY) < slack) return null;
      taken.current = null;
      return undefined;
    },
    /** The example that a key leads to; null for another key. */
    next(key: string): readonly number[] | null {
      const to = steps[key] === undefined || count === 0 ? null : stepExample(steps[key], row, count);
      return to === null ? null : take(to);
    },
  };
}
