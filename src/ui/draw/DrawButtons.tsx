import { useState } from 'react';
import { canDraw, drawingOf, emptyDrawing } from '../../data/drawnPoints.ts';
import { infoOf } from '../../data/spec.ts';
import { keepsPlot } from '../../state/guardLocked.ts';
import { Late, late } from '../Late.tsx';
import { classWord, dataTitle } from '../text/dataWords.ts';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { draw, isDrawable, takePoints } from './drawing.ts';

const FormulaDialog = late(async () => (await import('./FormulaDialog.tsx')).FormulaDialog);

/** The way to points of one's own: on an empty plane, from those that are there, or by formula. */
export function DrawButtons() {
  const workspace = useWorkspace();
  const { byFormula } = useOwnDataText();
  const keepsPlane = useApp(({ view }) => keepsPlot(view));
  const [isFormulaOpen, setFormulaOpen] = useState(false);
  return (
    <>
      {!keepsPlane && <ByHand />}
      <button
        type="button"
        className="tool"
        aria-haspopup="dialog"
        aria-label={byFormula.buttonHint}
        title={byFormula.buttonHint}
        onClick={() => setFormulaOpen(true)}
      >
        {byFormula.button}
      </button>
      {isFormulaOpen && (
        <Late>
          <FormulaDialog
            onClose={() => setFormulaOpen(false)}
            onUse={(table) => {
              takePoints(workspace, table);
              workspace.setView({ tab: 'plot' });
              setFormulaOpen(false);
            }}
          />
        </Late>
      )}
    </>
  );
}

/** By hand, in the plot. */
function ByHand() {
  const workspace = useWorkspace();
  const words = useText();
  const { draw: text } = useOwnDataText();
  const data = useExperiment((e) => e.data);
  const isOpen = useApp(({ view }) => view.isDrawing) && isDrawable(data);
  const open = (): void => workspace.setView({ isDrawing: true, tab: 'plot' });
  return (
    <>
      <button
        type="button"
        className="tool"
        aria-pressed={isOpen}
        onClick={() => {
          if (isOpen) return workspace.setView({ isDrawing: false });
          if (!isDrawable(data)) draw(workspace, emptyDrawing(text.title));
          open();
        }}
      >
        {text.button}
      </button>
      {data.type !== 'points' && canDraw(data) && (
        <button
          type="button"
          className="tool"
          onClick={() => {
            const info = infoOf(data);
            const classes = info.classes.map((_, label) => classWord(words, info, label));
            draw(workspace, drawingOf(data, text.from(dataTitle(words, data)), classes), true);
            open();
          }}
        >
          {text.edit}
        </button>
      )}
    </>
  );
}
