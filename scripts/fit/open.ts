import { lateSetsIn, makeLateKnown } from '../../src/data/lateSets.ts';
import { decodeLink, pairsOf } from '../../src/document/link.ts';
import * as linkText from '../../src/i18n/en/link.ts';
import { linkErrorSentence, noticeSentence } from '../../src/i18n/sentences.ts';
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
  await makeLateKnown(lateSetsIn(source.link));
  const trouble = await takeRows(pairsOf(source.link));
  if (trouble !== null) throw new Refused(linkErrorSentence(linkText, trouble));
  const decoded = decodeLink(source.link);
  if (!decoded.ok) throw new Refused(linkErrorSentence(linkText, decoded.error));
  const { experiment, notices } = decoded;
  return { experiment, notes: notices.map((notice) => noticeSentence(linkText, notice)), where: () => null };
}

/** @throws Refused when there is no such file */
async function programText(path: string, read: () => Promise<string>): Promise<string> {
  return path === '-' ? read() : (await contentOf(path)).toString();
}
