import type { ReactNode } from 'react';
import { Popover } from '../controls/Popover.tsx';
import { useText } from '../text/useText.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  /** The chosen values, in Keras's words. */
  readonly names: readonly string[];
  /** The same, short. */
  readonly summary: string;
  /** Other settings inside that are not at their defaults. */
  readonly changed: readonly string[];
  readonly children: ReactNode;
}

/** Any number of several, with its name above; which ones is chosen in a popover. */
export function ChosenField({ label, hint, names, summary, changed, children }: Props) {
  const { ui } = useText();
  const said = [`${label}: ${summary}`];
  const list = names.join(', ');
  if (list !== '' && list !== summary) said.push(`(${list})`);
  if (changed.length > 0) said.push(`· ${ui.changed(changed.length, changed.join(', '))}`);
  return (
    <div className="field" title={hint}>
      <span className="field-name" aria-hidden="true">
        {label}
      </span>
      <Popover
        className="field-input chosen"
        label={said.join(' ')}
        button={
          <>
            {summary}
            {changed.length > 0 && <span className="changed-dot" />}
          </>
        }
      >
        {() => children}
      </Popover>
    </div>
  );
}
