import { useEffect, useState } from 'react';
import { setView, useApp } from '../../state/app.ts';
import { type Loaded, loadLesson, type Trouble } from './load.ts';
import { recallFile } from './memory.ts';

/** The lesson that the view names, once it is there; what is in its way is told, and the lesson is left. */
export function useLesson(onTrouble: (trouble: Trouble) => void): Loaded | null {
  const name = useApp((state) => state.view.lesson?.name ?? null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let isWanted = true;
    if (name === null) return;
    void loadLesson(name, recallFile()).then((outcome) => {
      if (!isWanted) return;
      if (outcome.ok) setLoaded(outcome.loaded);
      else {
        setView({ lesson: null });
        onTrouble(outcome.trouble);
      }
    });
    return () => {
      isWanted = false;
    };
  }, [name, onTrouble]);
  return loaded?.name === name ? loaded : null;
}
