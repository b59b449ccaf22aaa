import { lazy } from 'react';
import type { Problem } from '../../document/problem.ts';
import { Late } from '../Late.tsx';
import { useText } from '../text.tsx';

const ProblemList = lazy(async () => ({ default: (await import('./ProblemList.tsx')).ProblemList }));

/** What is wrong or unwise; nothing, and nothing fetched, while there is nothing to say. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const { ui } = useText();
  if (problems.length === 0) return null;
  return (
    <Late failed={ui.notFetched}>
      <ProblemList problems={problems} />
    </Late>
  );
}
