import type { Problem } from '../../document/problems/problem.ts';
import { Late, late } from '../Late.tsx';

const ProblemList = late(async () => (await import('./ProblemList.tsx')).ProblemList);

/** Errors and warnings; renders and fetches nothing while there are none. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Late>
      <ProblemList problems={problems} />
    </Late>
  );
}
