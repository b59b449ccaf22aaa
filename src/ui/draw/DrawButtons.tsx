import { canDraw, drawingOf, emptyDrawing } from '../../data/drawnPoints.ts';
import { infoOf } from '../../data/spec.ts';
import { classWord, dataTitle } from '../text/dataWords.ts';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { draw, isDrawable } from './drawing.ts';

/** The way to points of one's own: on an empty plane, or from those that are there. */
export function DrawButtons() {
  const workspace = useWorkspace();
  const words = useText();
  const text = useOwnDataText().draw;
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
            draw(workspace, drawingOf(data, text.from(dataTitle(words, data)), classes));
            open();
          }}
        >
          {text.edit}
        </button>
      )}
    </>
  );
}
