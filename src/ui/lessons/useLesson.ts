import { useEffect, useState } from 'react';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { type Loaded, loadLesson, type Trouble } from './loadLesson.ts';
import { memoryOf } from './lessonMemory.ts';

/**
 * The lesson that the view names, once it is there; what is wrong with it is told, and the lesson is left.
 * @throws {PartError} while it is rendered, when it cannot be fetched
 */
export function useLesson(onTrouble: (trouble: Trouble) => void): Loaded | null {
  const workspace = useWorkspace();
  const name = useApp((state) => state.view.lesson?.name ?? null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (name === null) return;
    loadLesson(name, memoryOf(workspace)).then(
      (outcome) => {
        if (!isWanted) return;
        if (outcome.ok) setLoaded(outcome.loaded);
        else {
          workspace.setView({ lesson: null });
          onTrouble(outcome.trouble);
        }
      },
      (error: unknown) => {
        if (isWanted) setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [name, onTrouble, workspace]);
  if (failure !== null) throw failure;
  return loaded?.name === name ? loaded : null;
}
