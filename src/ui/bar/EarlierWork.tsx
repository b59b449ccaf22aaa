import { useState } from 'react';
import { writeNet } from '../../document/link/net.ts';
import { useApp } from '../../state/app.ts';
import { openOver } from '../../state/openOver.ts';
import type { SavedWork, Work } from '../../state/saved.ts';
import { Icon } from '../icons.tsx';
import { Popover } from '../Popover.tsx';
import { useText } from '../text.tsx';

/** Earlier work on this computer; opening one is an edit like any other, so Undo brings this one back. */
export function EarlierWork({ work }: { work: SavedWork }) {
  const text = useText();
  const language = useApp((state) => state.view.language);
  const [works, setWorks] = useState<readonly Work[]>([]);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Popover
      className="tool icon-only"
      label={text.ui.earlierWork}
      button={<Icon name="clock" />}
      onOpen={() => setWorks(work.all())}
    >
      {(close) =>
        works.length === 0 ? (
          <p className="popover-note">{text.ui.noEarlierWork}</p>
        ) : (
          works.map(({ experiment, time }, i) => (
            <button
              key={i} // two may have one time
              type="button"
              className="menu-item"
              onClick={() => {
                close();
                openOver(work, experiment);
              }}
            >
              {text.data.titles[experiment.data.name]} <code>{writeNet(experiment)}</code>
              <small>{when.format(time)}</small>
            </button>
          ))
        )
      }
    </Popover>
  );
}
