import { Icon } from '../controls/icons.tsx';
import { Popover } from '../controls/Popover.tsx';
import { late } from '../Late.tsx';
import { useText } from '../text/useText.ts';

const InsertMenu = late(async () => (await import('./InsertMenu.tsx')).InsertMenu);

interface Props {
  /** Index that the new layer has. */
  readonly at: number;
  /** Name of the part that it is inserted after. */
  readonly after: string;
  /** In words, as a row of a menu that is then closed; without, the `+` between two groups of cards. */
  readonly inMenu?: { readonly label: string; readonly close: () => void };
}

/** Puts a layer somewhere, out of a menu. */
export function InsertHere({ at, after, inMenu }: Props) {
  const { ui } = useText();
  return (
    <Popover
      menu
      className={inMenu ? 'menu-item' : 'insert-button'}
      label={ui.insertAt(after)}
      button={inMenu ? inMenu.label : <Icon name="plus" size={12} />}
    >
      {(close) => (
        <InsertMenu
          at={at}
          close={() => {
            close();
            inMenu?.close();
          }}
        />
      )}
    </Popover>
  );
}
