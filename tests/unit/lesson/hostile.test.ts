import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import { carriesLink } from '../../../src/document/link/mend.ts';
import { longestLink } from '../../../src/document/link/pairs.ts';
import { readMarkdown } from '../../../src/lesson/markdown.ts';
import { longestLesson, parseLesson } from '../../../src/lesson/parseLesson.ts';
import { mostProblems } from '../../../src/lesson/fault.ts';
import { processorTime, slowness } from '../processorTime.ts';
import { heads, settings, type Shape, texts } from './hostile.ts';

const start = '---\ntitle: a\n---\n\n# A\n\n';
const lessons: readonly Shape[] = [
  ...texts.map(([name, text]): Shape => [`text: ${name}`, (n) => start + text(n)]),
  ...settings.map(([name, text]): Shape => [`settings: ${name}`, (n) => start + text(n)]),
  ...heads.map(([name, text]): Shape => [`head: ${name}`, (n) => `---\n${text(n)}\n---\n\n# A\n\na`]),
];

/** Lines of a lesson that are read, and of a step. */
const [mostLines, mostInStep] = [20_000, 2000];

/** Reads all that the page reads of a lesson: the file, and each step's text. */
function readLesson(file: string): void {
  const parsed = parseLesson(file);
  if (!parsed.ok) return;
  for (const { text } of parsed.lesson.steps) {
    readMarkdown(text.en);
    if (text.ja !== text.en) readMarkdown(text.ja);
  }
}

const limit = 100 * slowness; // ms
const short = 25; // ms; a quadratic reader of these lengths takes far longer
const mostTries = 12; // what is slow is slow each time

/** ms of the processor, the best of a few tries. */
function quickest(work: () => void, enough: number): number {
  let best = Infinity;
  for (let go = 0; go < mostTries && best >= enough; go++) best = Math.min(best, processorTime(work).milliseconds);
  return best;
}

/** The time is below the limit, and does not grow with the square of the length. */
function expectLinear(shape: (n: number) => string, n: number, lines: number, read: (text: string) => void): void {
  const cut = (text: string): string => text.split('\n', lines).join('\n');
  const [part, whole] = [cut(shape(n / 4)), cut(shape(n))];
  const time = quickest(() => read(whole), short);
  expect(time).toBeLessThan(limit);
  if (time >= short) expect(time).toBeLessThan(10 * quickest(() => read(part), 0)); // linear: 4, quadratic: 16
}

it('there are many shapes, all as long as a lesson may be', () => {
  expect(new Set(lessons.map(([name]) => name)).size).toBeGreaterThan(200);
  for (const [name, shape] of lessons) {
    expect([name, Math.abs(shape(longestLesson - 1000).length - longestLesson) < 2000]).toEqual([name, true]);
  }
});

describe('a hostile lesson of 300 kB is read at once', () => {
  it.each(lessons)('%s', (_, shape) => {
    expectLinear(shape, longestLesson - 1000, mostLines, readLesson);
  });
});

describe('a hostile text is read in linear time', () => {
  it.each(texts)('%s', (_, shape) => expectLinear(shape, 30_000, mostInStep, readMarkdown));
});

describe('a hostile link is read at once', () => {
  it.each([...texts, ...settings, ...heads])('%s', (_, shape) => {
    const long = shape(longestLink * 2);
    for (const link of [long, `v=1&data=iris&net=4-3.softmax${long}`]) {
      const text = link.slice(0, longestLink);
      expect(quickest(() => void [decodeLink(text), carriesLink(text)], limit)).toBeLessThan(limit);
    }
  });
});

it('dots in a text with several links, and bytes that are no text, take no time either', () => {
  const link = 'v=1&data=iris&net=4-5.relu-3.softmax';
  for (const text of [`${link} v=1&data=iris${'.'.repeat(longestLink - 80)}x`, link + '%EF'.repeat(6500)]) {
    expect(text.length).toBeLessThan(longestLink);
    expect(quickest(() => decodeLink(text), limit)).toBeLessThan(limit);
  }
});

describe('a lesson that no page could show is refused', () => {
  const codes = (file: string): readonly string[] => {
    const parsed = parseLesson(file);
    return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
  };
  const picture = `![a](data:image/png;base64,${'Ab+/'.repeat(50_000)})`;

  it.each([
    ['a text of 50,000 characters', `${start}${'a '.repeat(25_000)}`, []],
    ['a longer one', `${start}${'a '.repeat(25_001)}`, ['textTooLong']],
    ['one in a single language', `${start}## en\n${'a '.repeat(25_001)}\n## ja\na`, ['textTooLong']],
    ['a picture of 200,000', `${start}${picture}`, []],
    ['a picture and a longer text', `${start}${picture}${'a '.repeat(25_001)}`, ['textTooLong']],
    ['what only begins like a picture', `${start}](data:image/png;${'|'.repeat(50_001)}`, ['textTooLong']],
    ['a title', `---\ntitle: ${'a'.repeat(1001)}\n---\n# A\na`, ['textTooLong']],
    ['a summary', `---\ntitle: a\nsummary: ${'a'.repeat(1001)}\n---\n# A\na`, ['textTooLong']],
    ['the title of a step', `---\ntitle: a\n---\n# ${'a'.repeat(1001)}\na`, ['textTooLong']],
    ['2,000 lines in a step', `${start}${'a\n'.repeat(1998)}a`, []],
    ['2,001 lines in a step', `${start}${'a\n'.repeat(1999)}a`, ['tooManyLines']],
    ['20,000 lines', `${start}${`a${'\n'.repeat(1990)}# b\n`.repeat(10)}${'\n'.repeat(83)}a`, []],
    ['20,001 lines', `${start}${'\n'.repeat(19_994)}a`, ['tooLong']],
    ['20 goals', `${start}${'- goal: epoch >= 1\n'.repeat(20)}\na`, []],
    ['21 goals', `${start}${'- goal: epoch >= 1\n'.repeat(21)}\na`, ['tooManyGoals']],
    ['a goal of 21', `${start}- goal: ${'finished and '.repeat(20)}finished\n\na`, ['tooManyGoals']],
    ['a goal of 1,001 characters', `${start}- goal: epoch >= ${'1'.repeat(1001)}\n\na`, ['goalForm']],
  ])('%s', (_, file, expected) => {
    expect(codes(file.replace('# A\n\n- ', '# A\n- '))).toEqual(expected);
  });

  it('with as many problems as anybody would read', () => {
    for (const [, shape] of lessons) expect(codes(shape(5000)).length).toBeLessThanOrEqual(mostProblems);
    expect(codes(start + '- gaol: x\n'.repeat(60))).toHaveLength(mostProblems);
    expect(codes(`---\n${'titel: x\n'.repeat(60)}title: a\n---\n# A\na`)).toEqual(
      Array.from({ length: mostProblems }, () => 'unknownKey'),
    );
  });
});
