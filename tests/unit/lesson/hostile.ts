/**
 * Shapes of text that a reader may take too long for: a name, and a text of about `n` characters. They stand in a step
 * of a lesson.
 */
export type Shape = readonly [name: string, text: (n: number) => string];

const fill = (part: string, n: number): string => part.repeat(Math.floor(n / part.length));
/** One part again and again, in one line and in lines of its own. */
const repeated = (part: string): readonly Shape[] => [
  [`${JSON.stringify(part)} …`, (n) => fill(part, n)],
  [`${JSON.stringify(part)} … x`, (n) => `${fill(part, n)}x`],
];
const lines = (part: string): Shape => [`${JSON.stringify(part)} in each line`, (n) => fill(`${part}\n`, n)];
/** A long run between a beginning and an end. */
const between = (start: string, part: string, end: string): Shape => [
  `${JSON.stringify(start)} ${JSON.stringify(part)} … ${JSON.stringify(end)}`,
  (n) => start + fill(part, n) + end,
];

/** Shapes for the Markdown of a step. */
export const texts: readonly Shape[] = [
  ...['`', '*', '**a ', '*a ', '_a ', '[', '![', '![](', '[a](', '[a](b ', '](', '\\', '> ', '- ', '| ', '|', '<!--']
    .concat(['http://', 'https://a ', ' ', '\u3000', '\t', '#', '~', '-', '--|', '-:', '。', '\u2028', '\ufdfa', '( '])
    .concat([
      '` ',
      '`` ` ',
      '**a**',
      '***',
      '*_',
      '_*',
      '[*',
      '!',
      '\u0301',
      '\ud800',
      '😀',
      '&amp;',
      '<b>',
      '1. ',
      ':',
    ])
    .flatMap(repeated),
  ...[
    '<!-- -->',
    '- a',
    '  - a',
    '1. a',
    '> a',
    '> > > > > > > a',
    '# ',
    '## a',
    '### a ###',
    '```',
    '~~~',
    '|-|',
    '| a | b |',
  ]
    .concat([
      'a|b\n-|-',
      'a',
      'a  ',
      'a\\',
      '---',
      '***',
      '-',
      '  ',
      '\u3000',
      '`a',
      '**a',
      '- - - - - - - a',
      '![a](b)',
    ])
    .concat(['> - a', '- > a', '', '[a](http://b)', '`a`', '*a*', '|', '> ```', '- ```', '\u2028'])
    .map(lines),
  between('## a', ' ', 'b'),
  between('## a ', '#', ' b'),
  between('## a', ' #', 'b'),
  between('a|b\n', ' ', 'x'),
  between('a|b\n|', ' ', 'x'),
  between('a|b\n', '-', 'x'),
  between('a|b\n', '-|', 'x'),
  between('a|b\n', ':-:', 'x'),
  between('a|b\n-|-\n', 'a|', ''),
  between('a', ' ', 'b'),
  between('a', '\t', 'b'),
  between('あ', '\u3000', 'b'),
  between('あ', ' ', '\nb'),
  between('あ\n', '\u3000', 'b'),
  between('`', ' ', 'b'),
  between('```', '`', '\u2028'),
  between('```', ' ', '\u2028'),
  between('~~~', '~', ' x'),
  between('```\n', '`', 'x'),
  between('- ', ' ', 'x\u2028'),
  between('<!--', ' ', 'x'),
  between('<!--', '-->', 'x'),
  between('', '[', '](javascript:x)'),
  between('', '[', `](javascript:${'x'.repeat(1000)})`),
  between('', '![', '](//host/x)'),
  between('', '![a](b ', ')'),
  between('[a](', 'b', ''),
  between('[a](http://', 'b', '\\)'),
  between('http://', '.', ''),
  between('http://', '.http://', ' '),
  between('**', 'a ', '**'),
  between('**a', '*', ' b'),
  between('', '**a ', '****'),
  ['nested stars', (n) => `${fill('**a ', (n * 2) / 3)}x${fill('**', n / 3)}`],
  ['nested brackets', (n) => `${fill('[', n / 2)}a${fill('](http://b)', n / 2)}`],
  [
    'runs of backticks of every length',
    (n) => Array.from({ length: Math.sqrt(2 * n) }, (_, i) => '`'.repeat(i)).join(' '),
  ],
  ['nested quotes and lists', (n) => fill(`${'> - '.repeat(40)}a\n`, n)],
  [
    'lists that are indented ever deeper',
    (n) => Array.from({ length: Math.sqrt(2 * n) }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
  ],
  [
    'lines of backticks that grow',
    (n) => Array.from({ length: Math.sqrt(2 * n) }, (_, i) => '`'.repeat(i + 3)).join('\n'),
  ],
];

/** Shapes for the settings of a step and what stands around them. */
export const settings: readonly Shape[] = [
  between('- goal: a', ' ', 'b'),
  between('- goal: a', ' and', ' b'),
  between('- goal: a', ' かつ ', 'b'),
  between('- goal: epoch >= ', '1', 'x'),
  between('- goal: epoch >= 1', '.1', 'x'),
  between('- goal: has ', 'a', ''),
  between('- goal: has ', '_', 'x'),
  between('- goal: ', '\ufdfa', ''),
  between('- goal: network = 1', '-1', 'x'),
  between('- goal: loss = "', '"', 'x'),
  between('- goal: units[', ' ', ']'),
  lines('- goal: epoch >= 1'),
  lines('- goal: zzzzzzzzzzzz = 1'),
  lines('- goal: has zzzzzzzzzzzz'),
  lines('- gaol: zzz'),
  lines('- hide: data'),
  lines('- hide: a,b,c,d,e,f,g,h'),
  lines('- stage: x'),
  lines('- open: x'),
  between('- hide: ', 'a,', ''),
  between('- hide: ', '\ufdfa', ''),
  between('- hide: data', ' ', ',data'),
  between('- lock: ', '、', ''),
  between('- open: ', '\ufdfa', ''),
  between('- stage: ', '9', ''),
  between('- experiment: ', 'v=1&data=iris&net=', ''),
  between('- experiment: v=1&data=iris&net=4-', '3-', ''),
  [
    'broken links in every step',
    (n) => fill(`- experiment: v=1&data=iris&net=${'4-'.repeat(n / 300)} \n\na\n\n# b\n`, n),
  ],
  [
    'links to mend in every step',
    (n) => fill(`- experiment: ${'&amp;%2526;'.repeat(n / 1100)}v=1&net=3\n\na\n\n# b\n`, n),
  ],
  between('- ', ' ', 'goal: a'),
  between('-', ' ', '-'),
  between('', ' ', 'goal: a'),
  between('<!--', ' ', '-->x'),
  between('## en', ' ', 'x\u2028y'),
  between('## en:', ' ', 'x\u2028y'),
  between('## en: ', 'a ', ''),
  between('##', ' ', 'en'),
  lines('## en'),
  lines('## en: a\nb'),
  lines('## ja\n- goal: a'),
  lines('# a'),
  lines('# a\n\nb'),
  lines('a\n- goal: epoch >= 1'),
  lines('goal: '),
];

/** Shapes for the head of the file. */
export const heads: readonly Shape[] = [
  lines('ab: c'),
  lines('titel: c'),
  lines('title: c'),
  lines('x'),
  lines('#'),
  lines(' en: a'),
  lines('title en:'),
  lines('hide: a,b,c'),
  between('title: ', 'a ', ''),
  between('title: "', '"', 'x'),
  between('id: ', 'a', '!'),
  between('id: ', 'a-', ''),
  between('order: ', '9', ''),
  between('order: ', '\ufdfa', ''),
  between('', ' ', 'x'),
  between('', 'a', ''),
  between('', ':', ''),
  between('', ' :', ''),
  between('a', '._-()', ': b'),
  between('---', '-', 'x'),
  between('---', ' ', 'x'),
];
