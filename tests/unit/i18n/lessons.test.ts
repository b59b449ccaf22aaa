import { describe, expect, it } from 'vitest';
import { lessons as english } from '../../../src/i18n/en/lessons.ts';
import { numbers as numbersEn } from '../../../src/i18n/en/numbers.ts';
import * as linksEn from '../../../src/i18n/en/link.ts';
import { lessons as japanese } from '../../../src/i18n/ja/lessons.ts';
import { numbers as numbersJa } from '../../../src/i18n/ja/numbers.ts';
import * as linksJa from '../../../src/i18n/ja/link.ts';
import { faultSentence, goalSentence, standingText } from '../../../src/i18n/lessonSentences.ts';
import { formulaProblems } from '../../../src/lesson/formulas.ts';
import { checkGoal } from '../../../src/lesson/checkGoal.ts';
import { readGoals } from '../../../src/lesson/goal.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { names, numbers } from '../../../src/lesson/quantities.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { isMisspaced } from './japaneseSpacing.ts';
import { stepFile } from '../lesson/lessons.ts';

/** Every kind of mistake that a file can have. */
const broken = [
  '',
  '---\ntitle: a',
  '---\ntitel: a\nnonsense\nid: A B\norder: x\nid: b\nqwertyuiop: b\n---\nstray',
  stepFile('- goal: x', '- goal: weather > 1', '- goal: acuracy > 1', '- goal: epoch > x', '- goal: data = cats'),
  stepFile('- goal: network = x', '- goal: data > xor', '- goal: units > 1', '- goal: loss[0] > 1'),
  stepFile('- gaol: x', '- hide: x', '- open: x', '- experiment: v=1', '- stage: x', 'stray', '## en', 'goal: x'),
  stepFile('```', 't'),
  stepFile('t', ...Array<string>(101).fill('# a\n\nt')),
  'x'.repeat(300_001),
  '---\ntitle: a\n---\n#\nt',
  stepFile('- goal: finished\n'.repeat(21), 'x'.repeat(50_001), ...Array<string>(2000).fill('x')),
  stepFile('', `$\\frac{1$ $a}$ $\\frc$ $${'x'.repeat(1001)}$ ${'$x$ '.repeat(200)}`),
];

describe('a fault of a lesson’s file', () => {
  it('of any kind is a whole sentence in both languages', () => {
    const seen = new Set<string>();
    for (const file of broken) {
      const parsed = parseLesson(file);
      const problems = parsed.ok ? formulaProblems(parsed.lesson) : parsed.problems;
      if (problems.length === 0) throw new Error(file);
      for (const problem of problems) {
        seen.add(problem.code);
        const sentence = faultSentence(linksEn, english, problem);
        expect(sentence).toMatch(/^\S.*[.?]$/s);
        const translated = faultSentence(linksJa, japanese, problem);
        expect(translated).toMatch(/[ぁ-ん].*[。？）]$/s);
        expect(isMisspaced(translated), translated).toBe(false);
        for (const text of [sentence, translated]) expect(text).not.toMatch(/undefined|NaN|\[object/);
      }
    }
    expect([...seen].toSorted()).toEqual(Object.keys(english.faults).toSorted());
  });

  it('says what was probably meant', () => {
    const parsed = parseLesson(stepFile('- goal: val_acuracy > 0.9', 't'));
    if (parsed.ok) throw new Error('it is whole');
    expect(faultSentence(linksEn, english, parsed.problems[0])).toBe(
      'goal: “val_acuracy” is not known. Did you mean “val_accuracy”?',
    );
    expect(faultSentence(linksJa, japanese, parsed.problems[0])).toBe(
      'goal：「val_acuracy」というものはありません。「val_accuracy」のことでしょうか。',
    );
  });
});

describe('a goal', () => {
  const say = (text: string): string[] => {
    const read = readGoals(text);
    if (!read.ok) throw new Error(text);
    return read.goals.flatMap((goal) => [
      goalSentence(numbersEn, english, goal),
      goalSentence(numbersJa, japanese, goal),
    ]);
  };

  it.each([
    ['val_accuracy >= 0.95', 'validation accuracy: at least 0.95', '検証データの正解率：0.95\u00a0以上'],
    ['units[0] = 8', 'units of Dense number 1: 8', '1\u00a0番目の Dense のユニット数：8'],
    ['units[-1] != 1', 'units of the last Dense: not 1', '最後の Dense のユニット数：1\u00a0以外'],
    ['network = 3-4-4-3', 'network: 3-4-4-3', 'ネットワーク：3-4-4-3'],
    ['has relu', 'relu is used', 'relu を使う'],
    ['has no zeros', 'zeros is not used', 'zeros を使わない'],
    ['loss = nan', 'the loss becomes NaN', '損失が NaN になる（発散）'],
    ['finished', 'training finishes', '学習が最後まで終わる'],
    ['solved', 'all blanks in Steps are filled', '「計算」の空欄をすべて埋める'],
  ])('%s is said in words', (goal, ...sentences) => {
    expect(say(goal)).toEqual(sentences);
  });

  it('has words for everything that it may be about', () => {
    expect(Object.keys(english.quantities).toSorted()).toEqual(
      [...Object.keys(numbers), ...Object.keys(names)].toSorted(),
    );
    expect(Object.keys(japanese.quantities)).toEqual(Object.keys(english.quantities));
  });

  it('is shown with what there is now', () => {
    const now = (text: string): string => {
      const read = readGoals(text);
      if (!read.ok) throw new Error(text);
      const live = { epoch: 3, value: () => 0.123456, output: () => null, broken: false, finished: false };
      const facts = { experiment: openingExperiment, live: text.startsWith('output') ? null : live };
      return standingText(english, checkGoal(read.goals[0], facts), read.goals[0]);
    };
    expect(['epoch > 9', 'loss < 0.1', 'network = 3-4-4-3', 'has relu', 'output[0] > 0.5'].map(now)).toEqual([
      'now 3',
      'now 0.123',
      'now 3-4-3',
      '',
      'not measured yet',
    ]);
  });
});
