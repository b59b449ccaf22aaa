import { lazy, Suspense } from 'react';
import { setView, useApp } from '../../state/app.ts';
import type { Side as SideName } from '../../state/view.ts';
import { Segmented } from '../charts/Segmented.tsx';
import { DataPanel } from '../data/DataPanel.tsx';
import { Controls } from '../lessons/Controls.tsx';
import { useText } from '../text.tsx';
import './side.css';

const CodePanel = lazy(async () => ({ default: (await import('../code/CodePanel.tsx')).CodePanel }));
const SummaryPanel = lazy(async () => ({ default: (await import('../summary/SummaryPanel.tsx')).SummaryPanel }));

const sides: readonly SideName[] = ['data', 'code', 'summary'];

/** The column on the left: the data, or the experiment as code or as a table. A lesson may hide some of it. */
export function Side() {
  const { ui, side: text } = useText();
  const chosen = useApp(({ view }) => view.side);
  const hidden = useApp(({ view }) => view.hidden);
  const there = sides.filter((name) => name === 'summary' || !hidden.includes(name));
  const [first] = there;
  const side = there.includes(chosen) ? chosen : first;
  // With the data hidden the column is there only for what the lesson opens.
  if (hidden.includes('data') && (chosen === 'data' || !there.includes(chosen))) return null;
  const names = { data: ui.regions.data, code: text.code, summary: text.summary };
  return (
    <section className={`panel panel-side ${side}`} aria-label={names[side]}>
      <div className="side-choice">
        <Segmented
          name="side"
          label={text.choice}
          options={there.map((value) => ({ value, label: names[value] }))}
          value={side}
          onChange={(value) => setView({ side: value })}
        />
      </div>
      <Suspense fallback={<p className="side-loading">{text.loading}</p>}>
        {side === 'data' && (
          <Controls name="data">
            <DataPanel />
          </Controls>
        )}
        {side === 'code' && (
          <Controls name="code">
            <CodePanel />
          </Controls>
        )}
        {side === 'summary' && <SummaryPanel />}
      </Suspense>
    </section>
  );
}
