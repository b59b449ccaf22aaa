import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileChoice } from '../../asking/readTable.ts';
import type { TableOutcome, TableView } from '../../asking/tableReader.ts';
import { keptChoice } from '../../data/csv/keptChoice.ts';
import { type TableChoice, usualTableChoice } from '../../data/csv/prepareRows.ts';
import { type Separator, tableLimits, type TableTrouble } from '../../data/csv/rawTable.ts';
import { keepSpares, makeKnown } from '../../data/tables.ts';
import { chooseData } from '../../document/dataEdits.ts';
import { keepExamples } from '../../state/examples.ts';
import { openTableReader, type TableReader } from '../../state/openTableReader.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { keepSource, type TableSource } from './tableSources.ts';

/** What stands in the dialog. */
export interface TableDesk {
  readonly source: TableSource | null;
  readonly view: TableView | null;
  readonly choice: TableChoice | null;
  readonly outcome: TableOutcome | null;
  readonly trouble: TableTrouble | null;
  readonly isBusy: boolean;
}

/** What a person says anew of how a file is written; a separator that is null is to be found again. */
export type FileChange = Omit<FileChoice, 'separator'> & { readonly separator?: Separator | null };

const empty: TableDesk = { source: null, view: null, choice: null, outcome: null, trouble: null, isBusy: false };

/**
 * Reads a table of a person's own and makes data of it. A newer question overtakes those before.
 *
 * @param known the source that is read first
 */
export function useTable(known: TableSource | null) {
  const workspace = useWorkspace();
  const reader = useRef<TableReader>(null);
  const turn = useRef(0);
  const [desk, setDesk] = useState({ ...empty, source: known, isBusy: known !== null });
  useEffect(
    () => () => {
      turn.current++;
      reader.current?.close();
      reader.current = null; // an effect may run twice
    },
    [],
  );

  /** Asks, unless something newer has been asked meanwhile. */
  const begin = useCallback(() => {
    const mine = ++turn.current;
    reader.current ??= openTableReader();
    return { ask: reader.current.ask, isOld: () => mine !== turn.current };
  }, []);

  const choose = useCallback(
    async (choice: TableChoice): Promise<void> => {
      const { ask, isOld } = begin();
      setDesk((before) => ({ ...before, choice, trouble: null, isBusy: true }));
      const outcome = await ask({ type: 'look', choice });
      if (isOld()) return;
      const now = outcome.ok ? { outcome: outcome.value } : { outcome: null, trouble: outcome.trouble };
      setDesk((before) => ({ ...before, ...now, isBusy: false }));
    },
    [begin],
  );

  const read = useCallback(
    async (source: TableSource, read: Pick<TableDesk, 'view' | 'choice'> | null = null): Promise<void> => {
      const { file, form } = source;
      const isNew = read === null;
      if (file.size > tableLimits.bytes) {
        turn.current++;
        setDesk({ ...empty, source, trouble: { code: 'tooLarge', megabytes: file.size / 1e6 } });
        return;
      }
      const { ask, isOld } = begin();
      setDesk((before) => (isNew ? { ...empty, source, isBusy: true } : { ...before, source, isBusy: true }));
      const found = await ask({ type: 'read', file: isNew ? file : null, choice: form });
      if (isOld()) return;
      if (!found.ok) {
        const { trouble } = found;
        setDesk(({ view, choice }) =>
          isNew || view === null ? { ...empty, source, trouble } : { ...empty, source, view, choice, trouble },
        );
        return;
      }
      setDesk((before) => ({ ...before, view: found.value }));
      const kept = read?.view && read.choice && keptChoice(read.view, read.choice, found.value);
      await choose(source.choice ?? kept ?? usualTableChoice(found.value.columns));
    },
    [begin, choose],
  );

  /** Reads the same file another way; what is chosen of it stays where it can. */
  const reread = (change: FileChange): void => {
    if (desk.source === null) return;
    const { separator, ...form } = { ...desk.source.form, ...change };
    void read({ ...desk.source, form: separator ? { ...form, separator } : form, choice: null }, desk);
  };

  /** Makes a table of what is chosen. @returns what has the page train on it; null: that there is none is told */
  async function use(): Promise<(() => void) | null> {
    const { source, choice } = desk;
    if (source === null || choice === null) return null;
    const { ask, isOld } = begin();
    setDesk((before) => ({ ...before, isBusy: true }));
    const made = await ask({ type: 'make', choice, title: source.title });
    if (isOld()) return null;
    if (!made.ok) {
      setDesk((before) => ({ ...before, trouble: made.trouble, isBusy: false }));
      return null;
    }
    const { table, spares } = made.value;
    makeKnown(keepSource(workspace, table, { ...source, choice }));
    keepSpares(spares);
    const before = workspace.store.getState().document.present;
    const chosen = chooseData(before, table);
    const { data, validationSplit } = chosen;
    const dealt = await ask({ type: 'deal', data, validationSplit, table: null });
    if (dealt.ok) keepExamples(chosen, dealt.value);
    if (isOld()) return null;
    return () => workspace.edit((e) => (e === before ? chosen : chooseData(e, table)));
  }

  const clear = (): void => {
    turn.current++;
    setDesk(empty);
  };

  return { desk, read, reread, choose, use, clear };
}
