import { type ReactNode, useState } from 'react';
import { keepsData } from '../../state/guardLocked.ts';
import { DrawButtons } from '../draw/DrawButtons.tsx';
import { Late, late } from '../Late.tsx';
import { Part } from '../lessons/Part.tsx';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useApp } from '../useWorkspace.ts';

const AllData = late(async () => (await import('./AllData.tsx')).AllData);
const TableDialog = late(async () => (await import('../table/TableDialog.tsx')).TableDialog);

/** Data from elsewhere than the gallery. A lesson that keeps the data closes what was opened to choose others. */
export function Sources() {
  return <Ways key={String(useApp(({ view }) => keepsData(view, 'own_table')))} />;
}

function Ways() {
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
      <Part name="own_table">{opener('table', sources.ownTable)}</Part>
      <div className="draw-buttons">
        <Part name="draw_points">
          <DrawButtons />
        </Part>
      </div>
      <Late>
        {open === 'sets' && <AllData onClose={close} />}
        {open === 'table' && <TableDialog file={null} onClose={close} />}
      </Late>
    </>
  );
}
