import type { Problem } from '../../document/problem.ts';
import { Late, late } from '../Late.tsx';

const ProblemList = late(async () => (await import('./ProblemList.tsx')).ProblemList);

/** What is wrong or unwise; nothing, and nothing fetched, while there is nothing to say. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Late>
      <ProblemList problems={problems} />
    </Late>
  );
}
