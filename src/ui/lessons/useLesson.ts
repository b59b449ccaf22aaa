import { useEffect, useState } from 'react';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { hasFormulas, type Loaded, loadLesson, type Trouble } from '../../state/loadLesson.ts';
import { memoryOf } from '../../state/lessonMemory.ts';
import type { ShowFormula } from './Markdown.tsx';

/** A lesson, and what shows its formulas: null where it has none, or that could not be fetched. */
interface Shown extends Loaded {
  readonly showFormula: ShowFormula | null;
}

/**
 * The lesson that the view names, once it is there; what is wrong with it is told, and the lesson is left.
 * @throws {PartError} while it is rendered, when it cannot be fetched
 */
export function useLesson(onTrouble: (trouble: Trouble) => void): Shown | null {
  const workspace = useWorkspace();
  const name = useApp((state) => state.view.lesson?.name ?? null);
  const [loaded, setLoaded] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (name === null) return;
    /** Before the lesson is shown, so that nothing moves. */
    const fetchShow = async (): Promise<ShowFormula | null> => {
      try {
        return (await import('./showFormula.tsx')).showFormula;
      } catch (error) {
        workspace.sayMissing(error);
        return null;
      }
    };
    loadLesson(name, memoryOf(workspace)).then(
      async (outcome) => {
        if (!isWanted) return;
        if (outcome.ok) {
          const showFormula = hasFormulas(outcome.loaded.lesson) ? await fetchShow() : null;
          if (isWanted) setLoaded({ ...outcome.loaded, showFormula });
        } else {
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
