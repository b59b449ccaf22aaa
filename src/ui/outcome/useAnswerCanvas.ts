import { useEffect, useRef, type RefObject } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { fitCanvas } from '../plot/canvas.ts';
import type { Plane } from '../plot/plane.ts';
import { useTheme } from '../plot/useTheme.ts';
import { colours, type Colours } from '../plot/colours.ts';
import { useApp } from '../useWorkspace.ts';
import { type Outputs, tellOutputs, usePainted } from './usePrediction.ts';

export type Paint = (
  context: CanvasRenderingContext2D,
  outputs: Outputs,
  plane: Plane,
  colours: Colours,
  isDiscrete: boolean,
) => void;

/**
 * A canvas with what the network says about some rows: painted with each answer, and again when the plot or the theme
 * changes.
 * @param at places of the values to ask for, in place of outputs
 */
export function useAnswerCanvas(
  experiment: Experiment,
  levels: readonly Float32Array[],
  plane: Plane | null,
  paint: Paint,
  at?: readonly number[],
): RefObject<HTMLCanvasElement | null> {
  const theme = useTheme();
  const isDiscrete = useApp(({ view }) => view.isDiscrete);
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = useRef<Outputs | null>(null);
  const show = (outputs: Outputs | null): void => {
    newest.current = outputs;
    if (canvas.current === null || plane === null) return;
    const context = fitCanvas(canvas.current, plane.size);
    tellOutputs(canvas.current, outputs);
    if (context !== null && outputs !== null) paint(context, outputs, plane, colours(), isDiscrete);
  };
  usePainted(experiment, levels, show, at);
  useEffect(() => {
    if (newest.current !== null) show(newest.current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `show` is new with each render; these are what it shows
  }, [plane, theme, isDiscrete]);
  return canvas;
}
