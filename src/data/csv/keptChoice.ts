import type { ColumnSummary } from './describeColumns.ts';
import { type ColumnChoice, type TableChoice, usualTableChoice } from './prepareRows.ts';
import type { FileForm } from './rawTable.ts';

/** A table as it is read. */
interface ReadTable {
  readonly form: FileForm;
  readonly columns: readonly ColumnSummary[];
}

/**
 * What is chosen of a table that is read another way (its names, decimal sign, encoding, separator): where a person had
 * changed nothing, what it opens with; else all that was there, but for columns that are now of another type, of which
 * the person's own choices stay alone. Another separator makes other columns.
 */
export function keptChoice(before: ReadTable, choice: TableChoice, { form, columns }: ReadTable): TableChoice {
  const { columns: old } = before;
  const usual = usualTableChoice(columns).columns;
  const opened = usualTableChoice(old).columns;
  const { missing } = choice;
  const isOwn = ({ type, role }: ColumnChoice, place: number): boolean =>
    type !== opened[place].type || role !== opened[place].role;
  const areOther = before.form.separator !== form.separator || old.length !== columns.length;
  if (areOther || !choice.columns.some(isOwn)) return { columns: usual, missing };
  const kept = columns.map(({ type, range }, c) => {
    const was = choice.columns[c];
    const isSame = old[c].type === type;
    const canBe = was.type === 'category' || range !== null;
    return {
      type: canBe && (isSame || was.type !== opened[c].type) ? was.type : usual[c].type,
      role: isSame || was.role !== opened[c].role ? was.role : null,
    };
  });
  const hasTarget = kept.some(({ role }) => role === 'target');
  const roleOf = (c: number): ColumnChoice['role'] => {
    const own = kept[c].role;
    if (usual[c].role !== 'target') return own ?? usual[c].role;
    if (!hasTarget) return 'target';
    return own ?? (columns[c].distinct > 1 ? 'input' : 'ignore');
  };
  return { columns: kept.map(({ type }, c) => ({ type, role: roleOf(c) })), missing };
}
