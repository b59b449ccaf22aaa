import { lateSetsIn, makeLateKnown } from '../data/lateSets.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { fetchText, whyMissing } from './fetchPart.ts';
import { exerciseFile, isExercise } from '../lesson/playgroundLesson.ts';
import { longestLesson, parseLesson } from '../lesson/parseLesson.ts';
import type { LessonProblem } from '../lesson/fault.ts';
import { checksum } from './deflated.ts';
import { pack, unpack } from './packing.ts';

/** Why there is no lesson; its sentence is in i18n. */
export type Trouble =
  | { readonly type: 'unknown'; readonly id: string }
  | { readonly type: 'damaged' | 'elsewhere' }
  | { readonly type: 'notText' | 'tooLarge'; readonly file: string }
  /** The lesson is open all the same, with some formulas as they are written. */
  | { readonly type: 'formulas'; readonly file: string; readonly problems: readonly LessonProblem[] }
  /** `file` is null for one that came in a link. */
  | { readonly type: 'broken'; readonly file: string | null; readonly problems: readonly LessonProblem[] };

/** A lesson that is there. */
export interface Loaded {
  readonly name: string;
  readonly lesson: Lesson;
  /** Whether a link can carry it. */
  readonly isInLink: boolean;
}

export type Outcome =
  | { readonly ok: true; readonly loaded: Loaded }
  | { readonly ok: false; readonly trouble: Trouble };

/** Whether a lesson may have formulas, and needs what reads them. */
export const hasFormulas = ({ steps }: Lesson): boolean =>
  steps.some(({ text }) => text.en.includes('$') || text.ja.includes('$'));

const fail = (trouble: Trouble): Outcome => ({ ok: false, trouble });

/** Where the page's own lessons lie, whatever folder the page is in. */
const folder = (): URL => new URL('lessons/', document.baseURI);

export const addressOf = (id: string): string => new URL(`${id}.md`, folder()).href;

function parseUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/**
 * The address of a picture in a lesson; null if it is not on the page's own host. The parser has refused such ones by
 * their letters; this is the browser's own reading.
 */
export function pictureAddress(src: string): string | null {
  const own = folder();
  const url = parseUrl(src, own);
  if (url?.protocol === 'data:') return url.href.startsWith('data:image/') ? url.href : null;
  return url?.protocol === own.protocol && url.host === own.host ? url.href : null;
}

/** The address of a link in a lesson; null if it leads to anything but a page of the web. */
export function linkAddress(href: string): string | null {
  const url = parseUrl(href);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

/** Texts fetched so far; a failed fetch is tried again. */
const texts = new Map<string, string>();

async function fetchFile(file: string): Promise<string> {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = await fetchText(new URL(file, folder()).href);
  texts.set(file, text);
  return text;
}

/** The ids of the lessons that lie beside the page: a JSON array, which whoever hosts the page may lengthen. */
async function fetchIds(): Promise<readonly string[]> {
  const ids: unknown = JSON.parse(await fetchFile('index.json'));
  if (!Array.isArray(ids)) throw new Error('index.json is no array');
  return ids.filter((id): id is string => typeof id === 'string');
}

/** One of the page's own lessons; null where it is wrong, or the host does not have it. */
async function fetchLesson(id: string): Promise<Loaded | null> {
  try {
    const text = await fetchFile(`${id}.md`);
    await makeLateKnown(lateSetsIn(text));
    const parsed = parseLesson(text);
    return parsed.ok ? { name: id, lesson: parsed.lesson, isInLink: true } : null;
  } catch (error) {
    if (whyMissing(error) === 'replaced') return null;
    throw error;
  }
}

/**
 * The page's own lessons in their order; those that are wrong or missing are left out.
 * @throws {PartError} when they cannot be fetched
 */
export async function fetchLessons(): Promise<readonly Loaded[]> {
  const lessons = await Promise.all((await fetchIds()).map(fetchLesson));
  return lessons.filter((lesson) => lesson !== null).toSorted((a, b) => a.lesson.order - b.lesson.order);
}

/** What is remembered of lessons in this tab. */
interface Memory {
  readonly recallFile: (name: string) => KeptFile | null;
  readonly startOf: (exercise: string) => string;
}

/**
 * The lesson that a link names: one of the page's own, one packed into the link, or one from a file opened here.
 * @throws {PartError} when it cannot be fetched
 */
export async function loadLesson(name: string, { recallFile, startOf }: Memory): Promise<Outcome> {
  if (name.startsWith('pack:')) {
    const text = await unpack(name);
    return text === null ? fail({ type: 'damaged' }) : read(name, text, null);
  }
  if (name.startsWith('playground:')) {
    return isExercise(name) ? read(name, exerciseFile(name, startOf(name)), null) : fail({ type: 'damaged' });
  }
  if (name.startsWith('file:')) {
    const kept = recallFile(name);
    return kept === null ? fail({ type: 'elsewhere' }) : read(name, kept.text, null);
  }
  if (!(await fetchIds()).includes(name)) return fail({ type: 'unknown', id: name.slice(0, 40) });
  return read(name, await fetchFile(`${name}.md`), `${name}.md`);
}

/** A lesson too long for a link, kept for this tab so that it is there after a reload. */
export interface KeptFile {
  readonly name: string;
  readonly text: string;
}

/** Opens a file that a person dropped or chose. @returns also the part to keep where no link can carry it. */
export async function openFile(file: File): Promise<{ readonly outcome: Outcome; readonly keep: KeptFile | null }> {
  if (file.size > 4 * longestLesson) return { outcome: fail({ type: 'tooLarge', file: file.name }), keep: null };
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  if (text === null) return { outcome: fail({ type: 'notText', file: file.name }), keep: null };
  const packed = await pack(text);
  const name = packed ?? `file:${await checksum(new TextEncoder().encode(text))}`;
  return { outcome: await read(name, text, file.name), keep: packed === null ? { name, text } : null };
}

/** UTF-8, or what older editors on a Japanese Windows write; null for what is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encodings = isWide ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'shift_jis'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // A picture or a program has signs in it that no text has.
      // eslint-disable-next-line no-control-regex -- these are the signs
      if (!/[\u0000-\u0008\u000e-\u001a]/.test(text)) return text;
    } catch {
      // not this one
    }
  }
  return null;
}

async function read(name: string, text: string, file: string | null): Promise<Outcome> {
  await makeLateKnown(lateSetsIn(text));
  const parsed = parseLesson(text);
  if (!parsed.ok) return fail({ type: 'broken', file, problems: parsed.problems });
  return { ok: true, loaded: { name, lesson: parsed.lesson, isInLink: !name.startsWith('file:') } };
}
