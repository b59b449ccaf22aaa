import { lateSetsIn, makeLateKnown } from '../data/lateSets.ts';
import { mostTableBytes } from '../data/tableBytes.ts';
import { knownTables, makeKnown } from '../data/tables.ts';
import { seal } from '../document/link/check.ts';
import { writePlace } from '../document/link/linkMoment.ts';
import type { FileError } from '../document/link/result.ts';
import { encodeLink } from '../document/link/write.ts';
import { decodeLink, readLesson } from '../document/link.ts';
import type { Experiment } from '../document/experiment.ts';
import type { LessonPlace } from '../document/link/linkLesson.ts';
import type { Place } from '../document/moment.ts';
import { type Arrival, readArrival } from './arrive.ts';
import { packTable, unpackTable } from './ownRows.ts';
import { mostMomentBytes } from './packedMoment.ts';

// An experiment as a file: a link without what does not fit into one, and that beside it.
//
//     { "format": "MLP Visualizer", "version": 1, "link": "v=1&check=…", "rows": "1:…", "at": "85", "state": "1:…" }
//
// rows: of a person's own, as in links; at: it is trained to there; state: the run as it stood (packedMoment.ts);
// start: true where the exercise in the link begins at that moment, and has no room for it.

const format = 'MLP Visualizer';
const version = 1;

/** A file that is larger is not read. */
export const mostFileBytes = 0x400_0000; // 64 MiB

/** What is in a file. */
export interface FileContent {
  readonly experiment: Experiment;
  readonly lesson: LessonPlace | null;
  /** The moment that it was saved at; null: its beginning. */
  readonly arrival: Arrival | null;
  /** Whether that is where the lesson begins. */
  readonly isStart: boolean;
}

/**
 * The file of an experiment; null where its rows are too many even for that.
 * @param moment where it was, and the run as it stood there if it is packed; null: at its beginning
 * @param isStart whether the lesson begins at that moment
 */
export async function writeFile(
  experiment: Experiment,
  lesson: LessonPlace | null,
  moment: { readonly place: Place; readonly state: string | null } | null,
  isStart = false,
): Promise<string | null> {
  const { data } = experiment;
  const table = data.type === 'table' || data.type === 'points' ? knownTables.get(data.hash) : undefined;
  const rows = table === undefined ? null : await packTable(table, mostTableBytes.file);
  if (rows === '') return null;
  const content = {
    format,
    version,
    link: seal(encodeLink(experiment, { lesson })),
    ...(rows === null ? {} : { rows }),
    ...(moment === null ? {} : moment.state === null ? { at: writePlace(moment.place) } : { state: moment.state }),
    ...(isStart ? { start: true } : {}),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What is in a file, or why it does not open. The rows in it are known from then on. Never throws. */
export async function readFile(file: Blob): Promise<FileContent | FileError> {
  if (file.size > mostFileBytes) return { code: 'tooLarge', mebibytes: mostFileBytes / 2 ** 20 };
  let value: unknown;
  try {
    value = JSON.parse(await file.text());
  } catch (error) {
    return { code: error instanceof DOMException ? 'unreadable' : 'notJson' };
  }
  const content = own(value);
  if (content.get('format') !== format) return { code: 'notOurs' };
  const written = content.get('version');
  if (written !== version)
    return { code: Number.isInteger(written) && Number(written) > version ? 'newer' : 'noVersion' };
  const parts = ['link', 'rows', 'at', 'state'].map((key) => content.get(key));
  if (!parts.every((part) => part === undefined || typeof part === 'string')) return { code: 'damaged' };
  const [link, rows, at, state] = parts;
  if (link === undefined) return { code: 'damaged' };
  if (rows !== undefined) {
    const table = await unpackTable(rows, mostTableBytes.file);
    if (typeof table === 'string') return { code: table === 'newer' ? table : 'damaged' };
    makeKnown(table);
  }
  await makeLateKnown(lateSetsIn(link)).catch(() => undefined); // told by the link, which does not open then
  const decoded = decodeLink(link);
  if (!decoded.ok) return { code: 'badLink', error: decoded.error };
  const { experiment } = decoded;
  const isAtBeginning = at === undefined && state === undefined;
  const arrival = isAtBeginning ? null : await readArrival(experiment, { at, state }, mostMomentBytes.file);
  if (arrival !== null && 'code' in arrival) {
    if (arrival.code !== 'badMoment') return { code: 'badLink', error: arrival };
    return { code: arrival.why === 'newer' ? arrival.why : 'damaged' };
  }
  return { experiment, lesson: readLesson(link)?.place ?? null, arrival, isStart: content.get('start') === true };
}

/** The own fields of a foreign value. */
const own = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
