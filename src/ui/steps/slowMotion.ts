import { useEffect, useEffectEvent } from 'react';
import type { Depth } from '../../document/depth.ts';
import { type Line, numeralsIn } from '../../explain/expression.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { useWalkState, walkOf } from './stepsWalk.ts';

/** How long a station stands while the walk plays, in ms: as a picture, and for each number that there is to read more. */
const standing = 1800;
const perNumber: Readonly<Record<Depth, number>> = { picture: 0, numbers: 250, formulas: 400 };
const longest = 8000;

/** How long a station stands while the walk plays, in ms. @param lines those that are taken apart there */
export function stationTime(depth: Depth, lines: readonly Line[]): number {
  const numbers = lines.reduce((sum, { rule }) => sum + numeralsIn(rule).length + 1, 0);
  return Math.min(longest, standing + perNumber[depth] * numbers);
}

/**
 * Goes on by itself while the walk plays, and rests at its last station.
 *
 * @param index of the station at hand
 * @param last index of the last one
 * @param time how long this one stands, in ms
 */
export function useSlowMotion(index: number, last: number, time: number): void {
  const workspace = useWorkspace();
  const { goOn, pause } = walkOf(workspace);
  const plays = useWalkState((walk) => walk.plays);
  /** While it trains the numbers change, and with them what there is to read: the time that has begun goes on. */
  const wait = useEffectEvent(() => setTimeout(() => goOn(index + 1, last), time));
  useEffect(() => {
    if (!plays) return;
    const timer = wait();
    return () => clearTimeout(timer);
  }, [plays, index, last]);
  useEffect(() => {
    const look = (): void => {
      if (document.hidden) pause();
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      pause();
    };
  }, [pause]);
}
