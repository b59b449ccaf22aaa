import { excerpt } from '../document/link/result.ts';
import type { Localized, Step } from './lesson.ts';
import { type Block, isBlank, isLongerThan, type Line, longestTitle, pairOf, textOf } from './fileLines.ts';
import { nearest } from './nearestWord.ts';
import { type Fault, type LessonProblem, mostProblems } from './fault.ts';
import { readSetting, type Settings, stepKeys } from './settings.ts';

type Language = keyof Localized;

/** Characters of a step's text, without pictures: many screens full. The page shows a step at once. */
const longestText = 50_000;
/** Lines of a step, each of which may be an item of a list. */
const mostLines = 2000;

/** Heading of a language section: `## en: Title`, `## 日本語`. Other headings belong to the text. */
const languagePattern = /^##\s*(en|english|英語|ja|japanese|日本語)(?![^\s:：])/iu;

interface Section {
  readonly language: Language;
  readonly title: string;
  readonly line: Line;
  readonly lines: readonly Line[];
}

/** Reads a step: its settings directly below the heading, then one text, or one text per language. */
export function readStep(block: Block, usual: Settings, problems: LessonProblem[]): Step {
  const { settings, rest } = readSettings(block.lines, problems);
  tellLateSettings(rest, problems);
  const { before, sections } = sectionsOf(rest);
  for (const [i, { language, line }] of sections.entries()) {
    if (sections.findIndex((other) => other.language === language) < i) {
      problems.push({ code: 'twice', key: `## ${language}`, line: line.number });
    }
  }
  const stray = before.find((line) => !isBlank(line));
  if (sections.length > 0 && stray) problems.push({ code: 'textOutsideLanguage', line: stray.number });
  const title = inBoth(sections, ({ title: own }) => own || block.heading) ?? both(block.heading);
  const text = inBoth(sections, ({ lines }) => textOf(lines)) ?? both(textOf(before));
  const lines = inBoth(sections, (section) => firstOf(section.lines)) ?? both(firstOf(before));
  if (title.en === '' || title.ja === '') problems.push({ code: 'stepWithoutTitle', line: block.line });
  if (text.en === '' || text.ja === '') problems.push({ code: 'stepWithoutText', line: block.line });
  for (const [each, max] of [
    [title, longestTitle],
    [text, longestText],
  ] as const) {
    // prettier-ignore
    if (isLongerThan(max, each)) problems.push({ code: 'textTooLong', max, line: block.line });
  }
  if (block.lines.length > mostLines) problems.push({ code: 'tooManyLines', max: mostLines, line: block.line });
  return {
    title,
    text,
    lines,
    experiment: settings.experiment ?? null,
    moment: settings.moment ?? null,
    goals: settings.goals ?? [],
    open: settings.open ?? usual.open ?? null,
    stage: settings.stage ?? usual.stage ?? null,
    hide: settings.hide ?? usual.hide ?? [],
    lock: settings.lock ?? usual.lock ?? [],
    show: settings.show ?? usual.show ?? null,
    view: settings.view ?? usual.view ?? null,
    predict: settings.predict ?? usual.predict ?? [],
    blanks: settings.blanks ?? usual.blanks ?? [],
    walk: settings.walk ?? usual.walk ?? null,
    depth: settings.depth ?? usual.depth ?? null,
  };
}

const both = <T>(of: T): Record<Language, T> => ({ en: of, ja: of });

/** The line in which a text begins. */
const firstOf = (lines: readonly Line[]): number => lines.find((line) => !isBlank(line))?.number ?? 0;

/** Reads something for both languages. A missing language takes the other one; null if there is no section. */
function inBoth<T>(sections: readonly Section[], read: (section: Section) => T): Record<Language, T> | null {
  const [en, ja] = (['en', 'ja'] as const).map((wanted) => sections.find(({ language }) => language === wanted));
  const [first, second] = [en ?? ja, ja ?? en];
  return first === undefined || second === undefined ? null : { en: read(first), ja: read(second) };
}

/** Reads a setting line, with or without a bullet. The key may be misspelt. */
function settingOf(line: Line): { readonly key: string; readonly value: string; readonly bullet: boolean } | null {
  if (line.isCode || !/[:：]/.test(line.text)) return null;
  const bullet = /^\s*[-*]\s+/.exec(line.text)?.[0] ?? '';
  const pair = pairOf(line.text.slice(bullet.length));
  // A key is one word in Latin letters. Other lines with a colon are text.
  return pair !== null && /^[a-z]+$/.test(pair.key) ? { ...pair, bullet: bullet !== '' } : null;
}

function readSettings(
  lines: readonly Line[],
  problems: LessonProblem[],
): { readonly settings: Settings; readonly rest: readonly Line[] } {
  let settings: Settings = {};
  const seen = new Set<string>();
  let at = 0;
  for (; at < lines.length && problems.length < mostProblems; at++) {
    const line = lines[at];
    if (isBlank(line) || isComment(line)) continue;
    const setting = settingOf(line);
    if (setting === null) break;
    const { key, value, bullet } = setting;
    const tell = (fault: Fault): number => problems.push({ ...fault, line: line.number });
    if (!stepKeys.includes(key)) {
      const meant = nearest(key, stepKeys);
      if (!bullet && meant === null) break; // text may begin with `Note: …`
      tell({ code: 'unknownKey', key: excerpt(key), nearest: meant, known: stepKeys });
    } else if (seen.has(key) && key !== 'goal') tell({ code: 'twice', key });
    else settings = readSetting(settings, key, value, tell);
    seen.add(key);
  }
  return { settings, rest: lines.slice(at) };
}

const isComment = ({ text }: Line): boolean => /^\s*<!--.*-->\s*$/.test(text);

/** Reports settings below the text, which the student would see as text. */
function tellLateSettings(lines: readonly Line[], problems: LessonProblem[]): void {
  for (const line of lines) {
    if (problems.length >= mostProblems) break;
    const key = settingOf(line)?.key;
    if (key !== undefined && stepKeys.includes(key)) problems.push({ code: 'settingInText', key, line: line.number });
  }
}

const titleOf = (text: string): string =>
  text
    .trim()
    .replace(/^[:：]/, '')
    .trim();

function sectionsOf(lines: readonly Line[]): {
  readonly before: readonly Line[];
  readonly sections: readonly Section[];
} {
  const starts: { readonly i: number; readonly line: Line; readonly name: string; readonly title: string }[] = [];
  lines.forEach((line, i) => {
    const match = line.isCode ? null : languagePattern.exec(line.text);
    if (match === null || starts.length > mostProblems) return;
    starts.push({ i, line, name: match[1].toLowerCase(), title: titleOf(line.text.slice(match[0].length)) });
  });
  return {
    before: lines.slice(0, starts[0]?.i ?? lines.length),
    sections: starts.map(({ i, line, name, title }, n) => ({
      language: ['en', 'english', '英語'].includes(name) ? 'en' : 'ja',
      title,
      line,
      lines: lines.slice(i + 1, starts[n + 1]?.i),
    })),
  };
}
