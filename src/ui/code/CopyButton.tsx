import { useEffect, useState } from 'react';

/** Copies a text, and says so for two seconds. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <button
      type="button"
      className="tool"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setDone(true),
          () => setDone(false), // not allowed here: the text can be selected by hand
        );
      }}
    >
      <span aria-live="polite">{done ? copied : label}</span>
    </button>
  );
}
