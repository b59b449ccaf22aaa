import type { ReactNode } from 'react';
import type { TableView } from '../../asking/tableReader.ts';
import type { ColumnSummary } from '../../data/csv/describeColumns.ts';
import type { ColumnChoice, TableChoice } from '../../data/csv/prepareRows.ts';
import { significant } from '../../document/spelling.ts';
import { Distribution } from './Distribution.tsx';
import { useGrowing } from '../useGrowing.ts';
import { useTableText } from './tableText.ts';

interface Props {
  readonly view: TableView;
  readonly choice: TableChoice;
  readonly onChange: (choice: TableChoice) => void;
}

const types = ['number', 'category'] as const;
const roles = ['input', 'target', 'ignore'] as const;
/** Cells of a table that are shown: rows of many columns are fewer. */
const shownCells = 400;
const seenRows = 10;
const namedValues = 6;

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}

function CellChoice<T extends string>({ label, value, options, words, onChoose }: ChoiceProps<T>) {
  return (
    <select
      className="field-input"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const wanted = options.find((each) => each === event.target.value);
        if (wanted !== undefined) onChoose(wanted);
      }}
    >
      {options.map((each) => (
        <option key={each} value={each}>
          {words[each]}
        </option>
      ))}
    </select>
  );
}

/** The choice with another use of a column: what is predicted is one category, or numbers; one value alone is neither. */
function withRole(
  columns: readonly ColumnSummary[],
  choice: TableChoice,
  column: number,
  next: ColumnChoice,
): TableChoice {
  const others = (each: ColumnChoice, c: number): ColumnChoice => {
    if (next.role !== 'target' || each.role !== 'target') return each;
    if (columns[c].distinct < 2) return { ...each, role: 'ignore' };
    return next.type === 'category' || each.type === 'category' ? { ...each, role: 'input' } : each;
  };
  return { ...choice, columns: choice.columns.map((each, c) => (c === column ? next : others(each, c))) };
}

/** The columns of a table, what each is, and what it is used for; under them the first rows. */
export function TableColumns({ view, choice, onChange }: Props) {
  const text = useTableText();
  const { columns, first } = view;
  const rows = Math.min(first.length, Math.max(3, Math.floor(shownCells / columns.length)));
  const there = useGrowing(rows, seenRows);
  const shape = ({ type, range, distinct, values }: ColumnSummary): string =>
    type === 'number' && range !== null
      ? text.range(significant(range.min, 4), significant(range.max, 4), significant(range.mean, 4))
      : text.values(
          distinct,
          values
            .slice(0, namedValues)
            .map(({ value, count }) => `${value} ${count}`)
            .join(', '),
        );
  const row = (head: string, cell: (column: ColumnSummary, place: number) => ReactNode) => (
    <tr>
      <th scope="row">{head}</th>
      {columns.map((column, place) => (
        <td key={column.name} className={`table-${choice.columns[place].role}`}>
          {cell(column, place)}
        </td>
      ))}
    </tr>
  );
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <div className="table-scroll" role="region" aria-label={text.rows} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            {columns.map(({ name }, place) => (
              <th key={name} scope="col" title={name} className={`table-${choice.columns[place].role}`}>
                {name}
              </th>
            ))}
          </tr>
          {row(text.role, ({ name }, place) => (
            <CellChoice
              label={text.ofColumn(text.role, name)}
              value={choice.columns[place].role}
              options={roles}
              words={text.roles}
              onChoose={(role) => onChange(withRole(columns, choice, place, { ...choice.columns[place], role }))}
            />
          ))}
          {row(text.type, ({ name, range }, place) => (
            <CellChoice
              label={text.ofColumn(text.type, name)}
              value={choice.columns[place].type}
              options={range === null ? types.slice(1) : types}
              words={text.types}
              onChoose={(type) => onChange(withRole(columns, choice, place, { ...choice.columns[place], type }))}
            />
          ))}
          {row(text.spread, (column) => (
            <span title={shape(column)}>
              <Distribution bars={column.bars} label={text.summary(column.name, shape(column))} />
            </span>
          ))}
        </thead>
        <tbody>
          {first.slice(0, there).map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {cells.map((cell, place) => (
                <td
                  key={columns[place].name}
                  className={`table-${choice.columns[place].role} ${columns[place].type === 'number' ? 'table-number' : ''}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
