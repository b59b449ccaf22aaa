import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { Show } from '../../data/dataset.ts';
import type { Experiment } from '../../document/experiment.ts';
import { mapColoursOf } from '../../scene/paint/mapPixels.ts';
import { fullStrength } from '../../scene/paint/palette.ts';
import { writeWeights } from '../../scene/paint/weightPixels.ts';
import { planOf } from '../../scene/plan/plan.ts';
import type { Live } from '../../state/live.ts';
import { shownMaps } from '../../state/neurons.ts';
import { neuronName } from '../network/neuronNames.ts';
import { colours } from '../plot/colours.ts';
import { useTheme } from '../plot/useTheme.ts';
import { useText } from '../text/useText.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import './weightsOver.css';

/** The neuron that is fed pictures and pointed at, or else pinned, while neurons show weights; −1: none. */
export const useWeightsOver = (): number =>
  useApp((state) => {
    const { hovered, selection } = state.view;
    const neuron = [hovered, selection].find((target) => target?.type === 'neuron');
    return shownMaps(state) === 'weights' && neuron?.type === 'neuron' && neuron.column === 1 ? neuron.unit : -1;
  });

/** The weights of a neuron, in place of the picture that is drawn. */
export function WeightsOver({
  experiment,
  image,
  unit,
}: {
  experiment: Experiment;
  image: NonNullable<Show['image']>;
  /** −1: none. */
  unit: number;
}) {
  const text = useText();
  const theme = useTheme();
  const { drawn } = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { inputs, layers } = experiment;
  const plan = useMemo(() => planOf({ inputs, layers }), [inputs, layers]);
  const dense = plan.columns[1]?.dense ?? null;
  const isShown = dense !== null && unit >= 0 && unit < dense.units;
  const look = useLive(useCallback((live: Live) => live.look, []));
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    const { parameters } = drawn.newest();
    if (!context || !isShown || parameters === null) return;
    const pixels = new ImageData(image.width, image.height);
    const palette = mapColoursOf(colours(), fullStrength);
    writeWeights(parameters, dense, unit, image, palette, new Uint32Array(pixels.data.buffer));
    context.putImageData(pixels, 0, 0);
  }, [drawn, look, theme, image, dense, unit, isShown]);
  if (!isShown) return null;
  return (
    <figure className="weights-over">
      <canvas ref={canvas} width={image.width} height={image.height} aria-hidden="true" />
      <figcaption>{neuronName(text, experiment, plan, 1, unit)}</figcaption>
    </figure>
  );
}
