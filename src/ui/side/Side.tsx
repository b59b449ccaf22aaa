import type { TrainingControls } from '../../state/training.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { DataPanel } from '../data/DataPanel.tsx';
import { Controls } from '../lessons/Controls.tsx';
import { Late, late } from '../Late.tsx';
import { useArrangement } from '../screen.ts';
import { useText } from '../text/useText.ts';
import { useParts, useWorkspace } from '../useWorkspace.ts';
import { shownSide } from './shownSide.ts';
import './side.css';

const OtherSide = late(async () => (await import('./OtherSide.tsx')).OtherSide);

/** The data, or the experiment as code, as a table, or step by step. A lesson may hide some of it. */
export function Side({ controls }: { controls: TrainingControls }) {
  const { setView } = useWorkspace();
  const { ui, side: text } = useText();
  const arrangement = useArrangement();
  const shown = useParts(({ view }) => shownSide(view, arrangement));
  if (shown === null) return null;
  const { side, choice } = shown;
  const names = {
    data: ui.regions.data,
    code: text.code,
    summary: text.summary,
    steps: text.steps,
    health: text.health,
  };
  return (
    <section className={`panel panel-side ${side}`} aria-label={names[side]}>
      {choice.length > 1 && (
        <div className="side-choice">
          <Segmented
            name="side"
            label={text.choice}
            options={choice.map((value) => ({ value, label: names[value] }))}
            value={side}
            onChange={(value) => setView({ side: value })}
          />
        </div>
      )}
      <Late key={side} meanwhile={<p className="side-loading">{text.loading}</p>}>
        {side === 'data' ? (
          <Controls name="data">
            <DataPanel controls={controls} />
          </Controls>
        ) : (
          <OtherSide side={side} controls={controls} />
        )}
      </Late>
    </section>
  );
}
