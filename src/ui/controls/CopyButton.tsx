import { useEffect, useState } from 'react';
import { copyText } from './copyText.ts';

interface Props {
  readonly text: string;
  readonly label: string;
  /** Its label for two seconds afterwards. */
  readonly copied: string;
  readonly notCopied: string;
}

/** Copies a text, and says whether that was possible. */
export function CopyButton({ text, label, copied, notCopied }: Props) {
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
      onClick={() => {
        void copyText(text).then((done) => setSaid(done ? copied : notCopied));
      }}
    >
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}
