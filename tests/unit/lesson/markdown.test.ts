import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Inline, readInline } from '../../../src/lesson/inline.ts';
import { type Block, readMarkdown } from '../../../src/lesson/markdown.ts';

/** The content as a short text, with tags like `<b>…</b>` for the marks. */
function show(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.text;
        case 'code':
          return `<code>${inline.text}</code>`;
        case 'strong':
        case 'emphasis':
          return `<${inline.type}>${show(inline.content)}</>`;
        case 'link':
          return `<${inline.href}>${show(inline.content)}</>`;
        case 'image':
          return `<img ${inline.src} ${inline.alt}>`;
        case 'break':
          return '<br>';
      }
    })
    .join('');
}

/** Signs that browsers leave out of an address, or at its ends. */
const disguises = [
  ...Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)),
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u2028',
];

describe('within a line', () => {
  it.each([
    ['a **b** *c* `d`', 'a <strong>b</> <emphasis>c</> <code>d</code>'],
    ['**「重み」**が変わる', '<strong>「重み」</>が変わる'],
    ['これは*大事*です', 'これは<emphasis>大事</>です'],
    ['**a *b* c**', '<strong>a <emphasis>b</> c</>'],
    ['val_accuracy and __init__', 'val_accuracy and __init__'],
    ['an _important_ word, (_too_)', 'an <emphasis>important</> word, (<emphasis>too</>)'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['`a * b` `` c`d ``', '<code>a * b</code> <code>c`d</code>'],
    ['\\*not\\*', '*not*'],
    ['one\ntwo', 'one two'],
    ['一行目、\n二行目', '一行目、二行目'],
    ['one  \ntwo', 'one<br>two'],
    ['[Keras](https://keras.io/)', '<https://keras.io/>Keras</>'],
    ['see https://keras.io/api.', 'see <https://keras.io/api>https://keras.io/api</>.'],
    ['![a **b](a.png) c** ![](b.png)', '<img a.png a **b> c** <img b.png >'],
    ['`` a ` b `` ``` c', '<code>a ` b</code> ``` c'],
    ['```a``', '`<code>a</code>'],
    ['***a*** **a ****b', '<strong><emphasis>a</></> <strong>a **</>b'],
    ['[a](b [c](http://d)', '[a](b <http://d>c</>'],
    ['![a picture](images/a.png)', '<img images/a.png a picture>'],
    ['![p](data:image/png;base64,AA==)', '<img data:image/png;base64,AA== p>'],
    ['**open', '**open'],
    ['<b onclick="x()">html</b>', '<b onclick="x()">html</b>'],
  ])('%j', (text, expected) => {
    expect(show(readInline(text))).toBe(expected);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](//example.org)',
    '[x](relative.html)',
    '![x](https://example.org/x.png)',
    '![x](//example.org/x.png)',
    '![x](/x.png)',
    '![x](\\\\example.org/x.png)',
    '![x](data:text/html,hi)',
    '![x](javascript:1)',
    ...disguises.flatMap((sign) => [
      `![x](${sign}//example.org/x.png)`,
      `![x](${sign}https://example.org/x.png)`,
      `![x](/${sign}/example.org/x.png)`,
      `![x](a${sign}.png)`,
      `[x](${sign}javascript:alert(1))`,
      `[x](java${sign}script:alert(1))`,
      `[x](${sign}https://example.org/)`,
      `[x](https:${sign}//example.org/)`,
      `[x](https://example.org/${sign})`,
    ]),
    '![x](/%09/example.org/x.png)',
    '![x](http:example.org/x.png)',
    '![x](blob:https://example.org/x)',
    '![x](data:image/svg,x)',
    '[x](JaVaScRiPt:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](vbscript:x)',
    '[x](http:\\\\example.org)',
    '[x](file:///etc/passwd)',
  ])('%s is text, for a stranger’s lesson must do no harm', (text) => {
    const types = readInline(text).map(({ type }) => type);
    expect(types.filter((type) => type === 'image')).toEqual([]);
    expect(show(readInline(text))).not.toMatch(/^<(?!https)/);
  });
});

describe('on lines of its own', () => {
  const types = (blocks: readonly Block[]): string => blocks.map(({ type }) => type).join(' ');

  it('there are paragraphs, headings, lists, quotes, code, tables and rules', () => {
    const text = [
      'a',
      'b',
      '',
      '### c',
      '- d',
      '- e',
      '  more',
      '  - f',
      '',
      '1. g',
      '2. h',
      '',
      '> i',
      '> j',
      '',
      '---',
    ]
      .concat(['```python', '# k', '', 'l', '```', '| m | n |', '|---|---|', '| 0 | `1` |', '', '<!-- o', 'p -->', 'q'])
      .join('\n');
    const blocks = readMarkdown(text);
    expect(types(blocks)).toBe('paragraph heading list list quote rule code table paragraph');
    const [, , list, numbered, , , code, table] = blocks;
    if (list.type !== 'list' || numbered.type !== 'list' || code.type !== 'code' || table.type !== 'table') {
      throw new Error('not these');
    }
    expect(list.items.map(types)).toEqual(['paragraph', 'paragraph list']);
    expect([list.start, numbered.start]).toEqual([null, 1]);
    expect(code.text).toBe('# k\n\nl');
    expect([table.head, ...table.rows].map((row) => row.map(show))).toEqual([
      ['m', 'n'],
      ['0', '<code>1</code>'],
    ]);
  });

  it('a table has at most 30 columns: browsers take minutes for very many', () => {
    const row = (cell: string, columns: number): string => Array<string>(columns).fill(cell).join('|');
    const [table] = readMarkdown(`${row('a', 30)}\n${row('-', 30)}\n${row('b', 32)}`);
    if (table.type !== 'table') throw new Error('no table');
    expect([table.head.length, table.rows[0].length]).toEqual([30, 30]);
    expect(show(table.rows[0][29])).toBe('b|b|b');
    expect(types(readMarkdown(`${row('a', 31)}\n${row('-', 31)}`))).toBe('paragraph');
    expect(types(readMarkdown('|a|\n|-|\n|b|'))).toBe('table');
    expect(types(readMarkdown('a|\n-\n'))).toBe('paragraph');
  });

  it('every text is read, and no word of it is lost', () => {
    const piece = fc.constantFrom(
      'word',
      '- ',
      '> ',
      '# ',
      '```',
      '| a |',
      '|--|',
      '**',
      '`',
      '1. ',
      '  ',
      '',
      '![',
      '](',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, piece, fc.string({ unit: 'binary', maxLength: 9 })), { maxLength: 30 }),
        (pieces) => {
          for (const glue of [' ', '\n']) {
            const text = pieces.filter((each) => !each.includes('<!--')).join(glue);
            const words = (whole: string): number => whole.split('word').length;
            expect(words(JSON.stringify(readMarkdown(text)))).toBe(words(text));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
