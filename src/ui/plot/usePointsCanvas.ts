import { type RefObject, useEffect, useRef } from 'react';
import type { DatasetInfo } from '../../data/dataset.ts';
import { fitCanvas } from './canvas.ts';
import { classColours } from './classColours.ts';
import type { Cloud } from './cloud.ts';
import { colours } from './colours.ts';
import { paintPoints, radiusFor } from './paintPoints.ts';
import type { Plane } from './plane.ts';
import { useTheme } from './useTheme.ts';

/**
 * A canvas with the examples, painted again when they, the plot or the theme change.
 * @param right whether the network is right about a point; null: not told
 * @param fewest points that they are as small as
 * @param isBehind whether it is the canvas at the back: the other one is another element
 */
export function usePointsCanvas(
  cloud: Cloud,
  plane: Plane | null,
  info: DatasetInfo,
  right: ((point: number) => boolean) | null = null,
  fewest = 0,
  isBehind = false,
): RefObject<HTMLCanvasElement | null> {
  const theme = useTheme();
  const points = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    // Not in the task that draws everything else.
    const frame = requestAnimationFrame(() => {
      const context = points.current && plane && fitCanvas(points.current, plane.size);
      if (!context) return;
      const palette = colours();
      paintPoints(context, cloud, plane, {
        radius: radiusFor(Math.max(fewest, cloud.x.length), plane),
        colours: { ...palette, classes: classColours(info, palette) },
        right,
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [cloud, plane, theme, info, right, fewest, isBehind]);
  return points;
}
