import { describe, expect, it } from 'vitest';
import { describeColumns } from '../../../../src/data/csv/describeColumns.ts';
import { keptChoice } from '../../../../src/data/csv/keptChoice.ts';
import { type TableChoice, usualTableChoice } from '../../../../src/data/csv/prepareRows.ts';
import { type FormChoice, readCsv } from '../../../../src/data/csv/readCsv.ts';
import { choiceOf } from './choice.ts';

const opened = (text: string, form: FormChoice = {}) => {
  const read = readCsv(text, 'utf-8', form);
  if (!read.ok) throw new Error(read.trouble.code);
  return { form: read.value.form, columns: describeColumns(read.value) };
};

/** As `choiceOf` takes it. */
const told = ({ columns }: TableChoice): string =>
  columns
    .map(({ type, role }) => (role === 'ignore' ? '-' : `${role === 'target' ? '>' : ''}${type.slice(0, 1)}`))
    .join(' ');

/** What is chosen of a text after it is read another way. */
const after = (text: string, choice: string, before: FormChoice, next: FormChoice): string =>
  told(keptChoice(opened(text, before), choiceOf(choice), opened(text, next)));

const abc = 'class,a,b\nx,1,2\ny,2,5\nx,3,4\ny,4,1\n';
const comma = 'a;b;kind\n1,5;2;x\n2,5;3;y\n3,25;5;x\n4,5;8;y\n';

describe('what was chosen of a table that is read another way', () => {
  it('opens as it would have been opened where nothing was chosen, but for the filling', () => {
    const before = opened(abc, { hasHeader: false });
    const choice = { ...usualTableChoice(before.columns), missing: 'fill' } as const;
    expect(told(choice)).toBe('c n >n');
    const kept = keptChoice(before, choice, opened(abc));
    expect([told(kept), kept.missing]).toEqual(['>c n n', 'fill']);
  });

  it('keeps roles and types by their place, with names or without', () => {
    expect(after(abc, 'c - >n', {}, { hasHeader: false })).toBe('c - >n');
    expect(after(abc, '>c c n', {}, { hasHeader: false })).toBe('>c c n');
    expect(after(abc, '- >n >n', { hasHeader: false }, {})).toBe('- >n >n');
  });

  it('takes anew what is something else with another decimal sign, and keeps the rest and what was chosen', () => {
    expect(told(usualTableChoice(opened(comma, { decimalComma: false }).columns))).toBe('- n >c');
    expect(after(comma, '- >n -', { decimalComma: false }, { decimalComma: true })).toBe('n >n -');
    expect(after(comma, 'c n >c', { decimalComma: false }, { decimalComma: true })).toBe('n n >c');
    expect(after(comma, '>n - -', { decimalComma: true }, { decimalComma: false })).toBe('>c - -');
    expect(after(comma, '>n n -', { decimalComma: true }, { decimalComma: false })).toBe('>c n -');
  });

  it('opens what has other columns with another separator as it would have been opened', () => {
    const both = 'a;b,c;d,e\n1;2,3;5,6\n2;5,4;1,9\n7;8,2;3,1\n';
    const before = opened(both, { separator: ',' });
    const next = opened(both, { separator: ';' });
    expect(next.columns).toHaveLength(before.columns.length);
    const kept = keptChoice(before, choiceOf('>c - -', 'fill'), next);
    expect([told(kept), kept.missing]).toEqual([told(usualTableChoice(next.columns)), 'fill']);
    expect(told(keptChoice(before, choiceOf('>c - -'), before))).toBe('>c - -');
  });

  it('has a target whatever becomes of the one that was there', () => {
    for (const choice of ['>c - n', 'c >n -', '- - >c'])
      expect(after(comma, choice, { decimalComma: false }, { decimalComma: true })).toMatch(/^[^>]*>[^>]*$/);
    const one = 'a;b\n1,5;2\n2,5;3\n3,25;5\n';
    expect(after(one, '- >n', { decimalComma: false }, { decimalComma: true })).toBe('n >n');
  });
});
