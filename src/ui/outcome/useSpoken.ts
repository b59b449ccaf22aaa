import { useEffect, useRef, useState } from 'react';
import { useText } from '../text/useText.ts';
import type { Asked } from './useAsked.ts';

const pause = 300;

interface Spoken {
  readonly spoken: string;
  readonly expect: () => void;
}

/**
 * A sentence for a live region, said a moment after a key has changed what it is about; what training changes by
 * itself is not said. Call `expect` with the key.
 */
export function useSpoken(sentence: string): Spoken {
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

/** What the network is asked about, its answer, and what would be right. */
export function useSpokenAnswer({ heard, summary, truth }: Asked): Spoken {
  const { outcome } = useText();
  const said = heard.map(({ name, digits }) => `${name} ${digits}`).join(outcome.separator);
  return useSpoken(outcome.answer(said, [summary, truth].filter(Boolean).join(outcome.separator)));
}
