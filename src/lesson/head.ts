import { excerpt } from '../document/link/result.ts';
import type { Localized } from './lesson.ts';
import { isLongerThan, type Line, longestTitle, pairOf } from './fileLines.ts';
import { nearest } from './nearestWord.ts';
import { type Fault, type LessonProblem, mostProblems } from './fault.ts';
import { longestWord, readSetting, sceneKeys, type Settings } from './settings.ts';

/** The head of a lesson's file, between the two `---` lines. */
export interface Head {
  readonly id: string | null;
  readonly order: number;
  readonly title: Localized | null;
  readonly summary: Localized;
  /** Defaults for steps that do not set their own. */
  readonly settings: Settings;
}

const idPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const lastOrder = 1000;
const texts = ['title', 'title en', 'title ja', 'summary', 'summary en', 'summary ja'];
const known: readonly string[] = ['id', 'order', ...texts, ...sceneKeys];

/** Builds a text for both languages. A missing language takes the text of the other one. */
function localized(said: ReadonlyMap<string, string>, name: string): Localized | null {
  const both = said.get(name);
  const en = said.get(`${name} en`) ?? both ?? said.get(`${name} ja`);
  const ja = said.get(`${name} ja`) ?? both ?? said.get(`${name} en`);
  return en === undefined || ja === undefined ? null : { en, ja };
}

/** @param first line of the opening `---` */
export function readHead(lines: readonly Line[], first: number, problems: LessonProblem[]): Head {
  const said = new Map<string, string>();
  let settings: Settings = {};
  /** Parent key of indented lines, as in YAML: `title:` above an indented `en:`. */
  let above = '';
  for (const { text, number } of lines) {
    if (problems.length >= mostProblems) break;
    const tell = (fault: Fault): number => problems.push({ ...fault, line: number });
    if (/^\s*(?:#.*)?$/.test(text)) continue;
    const pair = pairOf(text);
    if (pair === null) {
      tell({ code: 'headLine', text: excerpt(text.trim()) });
      continue;
    }
    const key = /^\s/.test(text) && above !== '' ? `${above} ${pair.key}` : pair.key;
    if (!/^\s/.test(text)) above = pair.value === '' ? key : '';
    if (pair.value === '' && above === key && (key === 'title' || key === 'summary')) continue;
    if (!known.includes(key)) tell({ code: 'unknownKey', key: excerpt(key), nearest: nearest(key, known), known });
    else if (said.has(key)) tell({ code: 'twice', key });
    else {
      said.set(key, pair.value);
      if (sceneKeys.includes(key)) settings = readSetting(settings, key, pair.value, tell);
    }
  }
  const title = localized(said, 'title');
  const summary = localized(said, 'summary') ?? { en: '', ja: '' };
  if (title === null || title.en === '') problems.push({ code: 'noTitle', line: first });
  for (const text of [title, summary]) {
    if (text !== null && isLongerThan(longestTitle, text)) {
      problems.push({ code: 'textTooLong', max: longestTitle, line: first });
    }
  }
  return {
    id: readId(said, first, problems),
    order: readOrder(said, first, problems),
    title,
    summary,
    settings,
  };
}

function readId(said: ReadonlyMap<string, string>, line: number, problems: LessonProblem[]): string | null {
  const id = said.get('id');
  if (id === undefined) return null;
  if (!idPattern.test(id)) problems.push({ code: 'badId', value: excerpt(id), line });
  return id;
}

function readOrder(said: ReadonlyMap<string, string>, line: number, problems: LessonProblem[]): number {
  const order = said.get('order')?.slice(0, longestWord).normalize('NFKC');
  if (order === undefined) return lastOrder;
  if (/^\d{1,4}$/.test(order) && Number(order) <= lastOrder) return Number(order);
  problems.push({ code: 'badNumber', key: 'order', value: excerpt(order), max: lastOrder, line });
  return lastOrder;
}
