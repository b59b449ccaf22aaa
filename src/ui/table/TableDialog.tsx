import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import type { TableTrouble } from '../../data/csv/rawTable.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Icon } from '../controls/icons.tsx';
import { usePageEvent } from '../pageEvents.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import './table.css';
import { TableColumns } from './TableColumns.tsx';
import { TableForm, TableMissing, TableSeparator } from './TableForm.tsx';
import { sourceOf } from './tableSources.ts';
import { troubleSentence, useTableText } from './tableText.ts';
import { type TableDesk, useTable } from './useTable.ts';

const mostTitle = 80; // letters

/** What may be wrong with a file only as it is read with another separator than its own. */
const mayBeOfSeparator: ReadonlySet<TableTrouble['code']> = new Set([
  'ragged',
  'quotes',
  'oneColumn',
  'tooManyColumns',
  'tooManyCells',
  'noNumber',
]);

interface SourcesProps {
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

/** Where a table may come from. */
function TableSources({ onFile, onText }: SourcesProps) {
  const text = useTableText();
  const id = useId();
  const [cells, setCells] = useState('');
  return (
    <div className="table-sources">
      <label className="tool primary table-file">
        {text.choose}
        <input
          type="file"
          accept=".csv,.tsv,.tab,.txt,.dat,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            const file = event.target.files?.item(0);
            if (file) onFile(file);
            event.target.value = ''; // the same one may be chosen again
          }}
        />
      </label>
      <div className="table-paste">
        <label className="field-name" htmlFor={id}>
          {text.paste}
        </label>
        <textarea
          id={id}
          className="field-input"
          rows={4}
          spellCheck={false}
          placeholder={text.pasteExample}
          value={cells}
          onChange={(event) => setCells(event.target.value)}
        />
        <button type="button" className="tool" disabled={cells.trim() === ''} onClick={() => onText(cells)}>
          {text.readPasted}
        </button>
      </div>
    </div>
  );
}

/** What will be trained on. */
function Outcome({ outcome, trouble, isBusy }: Pick<TableDesk, 'outcome' | 'trouble' | 'isBusy'>) {
  const text = useTableText();
  if (trouble !== null) return troubleSentence(text, trouble);
  if (outcome === null) return isBusy ? text.reading : '';
  const { rows, dropped, inputs, classes, targets } = outcome;
  const balance = classes.map(({ name, count }) => `${name} ${count}`).join(', ');
  const answers = classes.length > 0 ? text.classes(classes.length, balance) : text.numbers(targets.join(', '));
  return `${text.comesOut(rows, dropped, inputs)} → ${answers}`;
}

interface Props {
  /** The file that it opens with; else the table that is trained on, where its file is still here. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** A table of a person's own: read, looked at, its inputs and target chosen, then trained on. */
export function TableDialog({ file, onClose }: Props) {
  const { ui } = useText();
  const text = useTableText();
  const workspace = useWorkspace();
  const data = useExperiment((e) => e.data);
  const known = data.type === 'table' ? sourceOf(workspace, data.hash) : undefined;
  const { desk, read, reread, choose, use, clear } = useTable(file === null ? (known ?? null) : null);
  const [isOver, setOver] = useState(false);

  const readFile = (from: Blob, title: string): void => {
    const shown = Array.from(title.replace(/\p{C}/gu, '')).slice(0, mostTitle).join('');
    void read({ file: from, title: shown, form: {}, choice: null });
  };
  const opened = useRef<File | 'source' | null>(null);
  useEffect(() => {
    const first = file ?? (known === undefined ? null : 'source');
    if (first === null || opened.current === first) return;
    opened.current = first;
    if (file !== null) readFile(file, file.name);
    else if (known !== undefined) void read(known);
  });

  const isTaken = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation(); // else the page takes it
  };
  const { source, view, choice, trouble, isBusy } = desk;
  const isChosen = view !== null && choice !== null;
  /** The button for a file would go away while the person is looking for one, and the file with it. */
  const isOpening = isBusy && known !== undefined && source === known;
  const readText = (cells: string): void => readFile(new Blob([cells]), text.pasted);
  // Cells or a file, wherever the focus is, but for more among what is typed already.
  usePageEvent('paste', (event) => {
    const cells = event.clipboardData?.getData('text/plain') ?? '';
    const pasted = event.clipboardData?.files.item(0) ?? null;
    const isAmong = event.target instanceof HTMLTextAreaElement && event.target.value !== '';
    if (isChosen || isAmong || (cells === '' && pasted === null)) return;
    event.preventDefault();
    if (cells !== '') readText(cells);
    else if (pasted) readFile(pasted, pasted.name);
  });
  return (
    <Dialog
      isOpen
      className="table-dialog"
      aria-label={text.title}
      onClose={onClose}
      onDragOver={(event) => {
        isTaken(event);
        setOver(true);
      }}
      onDrop={(event) => {
        isTaken(event);
        setOver(false);
        const dropped = event.dataTransfer.files.item(0);
        if (dropped) readFile(dropped, dropped.name);
      }}
    >
      <div className="dialog-head">
        <h2>{text.title}</h2>
        <button type="button" className="tool icon-only" aria-label={ui.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {isChosen ? (
        <>
          <p className="table-name">
            <strong>{source?.title}</strong>{' '}
            <span>
              {text.size(view.rows, view.columns.length)}
              {view.form.above !== undefined && ` · ${text.above(view.form.above)}`}
            </span>{' '}
            <button type="button" className="tool" onClick={clear}>
              {text.another}
            </button>
          </p>
          <TableForm view={view} chosen={source?.form ?? {}} onChange={reread} />
          <TableColumns view={view} choice={choice} onChange={(next) => void choose(next)} />
          <TableMissing view={view} choice={choice} onChange={(next) => void choose(next)} />
        </>
      ) : isOpening ? null : (
        <div className={isOver ? 'table-start table-over' : 'table-start'}>
          {data.type === 'table' && known === undefined && <p className="about">{text.gone(data.info.title)}</p>}
          <p>{text.intro}</p>
          <TableSources onFile={(chosen) => readFile(chosen, chosen.name)} onText={readText} />
          {source !== null && trouble !== null && mayBeOfSeparator.has(trouble.code) && (
            <TableSeparator chosen={source.form.separator} found={null} onChange={reread} />
          )}
          <p className="about">{text.private}</p>
          <p className="about">{text.limits}</p>
        </div>
      )}
      <p className={trouble === null ? 'table-outcome' : 'table-outcome table-trouble'} role="status">
        <Outcome {...desk} />
      </p>
      {isChosen && (
        <button
          type="button"
          className="tool primary"
          disabled={isBusy || trouble !== null}
          onClick={() =>
            void use().then((enter) => {
              if (enter === null) return;
              onClose();
              workspace.frame(() => setTimeout(enter)); // once the dialog is gone, in a task of its own: a short one
            })
          }
        >
          {text.use}
        </button>
      )}
    </Dialog>
  );
}
