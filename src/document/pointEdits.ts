import { ownDataSpec } from '../data/dataDefaults.ts';
import { infoOf } from '../data/spec.ts';
import type { Table } from '../data/tables.ts';
import { chooseData, setData } from './dataEdits.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { openingOf } from './opening.ts';
import { hasSignedTargets } from './outputStage.ts';

/**
 * The experiment with points of a person's own in place of its data. Where these have as many inputs and classes, only
 * the points are others; else the network gets what they need, as with any other data. All points train, as they open,
 * unless the person has set a split.
 * @param isEdited these are its own points, edited: the split and the validation points stay, too
 */
export function withPoints(e: Experiment, table: Table, isEdited = e.data.type === 'points'): Experiment {
  const { info } = table;
  const before = infoOf(e.data);
  const { features, standardize, seed } = e.data;
  const hasSame = (of: 'columns' | 'classes' | 'targets'): boolean => before[of].length === info[of].length;
  const kept = hasSame('columns') ? { features, standardize, seed } : { seed };
  const needsSame = hasSame('columns') && hasSame('classes') && hasSame('targets') && !hasSignedTargets(e);
  const wanted = needsSame
    ? change(e, { data: { ...ownDataSpec(table), ...kept } })
    : setData(chooseData(e, table), kept);
  const isSplit = isEdited || e.validationSplit !== openingOf(e).validationSplit;
  return change(wanted, { validationSplit: isSplit ? e.validationSplit : 0 });
}
