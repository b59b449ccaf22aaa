import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { experimentAt } from '../../../src/lesson/lesson.ts';
import { introductionExperiment } from '../../../src/document/opening.ts';
import { lessonOf, stepFile } from './lessons.ts';

const opening = 'v=1&data=colours&net=3-4-sigmoid-3-softmax&batch=8';

const whole = `---
id: colours
order: 3
title en: Colours
title ja: 色
summary: Short
hide: fit
---

<!-- a note to myself -->

# First
- experiment: #${opening}
- open: code
- stage: 2
- lock: data, layers
- goal: accuracy >= 0.9
- goal: hidden_layers = 2 and has relu

## en: One

The *first* text.

### A heading of the text

\`\`\`python
# not a step
goal: not a goal
\`\`\`

## ja: 一つ目

最初の文章。

# Second

Text for both.
Note: this is text, too.
`;

/** The problems of a file as \`line code\`. */
function problemsOf(file: string): string[] {
  const parsed = parseLesson(file);
  return parsed.ok ? [] : parsed.problems.map(({ line, code }) => `${line} ${code}`);
}

describe('a lesson', () => {
  it('has a head and steps, each with its settings and its text in two languages', () => {
    const { id, order, title, summary, steps } = lessonOf(whole);
    expect([id, order, title, summary]).toEqual([
      'colours',
      3,
      { en: 'Colours', ja: '色' },
      { en: 'Short', ja: 'Short' },
    ]);
    expect(steps).toHaveLength(2);
    const [first, second] = steps;
    expect(first.experiment).toEqual(introductionExperiment);
    expect(first).toMatchObject({ open: 'code', stage: 2, hide: ['fit'], lock: ['data', 'layers'] });
    expect(first.goals.map(({ kind }) => kind)).toEqual(['row', 'number', 'feature']);
    expect(first.title).toEqual({ en: 'One', ja: '一つ目' });
    expect(first.text.en).toMatch(/^The \*first\* text\.[^]*# not a step[^]*```$/);
    expect(first.text.ja).toBe('最初の文章。');
    expect(second).toMatchObject({ experiment: null, open: null, stage: null, hide: ['fit'], lock: [], goals: [] });
    expect(second.title).toEqual({ en: 'Second', ja: 'Second' });
    expect(second.text.ja).toBe('Text for both.\nNote: this is text, too.');
  });

  it('is the same with Windows line ends, a byte order mark, full-width colons and no bullets', () => {
    const other = `\ufeff${whole.replaceAll(/^- /gm, '').replaceAll('stage: ', 'stage：').replaceAll('\n', '\r\n')}`;
    const normal = JSON.stringify(lessonOf(whole)).replaceAll('\\r', '');
    expect(JSON.stringify(lessonOf(other))).toBe(normal);
  });

  it('may have its titles indented, as YAML has them', () => {
    const file = '---\ntitle:\n  en: Two\n  ja: 二つ\n---\n# A\ntext';
    expect(lessonOf(file).title).toEqual({ en: 'Two', ja: '二つ' });
  });

  it('in one language is that in both', () => {
    const { title, steps } = lessonOf('---\ntitle ja: 色\n---\n# 1\n## 日本語\n文章');
    expect(title).toEqual({ en: '色', ja: '色' });
    expect(steps[0]).toMatchObject({ title: { en: '1', ja: '1' }, text: { en: '文章', ja: '文章' } });
  });

  it('is joined at any step with the experiment that is there by then', () => {
    const file = '---\ntitle: a\n---\n# 1\nt\n# 2\n- experiment: v=1&data=xor&net=2-1\n\nt\n# 3\nt';
    const lesson = lessonOf(file);
    expect([0, 1, 2].map((step) => experimentAt(lesson, step)?.data)).toMatchObject([
      undefined,
      { name: 'xor' },
      { name: 'xor' },
    ]);
  });

  it('has a step that begins at a moment, where the link of its experiment says one', () => {
    const file = (more: string): string => `---\ntitle: a\n---\n# 1\n- experiment: v=1&data=xor&net=2-1${more}\n\nt`;
    const momentOf = (more: string): unknown => lessonOf(file(more)).steps[0].moment;
    expect([momentOf(''), momentOf('&at=3.1'), momentOf('&state=1:9:a:b')]).toEqual([
      null,
      { at: '3.1' },
      { state: '1:9:a:b' },
    ]);
    const parsed = parseLesson(file('&at=soon'));
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ code: 'badExperiment', error: { key: 'at' }, line: 5 }]);
  });
});

