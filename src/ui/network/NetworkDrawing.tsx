import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { hasLayer, inHand } from '../../scene/plan/light.ts';
import { targetAt } from '../../scene/point/walkNeurons.ts';
import { mapKind, shownMaps } from '../../state/neurons.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Late, late } from '../Late.tsx';
import { useText } from '../text/useText.ts';
import { Figure } from './Figure.tsx';
import { SignKey } from './SignKey.tsx';
import { marksOf } from '../../scene/paint/marks.ts';
import type { Picture } from '../../scene/layout/picture.ts';
import type { Target } from '../../document/target.ts';
import './network.css';
import { spokenNetwork } from './spoken.ts';
import { createDrawingController, type DrawingController } from './drawingController.ts';
import { useType } from './type.ts';
import { useDrawnModel } from './useDrawnModel.ts';
import { useScene } from './useScene.ts';
import { useSize } from '../useSize.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { useWalk } from './useWalk.ts';

const EmptyDrawing = late(async () => (await import('./EmptyDrawing.tsx')).EmptyDrawing);
const ZoomButtons = late(async () => (await import('./ZoomButtons.tsx')).ZoomButtons);
const LateLegend = late(async () => (await import('./LateLegend.tsx')).LateLegend);

/** Rings around what is pinned or has the keyboard. */
function Marks({ picture, target, className }: { picture: Picture; target: Target | null; className: string }) {
  if (target === null) return null;
  return (
    <g className={className}>
      {marksOf(picture, target).map(({ x, y, size, corner }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={size} height={size} rx={corner} />
      ))}
    </g>
  );
}

/**
 * The network as neurons and edges; fills its parent. The canvas paints the numbers, the SVG above it what stands still.
 */
export function NetworkDrawing({
  onPlaced,
  controls,
}: {
  /** Is told where the columns are, px from the left. */
  onPlaced: (centres: readonly number[]) => void;
  controls: Pick<TrainingControls, 'set' | 'save'>;
}) {
  const text = useText();
  const workspace = useWorkspace();
  const type = useType();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const layer = useRef<SVGGElement>(null);
  const [controller, setController] = useState<DrawingController | null>(null);
  const [zoomed, setZoomed] = useState(false);
  const size = useSize(box);
  const maps = useApp(shownMaps);
  const hasSwitch = useApp((state) => mapKind(state) !== null);
  const { inputs, layers } = useDrawnModel();
  const scene = useScene(size, type, maps === 'weights' ? 'first' : maps !== null);
  const walk = useWalk(scene, controller);
  const selection = useApp(({ view }) => view.selection);
  const inView = useApp(({ view }) => inHand(view).layer);
  const staged = useApp(({ view }) => view.staged !== null);
  const lit = scene !== null && inView !== null && hasLayer(scene.picture.plan, inView) ? inView : null;
  const id = useId();

  useEffect(() => {
    if (box.current === null || canvas.current === null || layer.current === null) return;
    const created = createDrawingController(
      workspace,
      { box: box.current, canvas: canvas.current, layer: layer.current },
      setZoomed,
    );
    setController(created);
    return created.destroy;
  }, [workspace]);
  useLayoutEffect(() => {
    controller?.show(scene, type.family);
  }, [scene, controller, type]);
  useLayoutEffect(() => {
    if (scene !== null && !staged) onPlaced(scene.picture.columns.map(({ left, right }) => (left + right) / 2));
  }, [scene, staged, onPlaced]);

  return (
    <div className={staged ? 'net net-staged' : 'net'}>
      <div
        ref={box}
        className={walk.isWalking ? 'net-box net-walking' : 'net-box'}
        role="application"
        tabIndex={0}
        aria-label={text.network.label}
        aria-describedby={`${id}-network ${id}-help`}
        onKeyDown={walk.onKeyDown}
        onFocus={walk.onFocus}
        onBlur={walk.onBlur}
        onClick={({ nativeEvent }) => controller?.click(nativeEvent, walk.onSelect)}
      >
        <canvas ref={canvas} aria-hidden="true" />
        <svg aria-hidden="true">
          {/* React listens for focus in what it puts things into, and Chromium takes such a part of an SVG for a stop of Tab. */}
          <g ref={layer} tabIndex={-1}>
            {scene !== null && (
              <>
                <Figure picture={scene.picture} lit={lit} />
                <Marks picture={scene.picture} target={selection} className="net-pin" />
                <Marks
                  picture={scene.picture}
                  target={targetAt(walk.position, scene.picture.plan)}
                  className="net-focus"
                />
              </>
            )}
          </g>
        </svg>
      </div>
      {inputs === null && (
        <Late>
          <EmptyDrawing layers={layers} />
        </Late>
      )}
      {scene !== null && (
        <div className="net-legend">
          <SignKey />
          {hasSwitch && (
            <Late>
              <LateLegend picture={scene.picture} controller={controller} layer={layer} controls={controls} />
            </Late>
          )}
        </div>
      )}
      <Late as={null}>
        <ZoomButtons controller={controller} zoomed={zoomed} />
      </Late>
      <p id={`${id}-network`} className="only-heard">
        {scene !== null && spokenNetwork(text, scene.picture)}
      </p>
      <p id={`${id}-help`} className="only-heard">
        {text.network.help}
      </p>
      <p className="only-heard" aria-live="polite">
        {walk.spoken}
      </p>
    </div>
  );
}
