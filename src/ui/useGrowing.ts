import { useEffect, useState } from 'react';

/**
 * How many rows of a list are there: those that are seen, then as many more with each frame. Hundreds of elements that come
 * together, seen or not, hold up the page.
 *
 * @param seen at most so many without scrolling
 */
export function useGrowing(count: number, seen: number): number {
  const [grown, setGrown] = useState(seen);
  const there = Math.min(grown, Math.max(seen, count)); // one that was empty begins anew
  if (there !== grown) setGrown(there);
  useEffect(() => {
    if (there >= count) return;
    const frame = requestAnimationFrame(() => setGrown(there + seen));
    return () => cancelAnimationFrame(frame);
  }, [there, count, seen]);
  return Math.min(there, count);
}
