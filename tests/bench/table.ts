import type { Measure } from './measure.ts';

/** Whether a value is at most its bound and at least a third of its goal. NaN is not. */
export function isWithin({ value, bound, goal }: Measure): boolean {
  return (bound === undefined || value <= bound) && (goal === undefined || value >= goal / 3);
}

/** Measures as lines to read: one a line, or tables where they have columns. */
export function print(measures: readonly Measure[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < measures.length;) {
    const from = i;
    while (i < measures.length && measures[i].column !== undefined && measures[i].unit === measures[from].unit) i++;
    if (i > from) lines.push(...table(measures.slice(from, i)));
    else lines.push(single(measures[i++]));
  }
  return lines;
}

function single(measure: Measure): string {
  const { name, value, unit } = measure;
  return `${name.padEnd(48)} ${number(value).padStart(12)} ${unit.padEnd(8)} ${limit(measure)}`.trimEnd();
}

function limit(measure: Measure): string {
  const { bound, goal } = measure;
  if (goal !== undefined) return isWithin(measure) ? `of ${goal}` : `TOO LITTLE, goal ${goal}`;
  if (bound === undefined) return '';
  return `${isWithin(measure) ? '≤' : '> TOO MUCH, at most'} ${bound}`;
}

function table(measures: readonly Measure[]): string[] {
  const columns = [...new Set(measures.map(({ column = '' }) => column))];
  const names = [...new Set(measures.map(({ name }) => name))];
  const cells = [
    [measures[0].unit, ...columns],
    ...names.map((name) => [
      name,
      ...columns.map((column) => {
        const measure = measures.find((each) => each.name === name && each.column === column);
        return measure === undefined ? '–' : `${number(measure.value)} ${limit(measure)}`.trimEnd();
      }),
    ]),
  ];
  const widths = cells[0].map((_, c) => Math.max(...cells.map((row) => row[c].length)));
  return cells.map((row) =>
    row.map((cell, c) => (c === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[c]))).join('  '),
  );
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
