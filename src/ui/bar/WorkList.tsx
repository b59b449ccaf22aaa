import { useState } from 'react';
import { writeNet } from '../../document/link/net.ts';
import { dataTitle } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

/**
 * Earlier work on this computer; opening one is an edit like any other, so Undo brings this one back. It is of no lesson:
 * one that is open is left.
 */
export function WorkList({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { work, openOver } = useWorkspace();
  const language = useApp((state) => state.view.language);
  const [works] = useState(work.all);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  if (works.length === 0) return <p className="popover-note">{text.ui.noEarlierWork}</p>;
  return works.map(({ experiment, time }, i) => (
    <button
      key={i} // two may have one time
      type="button"
      className="menu-item"
      onClick={() => {
        onClose();
        openOver(experiment, { lesson: null });
      }}
    >
      {dataTitle(text, experiment.data)} <code>{writeNet(experiment)}</code>
      <small>{when.format(time)}</small>
    </button>
  ));
}
