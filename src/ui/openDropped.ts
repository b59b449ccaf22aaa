import { refusesData } from '../state/guardLocked.ts';
import type { TrainingControls } from '../state/training.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Trouble } from '../state/loadLesson.ts';

type Kind = 'lesson' | 'experiment' | 'table';

/** Bytes of a file that tell what it is, and lines of them. */
const looked = { bytes: 50_000, lines: 20 };

const number = String.raw`[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?`;
/** What stands in a row of a table: a separator, or numbers side by side, which the table's dialog has a sentence for. */
const marksOfRows = [/\t/, /;/, /\|/, /,/, new RegExp(`^\\s*${number}(?:\\s+${number})+\\s*$`, 'i')];

/** The beginning of a file as text; null where it is none. */
async function beginningOf(file: File): Promise<string | null> {
  const bytes = new Uint8Array(await file.slice(0, looked.bytes).arrayBuffer());
  const isWide = (a: number, b: number, zero: number): boolean =>
    (bytes[0] === a && bytes[1] === b) || (bytes.length > 3 && bytes[zero] === 0 && bytes[zero + 2] === 0);
  const encoding = isWide(0xff, 0xfe, 1) ? 'utf-16le' : isWide(0xfe, 0xff, 0) ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes); // signs of other encodings are none that are looked for
  return text.includes('\0') ? null : text;
}

/** What a file has: by its name, where that says it, else by its first lines. */
export async function kindOf(file: File): Promise<Kind> {
  if (/\.(?:csv|tsv|tab|xlsx?|ods)$/i.test(file.name) || file.type === 'text/csv') return 'table';
  if (/\.json$/i.test(file.name)) return 'experiment';
  if (/\.(?:md|markdown)$/i.test(file.name)) return 'lesson';
  const text = (await beginningOf(file))?.trimStart() ?? '';
  if (text.startsWith('---')) return 'lesson';
  if (text.startsWith('{')) return 'experiment';
  const lines = text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(0, looked.lines);
  const areRows = (mark: RegExp): boolean =>
    lines.filter((line) => mark.test(line)).length >= Math.max(2, lines.length / 2);
  return marksOfRows.some(areRows) ? 'table' : 'lesson';
}

/** Opens a file that was dropped on the page, by what it is. @returns what is in a lesson's way; `table`: it is one */
export async function openDropped(
  file: File,
  workspace: Workspace,
  controls: TrainingControls,
): Promise<Trouble | 'table' | null> {
  const kind = await kindOf(file);
  if (kind === 'table') return refusesData(workspace.store, 'own_table') ? null : 'table';
  if (kind === 'experiment') {
    const { openExperimentFile } = await import('./share/openExperimentFile.ts');
    await openExperimentFile(file, workspace, controls);
    return null;
  }
  const { openLessonFile } = await import('./lessons/openLessonFile.ts');
  return openLessonFile(file, workspace);
}
