import { type RefObject, useEffect } from 'react';

/** Lines wider than the panel are scrolled: by keys too, for which they take the focus. The others are passed over. */
export function useWideLines(list: RefObject<HTMLElement | null>): void {
  // After each rendering, as any may write other lines; what is read is laid out by then.
  useEffect(() => {
    const { current } = list;
    if (current === null) return;
    const mark = (): void => {
      for (const line of current.querySelectorAll('.steps-lines')) {
        if (line.scrollWidth > line.clientWidth) line.setAttribute('tabindex', '0');
        else line.removeAttribute('tabindex');
      }
    };
    const observer = new ResizeObserver(mark); // it tells the first size, too
    observer.observe(current);
    return () => observer.disconnect();
  });
}
