import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, formulasIn, type Inline, readMarkdown } from '../../../src/lesson/markdown.ts';

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
        case 'formula':
          return inline.isDisplay ? `<math block ${inline.tex}>` : `<math ${inline.tex}>`;
        case 'break':
          return '<br>';
      }
    })
    .join('');
}

/** The content of a paragraph. */
function readInline(text: string): readonly Inline[] {
  const [block] = readMarkdown(text);
  if (block?.type !== 'paragraph') throw new Error(`no paragraph: ${text}`);
  return block.content;
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
    ['```a``', '```a``'],
    ['***a*** **a ****b', '<emphasis><strong>a</></> **a ****b'],
    ['[a](b [c](http://d)', '[a](b <http://d>c</>'],
    ['![a picture](images/a.png)', '<img images/a.png a picture>'],
    ['![p](data:image/png;base64,AA==)', '<img data:image/png;base64,AA== p>'],
    ['**open', '**open'],
    ['<b onclick="x()">html</b> &amp; &lt;b&gt;', '<b onclick="x()">html</b> &amp; &lt;b&gt;'],
    ['https://keras.io/を見る http://', '<https://keras.io/>https://keras.io/</>を見る http://'],
    ['[at https://a.b](https://c.d/?e=f&amp;g)', '<https://c.d/?e=f&amp;g>at https://a.b</>'],
    ['[a *b*](relative.html) [](http://a)', '[a <emphasis>b</>](relative.html) [](http://a)'],
    ['a [b] [c][d] <http://e.f> ~~g~~', 'a [b] [c][d] <<http://e.f>http://e.f</>> ~~g~~'],
    ['C:\\Users 5\\$', 'C:\\Users 5$'],
  ])('%j', (text, expected) => {
    expect(show(readInline(text))).toBe(expected);
  });

  it.each([
    '**「重み」**の',
    'この**（重み）**は',
    '**重み。**次に',
    '出力は**`softmax`**です',
    '値は**0.5**、**「a」と「b」**を',
    '第**1**層',
    '「**重み**」',
    '**重み**（*weight*）',
    '***「重み」***を',
    '**重み:**値',
  ])('emphasis stands beside full-width signs, with no spaces: %s', (text) => {
    expect(show(readInline(text))).not.toContain('*');
    expect(show(readInline(text))).toMatch(/<(?:strong|emphasis)>/);
  });

  it.each([
    ['$x$ and $x_1$-th', '<math x> and <math x_1>-th'],
    ['重みは$w$、出力は$\\sigma(z)$です', '重みは<math w>、出力は<math \\sigma(z)>です'],
    ['the $n$th', 'the <math n>th'],
    ['it costs $5 and $6', 'it costs $5 and $6'],
    ['it costs $5, not 6$ at all: $x$', 'it costs <math 5, not 6> at all: <math x>'],
    ['US$5 or A$6', 'US$5 or A$6'],
    ['5$ or 6$', '5$ or 6$'],
    ['$ x$ $x $ $x$1', '$ x$ $x $ $x$1'],
    ['\\$x\\$ $a\\$b$', '$x$ <math a\\$b>'],
    ['`$x$` $`$', '<code>$x$</code> <math `>'],
    ['$a*b$ and $c*d$', '<math a*b> and <math c*d>'],
    ['$a_1$ *b* $[c](d)$', '<math a_1> <emphasis>b</> <math [c](d)>'],
    ['**$x$** [$y$](http://z)', '<strong><math x></> <http://z><math y></>'],
    ['$$x + y$$', '<math block x + y>'],
    ['$$\nx\n+ y\n$$', '<math block \nx\n+ y\n>'],
    ['$$ $$ $$$x$$$ $$x$', '$$ $$ $$$x$$$ $$x$'],
    ['$x', '$x'],
    ['$a\nb$', '<math a\nb>'],
    ['![$x$](a.png)', '<img a.png $x$>'],
  ])('dollars hold formulas as Pandoc reads them: %j', (text, expected) => {
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

  it('a full-width or no-break space may follow the mark of a line, and indent a paragraph', () => {
    expect(types(readMarkdown('##　a\n\n-　b\n-\u00a0c\n\n1.　d\n\n>　e\n\n　f\n\n```\n-　g\n```'))).toBe(
      'heading list list quote paragraph code',
    );
    const [, list, , , paragraph, code] = readMarkdown('#　a\n-　b\n\n1.　d\n\n>　e\n\n　あ\n　い\n\n```\n-　h\n```');
    if (list.type !== 'list' || paragraph.type !== 'paragraph' || code.type !== 'code') throw new Error('not these');
    expect(list.items.map(types)).toEqual(['paragraph']);
    expect(show(paragraph.content)).toBe('あい');
    expect(code.text).toBe('-　h');
  });

  it('a line of text is none of what CommonMark has beside that: HTML, an indented block, a reference', () => {
    expect(types(readMarkdown('a\n---\n\n    b\n\n<div>\n\n[c]: http://d'))).toBe(
      'paragraph rule paragraph paragraph paragraph',
    );
  });

  it('a table keeps cells beyond its head, and has bars in cells where they are escaped', () => {
    const [table] = readMarkdown('a\n|b|$\\|c\\|$|\n|-|-|-|\n|d|e|f|g|').slice(1);
    if (table.type !== 'table') throw new Error('no table');
    expect([table.head, ...table.rows].map((row) => row.map(show))).toEqual([
      ['b', '<math |c|>'],
      ['d', 'e', 'f', 'g'],
    ]);
  });

  it('a line below a list or a quote is text outside, unless it has two spaces or `>`', () => {
    expect(types(readMarkdown('- a\nb\n\n> c\nd\n\n1. e\n  f\n\n- g\n  - h\ni'))).toBe(
      'list paragraph quote paragraph list list paragraph',
    );
    const [, , , , list] = readMarkdown('- a\nb\n\n> c\nd\n\n1. e\n  f');
    if (list.type !== 'list') throw new Error('not this');
    expect(list.items.map(types)).toEqual(['paragraph']);
  });

  it('a formula may have lines of its own, whatever they begin with', () => {
    const [before, formula, after] = readMarkdown('a\n$$\nx\n+ y\n- z\n$$\n- b');
    if (formula.type !== 'paragraph') throw new Error('not this');
    expect([before.type, show(formula.content), after.type]).toEqual([
      'paragraph',
      '<math block \nx\n+ y\n- z\n>',
      'list',
    ]);
    expect(types(readMarkdown('$$\nx\n\n+ y\nz'))).toBe('paragraph list paragraph');
    expect(types(readMarkdown('$$x$$\n+ y\n  $$'))).toBe('paragraph list');
  });

  it('a formula knows its line, wherever it stands', () => {
    const text = '$a$\nb $c$\n\n- d\n  **$e$**\n- > $f$\n  > $$\n  > g\n  > $$ $h$\n\n|$i$|$j$|\n|-|-|\n|k|$l$|';
    expect(formulasIn(text).map(({ tex, line }) => `${tex.trim()} ${line}`)).toEqual(
      ['a 0', 'c 1', 'e 4', 'f 5', 'g 6', 'h 8', 'i 10', 'j 10', 'l 12'], // prettier-ignore
    );
  });

  it('what is nested deeper than anybody would is text', () => {
    for (const mark of ['> ', '- ', '> - ', '1. ']) {
      expect(
        JSON.stringify(readMarkdown(`${mark.repeat(500)}word\n${mark.repeat(500)}word`)).split('word'),
      ).toHaveLength(3);
    }
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
      '$',
      '$$',
      '　',
      '<b>',
      '\\',
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
