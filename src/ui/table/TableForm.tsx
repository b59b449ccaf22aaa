import type { FileChoice } from '../../asking/readTable.ts';
import type { TableView } from '../../asking/tableReader.ts';
import type { TableChoice } from '../../data/csv/prepareRows.ts';
import { encodings, type Separator } from '../../data/csv/rawTable.ts';
import { SelectField } from '../controls/SelectField.tsx';
import { useTableText } from './tableText.ts';
import type { FileChange } from './useTable.ts';

interface SeparatorProps {
  /** What the person has chosen; left out: it is found. */
  readonly chosen: Separator | undefined;
  readonly found: Separator | null;
  readonly onChange: (form: FileChange) => void;
}

const offered = [',', ';', '\t', '|'] as const satisfies readonly Separator[];

/** What stands between two cells. */
export function TableSeparator({ chosen, found, onChange }: SeparatorProps) {
  const text = useTableText();
  const isFound = chosen === undefined && found !== null;
  const automatic = { value: 'auto', label: isFound ? text.found(text.separators[found]) : text.automatic } as const;
  return (
    <SelectField
      label={text.separator}
      value={chosen ?? 'auto'}
      options={[automatic, ...offered.map((value) => ({ value, label: text.separators[value] }))]}
      onChange={(value) => onChange({ separator: value === 'auto' ? null : value })}
    />
  );
}

interface FormProps {
  readonly view: TableView;
  /** What the person has said of it. */
  readonly chosen: FileChoice;
  readonly onChange: (form: FileChange) => void;
}

/** How the file is written, which can be found wrong. */
export function TableForm({ view, chosen, onChange }: FormProps) {
  const text = useTableText();
  const form = { ...view.form, ...chosen }; // where the file cannot be read as it is chosen, what is seen is as before
  return (
    <div className="table-form">
      <label className="option">
        <input
          type="checkbox"
          checked={form.hasHeader}
          onChange={(event) => onChange({ hasHeader: event.target.checked })}
        />
        {text.header}
      </label>
      <TableSeparator chosen={chosen.separator} found={view.form.separator} onChange={onChange} />
      <SelectField
        label={text.decimal}
        value={form.decimalComma ? 'comma' : 'point'}
        options={(['point', 'comma'] as const).map((value) => ({ value, label: text.decimals[value] }))}
        onChange={(value) => onChange({ decimalComma: value === 'comma' })}
      />
      <SelectField
        label={text.encoding}
        value={form.encoding}
        options={encodings.map((value) => ({ value, label: text.encodings[value] }))}
        onChange={(encoding) => onChange({ encoding })}
      />
    </div>
  );
}

interface MissingProps {
  readonly view: TableView;
  readonly choice: TableChoice;
  readonly onChange: (choice: TableChoice) => void;
}

/** What is missing, and what becomes of it. */
export function TableMissing({ view, choice, onChange }: MissingProps) {
  const text = useTableText();
  const lacking = view.columns.flatMap(({ name, missing, missingLines, words, wordLines }, place) => {
    const { role, type } = choice.columns[place];
    if (role === 'ignore') return [];
    return [
      ...(missing > 0 ? [text.lack(name, missing, missingLines)] : []),
      ...(words > 0 && type === 'number' ? [text.words(name, words, wordLines)] : []),
    ];
  });
  const mixed = view.columns
    .filter(({ type, range }, place) => choice.columns[place].role === 'ignore' && type === 'text' && range !== null)
    .map(({ name, words, wordLines }) => text.words(name, words, wordLines));
  const ignored = mixed.length > 0 && <p className="about">{text.mixed(mixed)}</p>;
  if (lacking.length === 0) {
    return (
      <div className="table-missing">
        <p className="about">{text.complete}</p>
        {ignored}
      </div>
    );
  }
  return (
    <div className="table-missing">
      <p className="about">{text.lacking(lacking)}</p>
      {ignored}
      <SelectField
        label={text.missing}
        value={choice.missing}
        options={(['drop', 'fill'] as const).map((value) => ({ value, label: text.missings[value] }))}
        onChange={(missing) => onChange({ ...choice, missing })}
      />
    </div>
  );
}
