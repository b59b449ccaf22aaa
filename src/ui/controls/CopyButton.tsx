import { useEffect, useState } from 'react';
import { copyText } from './copyText.ts';

interface Props {
  readonly text: string;
  readonly label: string;
  /** Its label for two seconds afterwards. */
  readonly copied: string;
  readonly notCopied: string;
  /** The text is that of before: until the new one is there a press does nothing. */
  readonly isBusy?: boolean;
}

/** Copies a text, and says whether that was possible. */
export function CopyButton({ text, label, copied, notCopied, isBusy = false }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <button
      type="button"
      className="tool"
      aria-busy={isBusy}
      onClick={() => {
        if (isBusy) return;
        void copyText(text).then((done) => setSaid(done ? copied : notCopied));
      }}
    >
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}
