import type { FileChoice } from '../../asking/readTable.ts';
import type { TableView } from '../../asking/tableReader.ts';
import type { TableChoice } from '../../data/csv/prepareRows.ts';
import { encodings } from '../../data/csv/rawTable.ts';
import { SelectField } from '../controls/SelectField.tsx';
import { useTableText } from './tableText.ts';

interface FormProps {
  readonly view: TableView;
  readonly onChange: (form: FileChoice) => void;
}

/** How the file is written, which can be found wrong. */
export function TableForm({ view, onChange }: FormProps) {
  const text = useTableText();
  const { form } = view;
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
