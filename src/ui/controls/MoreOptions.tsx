import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import { Popover } from './Popover.tsx';
import { useText } from '../text/useText.ts';

interface Props {
  /** Whose options. */
  readonly of: string;
  /** Options inside that are not at their defaults, in Keras's words: count on the button, names in the label. */
  readonly changed: readonly string[];
  readonly className: string;
  readonly children: (close: () => void) => ReactNode;
}

/** Three dots that open the rest of something's arguments, and tell when these are not as usual. */
export function MoreOptions({ of, changed, className, children }: Props) {
  const { ui } = useText();
  const told = changed.length === 0 ? '' : ` · ${ui.changed(changed.length, changed.join(', '))}`;
  return (
    <Popover
      className={className}
      label={`${ui.optionsOf(of)}${told}`}
      button={
        <>
          <Icon name="more" size={16} />
          {changed.length > 0 && <span className="changed-count">{changed.length}</span>}
        </>
      }
    >
      {children}
    </Popover>
  );
}
