import { lateNames } from '../data/datasets.ts';
import { makeLateKnown } from '../data/lateSets.ts';
import * as link from '../document/link.ts';
import { momentIn } from '../document/link/linkMoment.ts';
import { excerpt } from '../document/link/result.ts';
import { isExercise } from '../lesson/playgroundLesson.ts';
import type { Mender } from './address.ts';
import { type Arrive, arriveAt, readArrival } from './arrive.ts';
import { findTables, savedLinks } from './keptTables.ts';
import { memoryOf } from './lessonMemory.ts';
import { loadLesson } from './loadLesson.ts';
import { takeRows } from './ownRows.ts';
import type { Shelf } from './saved.ts';
import { browserVault } from './vault.ts';
import type { Workspace } from './workspace.ts';

/** Whether a text may lead to a moment, also where a mail has broken it. */
const mayNameMoment = (text: string): boolean => /at|state/i.test(text);

/** Whether a name may stand in a text, also where a mail has broken it. */
const mayName = (text: string, name: string): boolean =>
  text
    .replace(/[=\s]+/g, '')
    .toLowerCase()
    .includes(name);

/** Why the lesson of a link cannot be opened; null where it can. */
async function whyNoLesson(name: string, workspace: Workspace): Promise<link.LinkError | null> {
  if (name.startsWith('playground:') && isExercise(name)) return null; // loading would note where it starts
  try {
    const outcome = await loadLesson(name, memoryOf(workspace));
    if (outcome.ok) return null;
    const { type } = outcome.trouble;
    // A link for a class whose table is elsewhere has no mistake.
    for (const problem of type === 'broken' ? outcome.trouble.problems : [])
      if (problem.code === 'badExperiment' && problem.error.code === 'unknownTable') return problem.error;
    const why = type === 'unknown' || type === 'elsewhere' || type === 'damaged' ? type : 'broken';
    return { code: 'badLesson', why, name: excerpt(name) };
  } catch {
    return { code: 'badLesson', why: 'notFetched', name: excerpt(name) };
  }
}

/**
 * The reader of links that others have changed, once the rows that the text or saved work names are known.
 * @param workspace knows the lessons of this tab; null: it is not asked for any
 */
export async function menderFor(
  text: string,
  shelf: Shelf | null,
  workspace: Workspace | null,
  vault = browserVault(),
): Promise<Mender> {
  // First, for a link of data that are not here is not read
  await makeLateKnown(lateNames.filter((name) => mayName(text, name))).catch(() => undefined);
  const isPacked = mayName(text, 'table') || mayNameMoment(text);
  const pairs = isPacked ? link.pairsOf(text) : new Map<string, string>();
  const trouble = await takeRows(pairs);
  await findTables(vault, () => [pairs.get('data') ?? '', savedLinks(shelf)]);
  const written = momentIn(pairs);
  const opened = written === null ? null : link.decodeLink(text);
  let arrive: Arrive | null = null;
  let refusal: link.LinkError | null = null;
  if (written !== null && opened?.ok) {
    const arrival = await readArrival(opened.experiment, written);
    if ('code' in arrival) refusal = arrival;
    else arrive = arriveAt(opened.experiment, arrival);
  }
  const lesson = link.readLesson(text);
  const noLesson = lesson === null || workspace === null ? null : await whyNoLesson(lesson.place.name, workspace);
  if (noLesson !== null) {
    return { ...link, decodeLink: () => ({ ok: false, error: noLesson }), readLesson: () => null };
  }
  const decodeLink: Mender['decodeLink'] = (asked) => {
    const decoded = link.decodeLink(asked);
    if (decoded.ok && refusal !== null) return { ok: false, error: refusal };
    const isMissing = !decoded.ok && decoded.error.code === 'unknownTable';
    return isMissing && trouble !== null ? { ok: false, error: trouble } : decoded;
  };
  return { ...link, decodeLink, arrive };
}
