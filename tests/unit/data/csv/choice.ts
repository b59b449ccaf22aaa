import type { ColumnChoice, TableChoice } from '../../../../src/data/csv/prepareRows.ts';

/** `n`: a number, `c`: a category; as input, or as target after `>`; `-`: ignored. */
export const choiceOf = (text: string, missing: TableChoice['missing'] = 'drop'): TableChoice => ({
  columns: text.split(' ').map((word): ColumnChoice => ({
    type: word.includes('c') ? 'category' : 'number',
    role: word === '-' ? 'ignore' : word.startsWith('>') ? 'target' : 'input',
  })),
  missing,
});
