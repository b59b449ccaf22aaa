import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unbroken } from '../../../src/document/spelling.ts';
import { codeProblemSentence } from '../../../src/i18n/codeSentences.ts';
import { ja } from '../../../src/i18n/ja.ts';
import { messages } from '../../../src/i18n/ja/messages.ts';
import { options } from '../../../src/i18n/ja/options.ts';
import { program } from '../../../src/i18n/ja/program.ts';
import { says } from '../../../src/i18n/ja/says.ts';
import { spaced } from '../../../src/i18n/ja/typeset.ts';
import { readMarkdown, type Block, type Inline } from '../../../src/lesson/markdown.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { fullWidth, isMisspaced, letter } from './japaneseSpacing.ts';

/** Stands for any subject of a sentence: a number, a name, a list of names. */
const anything = (what: string) => Object.assign([what], { min: 0, max: 1, value: 0, cause: { type: 'growth' } });

/** All strings of a part of a dictionary; a sentence is made for each of `things`. */
function textsOf(part: unknown, things: readonly unknown[]): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') {
    const sentence = part as (...args: readonly unknown[]) => string;
    return things.map((thing) => sentence(thing, thing, thing, thing, thing, thing));
  }
  return Object.values(part as object).flatMap((inner) => textsOf(inner, things));
}

describe('Japanese', () => {
  const { activationOf, argumentOf, unitsOf, less, more, insertAt, optionsOf } = ja.ui;
  const named = [activationOf, argumentOf, unitsOf, less, more, insertAt, optionsOf];
  const texts = [
    ...textsOf([ja, messages, options, program, says], [anything('7')]),
    ...textsOf([ja.network, ja.outcome, says, named], [anything('入力層')]),
  ];
  const sources = readdirSync('src/i18n/ja').map((file) => readFileSync(`src/i18n/ja/${file}`, 'utf8'));

  it('has a half-width space between Japanese and Latin letters or digits, and none beside a full-width mark', () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter(isMisspaced)).toEqual([]);
  });

  it('has it around the values of sentences on code', () => {
    const wrongType = { code: 'wrongType', from: 0, to: 1, severity: 'error' } as const;
    const sentences = (['integer', 'boolean', 'layer', 'layers', 'activation'] as const).flatMap((wanted) =>
      ['units', null].map((argument) => codeProblemSentence('ja', { ...wrongType, argument, wanted })),
    );
    expect(sentences).toContain('ここには Dense(4) のような層を指定します。');
    expect(sentences).toContain('units には整数を指定します。');
    expect(sentences.filter(isMisspaced)).toEqual([]);
  });

  it('has it in every string as it is written', () => {
    const lines = sources.flatMap((source) => source.split('\n'));
    const written = new RegExp(`${letter}[A-Za-z0-9]|[A-Za-z0-9]${letter}|[ ]${fullWidth}|${fullWidth}[ ](?!:)`, 'u');
    expect(lines.filter((line) => !line.includes('/**') && written.test(line.replaceAll('「# 」', '')))).toEqual([]);
  });

  it('is typeset, whatever the file: a number stays on one line with what it counts', () => {
    const exported = sources.flatMap((source) => source.match(/^export const .*=.*$/gm) ?? []);
    expect(exported.length).toBeGreaterThan(10);
    expect(exported.filter((line) => !line.includes('typeset('))).toEqual([]);
  });

  it('keeps a number on one line with what it counts', () => {
    expect(ja.ui.counts(60, 0)).toBe('訓練データ 60\u00a0件');
    expect(unbroken('60 エポックで 95% 以上、3 つ')).toBe('60\u00a0エポックで 95%\u00a0以上、3\u00a0つ');
    expect(unbroken('0.01 だと')).toBe('0.01 だと'); // a particle may begin a line
  });

  it('puts the space where a name meets the sentence around it', () => {
    expect(spaced`${'入力層'}のニューロン ${3}`).toBe('入力層のニューロン 3');
    expect(spaced`${'Dense'}の${'units'}を`).toBe('Dense の units を');
    expect(spaced`「${'XOR'}」と${'x'}`).toBe('「XOR」と x');
  });
});

/** The plain text of a text with marks. */
const plainText = (content: readonly Inline[]): string =>
  content
    .map((each) => {
      if ('text' in each) return each.text;
      return 'content' in each ? plainText(each.content) : '';
    })
    .join('');

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [plainText(block.content)];
    case 'quote':
      return block.content.flatMap(linesOf);
    case 'list':
      return block.items.flat().flatMap(linesOf);
    case 'table':
      return [block.head, ...block.rows].flat().map(plainText);
    case 'code':
    case 'rule':
      return [];
  }
}

describe('the lessons in Japanese', () => {
  const files = readdirSync('public/lessons').filter((file) => file.endsWith('.md'));

  it.each(files)('%s keeps the same rule', (file) => {
    const parsed = parseLesson(readFileSync(`public/lessons/${file}`, 'utf8'));
    if (!parsed.ok) throw new Error(file);
    const { title, summary, steps } = parsed.lesson;
    const texts = [title.ja, summary.ja, ...steps.flatMap((step) => [step.title.ja, step.text.ja])];
    const lines = texts.flatMap((text) => readMarkdown(text ?? '').flatMap(linesOf));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter(isMisspaced)).toEqual([]);
  });
});
