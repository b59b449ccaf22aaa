import { createContext, use, useEffect, useRef } from 'react';

/** The element that the workspace is shown in. */
export const RootContext = createContext<HTMLElement | null>(null);

/** Hears what happens in this workspace, or to the page as a whole: beside it there may be others. */
export function usePageEvent<K extends keyof WindowEventMap>(type: K, hear: (event: WindowEventMap[K]) => void): void {
  const root = use(RootContext);
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    const listen = (event: WindowEventMap[K]): void => {
      const { target } = event;
      const isElsewhere = target instanceof Node && !root?.contains(target) && !target.contains(root);
      if (!isElsewhere) latest.current(event);
    };
    window.addEventListener(type, listen);
    return () => window.removeEventListener(type, listen);
  }, [type, root]);
}
