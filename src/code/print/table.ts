/** Widths of the three columns of Keras's summary on a terminal of 80 columns, borders and blanks not counted. */
const widths = [31, 22, 13] as const;

/** The lines of a table as the Python package rich draws Keras's summary: a heavy head, a line between the rows. */
export function drawTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const between = rule('├', '─', '┼', '┤');
  return [
    rule('┏', '━', '┳', '┓'),
    cells(head, '┃'),
    rule('┡', '━', '╇', '┩'),
    ...rows.flatMap((row, index) => {
      const wrapped = row.map((text, column) => wrap(text, widths[column]));
      const height = Math.max(...wrapped.map((lines) => lines.length));
      const lines = Array.from({ length: height }, (_, line) =>
        cells(
          wrapped.map((texts) => texts[line] ?? ''),
          '│',
        ),
      );
      return index === 0 ? lines : [between, ...lines];
    }),
    rule('└', '─', '┴', '┘'),
  ];
}

function rule(left: string, line: string, crossing: string, right: string): string {
  return left + widths.map((width) => line.repeat(width + 2)).join(crossing) + right;
}

/** Numbers, which are in the last column, stand on the right. */
function cells(texts: readonly string[], border: string): string {
  const padded = texts.map((text, column) =>
    column === widths.length - 1 ? text.padStart(widths[column]) : text.padEnd(widths[column]),
  );
  return `${border} ${padded.join(` ${border} `)} ${border}`;
}

/** Broken between words; no word of a summary is wider than its column. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
