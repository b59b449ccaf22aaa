import { readFile as readText } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lateSetsIn, makeLateKnown } from '../../src/data/lateSets.ts';
import type { Experiment } from '../../src/document/experiment.ts';
import type { LessonPlace } from '../../src/document/link/linkLesson.ts';
import { momentIn, type WrittenMoment } from '../../src/document/link/linkMoment.ts';
import { decodeLink, pairsOf, readLesson } from '../../src/document/link.ts';
import { startOf } from '../../src/lesson/lesson.ts';
import { parseLesson } from '../../src/lesson/parseLesson.ts';
import { unpack } from '../../src/state/packing.ts';
import * as text from '../../src/i18n/en/messages.ts';
import { fileErrorSentence, linkErrorSentence, noticeSentence } from '../../src/i18n/sentences.ts';
import { readArrival } from '../../src/state/arrive.ts';
import { readFile } from '../../src/state/experimentFile.ts';
import { takeRows } from '../../src/state/ownRows.ts';
import { type Arguments, Refused } from './arguments.ts';
import { type Opened, readProgram } from './program.ts';
import { contentOf } from './files.ts';

/** @throws Refused when it contains no experiment */
export async function open(
  source: Exclude<Arguments['source'], { resume: string }>,
  read: () => Promise<string>,
): Promise<Opened> {
  if ('code' in source) {
    const text = await programText(source.code, read);
    await makeLateKnown(lateSetsIn(text));
    return readProgram(text);
  }
  return 'file' in source ? openFile(source.file) : openLink(source.link);
}

async function openLink(link: string): Promise<Opened> {
  const lesson = readLesson(link);
  if (lesson?.isAlone) return openLesson(lesson.place);
  await makeLateKnown(lateSetsIn(link));
  const pairs = pairsOf(link);
  const trouble = await takeRows(pairs);
  if (trouble !== null) throw new Refused(linkErrorSentence(text, trouble));
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new Refused(linkErrorSentence(text, decoded.error));
  const { experiment, notices } = decoded;
  const notes = notices.map((notice) => noticeSentence(text, notice));
  return openAt(experiment, momentIn(pairs), notes);
}

async function openAt(experiment: Experiment, written: WrittenMoment | null, notes: Opened['notes']): Promise<Opened> {
  const arrival = written === null ? null : await readArrival(experiment, written);
  if (arrival !== null && 'code' in arrival) throw new Refused(linkErrorSentence(text, arrival));
  return { experiment, notes, where: () => null, arrival };
}

/** The page's own lessons. npm changes to the folder of the package. */
const lessons = resolve('public/lessons');

/** The file of a lesson that is packed in the link, or of one of the page's own. */
async function lessonFile(name: string): Promise<string> {
  if (name.startsWith('pack:')) return (await unpack(name)) ?? '';
  const known = JSON.parse(await readText(join(lessons, 'index.json'), 'utf8')) as readonly string[];
  if (known.includes(name)) return readText(join(lessons, `${name}.md`), 'utf8');
  throw new Refused(`There is no lesson “${name.slice(0, 40)}” here. There are ${known.join(', ')}.`);
}

/** A link to a lesson: what its step starts with. */
async function openLesson({ name, step }: LessonPlace): Promise<Opened> {
  const file = await lessonFile(name);
  await makeLateKnown(lateSetsIn(file));
  const parsed = parseLesson(file);
  const { experiment = null, moment = null } = (parsed.ok ? startOf(parsed.lesson, step) : null) ?? {};
  if (experiment === null) throw new Refused('The lesson in this link is damaged, or has no experiment.');
  return openAt(experiment, moment, []);
}

async function openFile(path: string): Promise<Opened> {
  const content = await readFile(new Blob([new Uint8Array(await contentOf(path))]));
  if ('code' in content) throw new Refused(`${path} cannot be opened. ${fileErrorSentence(text, content)}`);
  const { experiment, arrival } = content;
  return { experiment, notes: [], where: () => null, arrival };
}

/** @throws Refused when there is no such file */
async function programText(path: string, read: () => Promise<string>): Promise<string> {
  return path === '-' ? read() : (await contentOf(path)).toString();
}
