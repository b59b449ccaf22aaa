import type { ReactNode } from 'react';
import type { Plane } from '../plot/plane.ts';
import { useGuessText } from '../text/guessText.ts';
import { useApp } from '../useWorkspace.ts';

/** Says where a guess is drawn, until there is one. */
export function Here({ plane: { left, top, right, bottom } }: { plane: Plane }) {
  const text = useGuessText();
  return (
    <text className="guess-here" x={(left + right) / 2} y={(top + bottom) / 2} textAnchor="middle">
      {text.here}
    </text>
  );
}

/** What is said of a guess that is drawn: to train, or to draw the other one that Train waits for. */
export function useReady(): string {
  const text = useGuessText();
  const next = useApp(({ view }) => view.unguessed);
  return next === null ? text.ready : text.next[next];
}

/** What a line of the plot is. */
export function LegendLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <svg width="1.25rem" height="0.75rem" viewBox="-10 -6 20 12" aria-hidden="true">
        <path className={name} d="M-10 0H10" />
      </svg>
      {children}
    </li>
  );
}

/** The tools, what the lines are, and what has come of it; a screen reader hears of it when training rests. */
export function GuessFoot({
  legend,
  tools,
  points = null,
  said,
}: {
  legend: ReactNode;
  tools: ReactNode;
  /** The score; null while there is none. */
  points?: string | null;
  said: string;
}) {
  const isRunning = useApp(({ run }) => run.phase === 'running');
  return (
    <div className="guess-foot">
      {legend}
      <div className="guess-tools">{tools}</div>
      <p className="guess-said">
        {points !== null && <b>{points}</b>} {said}
      </p>
      <p className="only-heard" role="status">
        {isRunning ? '' : `${points ?? ''} ${said}`}
      </p>
    </div>
  );
}
