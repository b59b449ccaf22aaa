import { useState } from 'react';
import { useShareText } from '../text/shareText.ts';

/** A field for a link, of this page or of TensorFlow Playground: it goes into the address, as if pasted there. */
export function OpenLink({ onClose }: { onClose: () => void }) {
  const { share } = useShareText();
  const [text, setText] = useState('');
  return (
    <form
      className="share-part"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onClose();
        location.hash = text.trim();
      }}
    >
      <label className="share-paste">
        <span>{share.pasteLabel}</span>
        <input
          type="text"
          value={text}
          placeholder={share.pasteHint}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="tool">
        {share.openLink}
      </button>
    </form>
  );
}