describe('a file that is wrong says what is wrong and on which line', () => {
  const head = '---\ntitle: a\n---\n';
  it.each([
    ['', '1 noHead'],
    ['\n# Only a step', '2 noHead'],
    ['---\ntitle: a\n# a', '1 openHead'],
    ['---\nid: a\n---\n# a\nt', '1 noTitle'],
    ['---\ntitle: a\nid: No Id\n---\n# a\nt', '1 badId'],
    ['---\ntitle: a\norder: first\n---\n# a\nt', '1 badNumber'],
    ['---\ntitle: a\ntitel: b\nwhat is this\n---\n# a\nt', '3 unknownKey, 4 headLine'],
    ['---\ntitle: a\ntitle: b\n---\n# a\nt', '3 twice'],
    [head, '3 noSteps'],
    [`${head}text\n# a\nt`, '4 textBeforeSteps'],
    [`${head}#\nt`, '4 stepWithoutTitle'],
    [`${head}# a\n- goal: epoch > 3\n`, '4 stepWithoutText'],
    [`${head}# a\n## en\nt\n## ja\n`, '4 stepWithoutText'],
    [`${head}# a\nstray\n## en\nt`, '5 textOutsideLanguage'],
    [`${head}# a\n## en\nt\n## english\nt`, '7 twice'],
    [`${head}# a\nt\ngoal: epoch > 3`, '6 settingInText'],
    [`${head}# a\n- gaol: epoch > 3\n\nt`, '5 unknownKey'],
    [`${head}# a\ngaol: epoch > 3\n\nt`, '5 unknownKey'],
    [`${head}# a\n- colour: red\n\nt`, '5 unknownKey'],
    [`${head}# a\n- stage: 1\n- stage: 2\n\nt`, '6 twice'],
    [`${head}# a\n- stage: many\n\nt`, '5 badNumber'],
    [`${head}# a\n- open: door\n- hide: dat\n\nt`, '5 unknownName, 6 unknownName'],
    [`${head}# a\n- blanks: sums, products\n\nt`, '5 unknownName'],
    [`${head}# a\n- walk: 0\n\nt`, '5 unknownName'],
    [`${head}# a\n- depth: deep\n\nt`, '5 unknownName'],
    [`${head}# a\n- experiment: v=1&data=xor&net=2-x\n\nt`, '5 badExperiment'],
    [`${head}# a\n- goal: acuracy > 0.9\n\nt`, '5 goalUnknown'],
    [`${head}# a\nt\n\`\`\`\n# b\nt`, '6 openFence'],
    [`${head}${'# a\nt\n'.repeat(101)}`, '204 tooManySteps'],
    ['x'.repeat(300_001), '1 tooLong'],
  ])('%j', (file, expected) => {
    expect(problemsOf(file).join(', ')).toBe(expected);
  });

  it('all at once, in the order of the lines', () => {
    expect(problemsOf('---\nid: A B\n---\nt\n# a\n- goal: x\n- hide: y\n\nt')).toEqual([
      '1 noTitle',
      '1 badId',
      '4 textBeforeSteps',
      '6 goalForm',
      '7 unknownName',
    ]);
  });
});

describe('reading', () => {
  it('never throws, and accepts no file of which it would lose a line of text', () => {
    const piece = fc.constantFrom(
      '---',
      'title: a',
      '# a',
      '## en: b',
      '## ja',
      '- goal: epoch > 1',
      '- hide: data',
      'text',
      '```',
      '',
      ':',
      '：',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 14 }), (lines) => {
        const parsed = parseLesson(lines.join('\n'));
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          return;
        }
        const shown = JSON.stringify(parsed.lesson);
        if (lines.includes('text')) expect(shown).toContain('text');
      }),
      { numRuns: 500 },
    );
  });

  it('is quick, however long the lines are', () => {
    for (const part of ['-', ' ', '#', 'a:', '：', '`', '- goal: ', 'a['])
      parseLesson(stepFile(part.repeat(100_000 / part.length), `- goal: ${part.repeat(50_000 / part.length)}`, 't'));
  }, 5000);
});
