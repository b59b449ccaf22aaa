import { type ReactNode, useState } from 'react';
import { DrawButtons } from '../draw/DrawButtons.tsx';
import { Late, late } from '../Late.tsx';
import { useOwnDataText } from '../text/ownDataText.ts';

const AllData = late(async () => (await import('./AllData.tsx')).AllData);
const TableDialog = late(async () => (await import('../table/TableDialog.tsx')).TableDialog);

/** Data from elsewhere than the gallery. */
export function Sources() {
  const { sources } = useOwnDataText();
  const [open, setOpen] = useState<'sets' | 'table' | null>(null);
  const close = (): void => setOpen(null);
  const opener = (what: typeof open, label: string): ReactNode => (
    <button type="button" className="tool" aria-haspopup="dialog" onClick={() => setOpen(what)}>
      {label}
    </button>
  );
  return (
    <>
      {opener('sets', sources.moreData)}
      {opener('table', sources.ownTable)}
      <div className="draw-buttons">
        <DrawButtons />
      </div>
      <Late>
        {open === 'sets' && <AllData onClose={close} />}
        {open === 'table' && <TableDialog file={null} onClose={close} />}
      </Late>
    </>
  );
}
