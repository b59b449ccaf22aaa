import type { DatasetInfo } from '../../data/dataset.ts';
import { infoOf } from '../../data/spec.ts';
import { useExperiment } from '../useWorkspace.ts';
import { useIsKept } from './Part.tsx';

/** Classes or numbers, where a lesson keeps to one of them: then no set of the other is offered. Null: it does not. */
export function useKeptTask(): DatasetInfo['task'] | null {
  const task = useExperiment((e) => infoOf(e.data).task);
  return useIsKept('problem') ? task : null;
}
