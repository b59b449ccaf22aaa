import { knownTables, type Table, takeSpare } from '../data/tables.ts';
import { keepExamples, keptExamples, type OfData, sourceOf } from './examples.ts';
import { openTableReader, type TableReader } from './openTableReader.ts';
import { perWorkspace, type Workspace } from './workspace.ts';

// The rows of a large table are dealt and scaled in a worker: on the page that would take longer than a person should
// wait for what they touch.

export interface Dealer {
  /** Has the examples made and kept. Null: they are, or are soon made. Never fails: then the page makes them. */
  deal(e: OfData): Promise<unknown> | null;
}

/** @param few rows times inputs that the page deals by itself */
export function createDealer(open: () => Pick<TableReader, 'ask'>, few = 200_000): Dealer {
  let reader: Pick<TableReader, 'ask'> | null = null;
  /** The tables that it has. */
  const told = new Set<string>();
  /** It cannot be had. */
  let isGone = false;

  function missing(e: OfData): { readonly e: OfData; readonly table: Table }[] {
    const { data } = e;
    const table = data.type === 'table' ? knownTables.get(data.hash) : undefined;
    const isLarge = data.samples * data.features.length > few;
    return table !== undefined && isLarge && keptExamples(e) === undefined ? [{ e, table }] : [];
  }

  async function ask({ e, table: known }: ReturnType<typeof missing>[number]): Promise<void> {
    const { data, validationSplit } = e;
    const { hash } = known;
    reader ??= open();
    const isTold = told.has(hash);
    told.add(hash);
    const spare = isTold ? undefined : takeSpare(hash);
    const table = isTold ? null : (spare ?? known);
    const transfer = spare ? Object.values(spare.rows).map(({ buffer }) => buffer as ArrayBuffer) : [];
    const dealt = await reader.ask({ type: 'deal', data, validationSplit, table }, transfer);
    if (dealt.ok) keepExamples(e, dealt.value);
    else isGone = true;
  }

  return {
    deal: (e) => {
      const all = [...new Set([e, sourceOf(e)])].flatMap(missing);
      if (isGone || all.length === 0) return null;
      return Promise.all(all.map(ask)).catch(() => {
        isGone = true;
      });
    },
  };
}

export const dealerOf = perWorkspace(() => createDealer(openTableReader));

/** Has an edit wait for the examples that it leads to. */
export function guardDealing({ store }: Pick<Workspace, 'store'>, dealer: Dealer): void {
  const { guard } = store.getState();
  store.setState({
    guard: (before, wanted, again) => {
      const after = guard(before, wanted, again);
      const isSame = after.data === before.data && after.validationSplit === before.validationSplit;
      const dealing = again && !isSame ? dealer.deal(after) : null;
      if (dealing === null) return after;
      void dealing.then(again);
      return before;
    },
  });
}
