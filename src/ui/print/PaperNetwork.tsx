import { Suspense, useLayoutEffect, useRef } from 'react';
import { shownMaps } from '../../state/neurons.ts';
import { shownExperiment } from '../../state/store.ts';
import type { Colours } from '../plot/colours.ts';
import { Figure } from '../network/Figure.tsx';
import { SignKey } from '../network/SignKey.tsx';
import { StillSigns, StillWords } from '../network/Still.tsx';
import { createType } from '../network/type.ts';
import { useScene } from '../network/useScene.ts';
import { useMapMaker } from '../network/useMapMaker.ts';
import type { Size } from '../useSize.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { askNow } from './answersNow.ts';
import { paper } from './paper.ts';
import { printCanvas } from './printCanvas.ts';

const type = createType(paper.text, paper.tiny);
const unmoved = { k: 1, x: 0, y: 0 };
const ignore = (): void => undefined;

/** The network at this moment, with nothing highlighted: canvas and SVG are scaled alike. */
export function PaperNetwork({ size, ink }: { size: Size; ink: Colours }) {
  const { asker, drawn, store } = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const experiment = useApp(shownExperiment);
  const maps = useApp(shownMaps);
  const scene = useScene(size, type, maps === 'weights' ? 'first' : maps !== null);
  const make = useMapMaker(scene?.picture ?? null);
  useLayoutEffect(() => {
    if (scene === null) return;
    const pictures = maps === null ? null : make(askNow(asker.look, experiment), ignore, ignore);
    const state = store.getState();
    printCanvas(canvas.current, size, (context) =>
      scene.paint(context, {
        numbers: drawn.numbers(),
        runs: state.view.staged !== null || state.run.phase !== 'impossible',
        paintMap: pictures?.paint ?? null,
        now: performance.now(),
        target: null,
        layer: null,
        ink,
        family: type.family,
        zoom: unmoved,
        ratio: paper.ratio,
        keeps: false,
      }),
    );
    pictures?.stop();
  }, [scene, size, ink, store, drawn, asker, experiment, maps, make]);
  return (
    <div className="sheet-network">
      <div className="net-box">
        <canvas ref={canvas} />
        <svg viewBox={`0 0 ${size.width} ${size.height}`}>
          {scene !== null && (
            <>
              <Figure picture={scene.picture} lit={null} />
              <StillSigns picture={scene.picture} />
            </>
          )}
        </svg>
      </div>
      <div className="net-legend">
        <SignKey />
        <div className="net-stills">
          <Suspense>{scene !== null && <StillWords picture={scene.picture} />}</Suspense>
        </div>
      </div>
    </div>
  );
}
