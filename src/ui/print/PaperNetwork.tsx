import { useLayoutEffect, useRef } from 'react';
import type { Colours } from '../plot/colours.ts';
import { Figure } from '../network/Figure.tsx';
import { SignKey } from '../network/SignLegend.tsx';
import { createType } from '../network/type.ts';
import { useScene } from '../network/useScene.ts';
import type { Size } from '../useSize.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { paper } from './paper.ts';
import { printCanvas } from './printCanvas.ts';

const type = createType(paper.text, paper.tiny);
const unmoved = { k: 1, x: 0, y: 0 };

/** The network at this moment, with nothing highlighted: canvas and SVG are scaled alike. */
export function PaperNetwork({ size, ink }: { size: Size; ink: Colours }) {
  const { drawn, store } = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useScene(size, type, false);
  useLayoutEffect(() => {
    if (scene === null) return;
    const state = store.getState();
    printCanvas(canvas.current, size, (context) =>
      scene.paint(context, {
        numbers: drawn.numbers(),
        runs: state.view.staged !== null || state.run.phase !== 'impossible',
        paintMap: null,
        now: performance.now(),
        target: null,
        layer: null,
        ink,
        family: type.family,
        zoom: unmoved,
        ratio: paper.ratio,
      }),
    );
  }, [scene, size, ink, store, drawn]);
  return (
    <div className="sheet-network">
      <div className="net-box">
        <canvas ref={canvas} />
        <svg viewBox={`0 0 ${size.width} ${size.height}`}>
          {scene !== null && <Figure picture={scene.picture} lit={null} />}
        </svg>
      </div>
      <div className="net-legend">
        <SignKey />
      </div>
    </div>
  );
}
