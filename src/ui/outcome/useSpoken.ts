import { useEffect, useRef, useState } from 'react';

const pause = 300;

/**
 * A sentence for a live region, said a moment after a key has changed what it is about; what training changes by
 * itself is not said. Call `expect` with the key.
 */
export function useSpoken(sentence: string): { readonly spoken: string; readonly expect: () => void } {
  const latest = useRef(sentence);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    latest.current = sentence;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const expect = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSpoken(latest.current), pause);
  };
  return { spoken, expect };
}
