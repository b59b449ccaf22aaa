import { useState } from 'react';
import { useLessonText } from './useLessonText.ts';

/** A field for a link, of this page or of TensorFlow Playground: it goes into the address, as if pasted there. */
export function OpenLink({ onClose }: { onClose: () => void }) {
  const words = useLessonText();
  const [text, setText] = useState('');
  return (
    <form
      className="lesson-open-link"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onClose();
        location.hash = text.trim();
      }}
    >
      <label>
        <span>{words.link}</span>
        <input
          type="text"
          value={text}
          placeholder={words.linkHint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="tool">
        {words.openLink}
      </button>
    </form>
  );
}
