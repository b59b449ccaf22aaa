import { deals, infoOf } from '../../data/spec.ts';
import { setData } from '../../document/dataEdits.ts';
import { setDeal } from '../../document/setDeal.ts';
import { SelectField } from '../controls/SelectField.tsx';
import { Part } from '../lessons/Part.tsx';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import './table.css';
import { useTableText } from './tableText.ts';

const scalings = ['raw', 'standardize', 'minmax'] as const;

/** How the rows of a person's own table are scaled and dealt. */
export function TableOptions() {
  const { edit } = useWorkspace();
  const text = useTableText();
  const data = useExperiment((e) => e.data);
  const scaling = data.standardize === 'minmax' ? 'minmax' : data.standardize ? 'standardize' : 'raw';
  const offered = infoOf(data).classes.length > 0 ? deals : deals.filter((deal) => deal !== 'stratified');
  return (
    <div className="table-options">
      <Part name="standardize">
        <SelectField
          label={text.scaling}
          hint={text.scalingHint}
          value={scaling}
          options={scalings.map((value) => ({ value, label: text.scalings[value] }))}
          onChange={(next) =>
            edit((e) => setData(e, { standardize: next === 'minmax' ? next : next === 'standardize' }))
          }
        />
      </Part>
      <Part name="new_data">
        <SelectField
          label={text.deal}
          hint={text.dealHint}
          value={data.deal ?? 'shuffled'}
          options={(['shuffled', ...offered] as const).map((value) => ({ value, label: text.deals[value] }))}
          onChange={(next) => edit((e) => setDeal(e, next === 'shuffled' ? null : next))}
        />
      </Part>
    </div>
  );
}
