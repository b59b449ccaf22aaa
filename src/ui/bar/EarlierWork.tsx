import { Icon } from '../icons.tsx';
import { late } from '../Late.tsx';
import { Popover } from '../Popover.tsx';
import { useText } from '../text.tsx';

const WorkList = late(async () => (await import('./WorkList.tsx')).WorkList);

/** The way to what was made on this computer before. */
export function EarlierWork() {
  const { ui } = useText();
  return (
    <Popover className="tool icon-only" label={ui.earlierWork} button={<Icon name="clock" />}>
      {(close) => <WorkList onClose={close} />}
    </Popover>
  );
}
