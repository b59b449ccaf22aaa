import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { RunState } from '../../src/engine/run.ts';
import { Refused } from './arguments.ts';

/** What `--save` writes: the link, the results so far, and the run's state. */
export interface SavedRun {
  readonly link: string;
  readonly initial: Readonly<Record<string, number>>;
  readonly history: Readonly<Record<string, readonly number[]>>;
  readonly state: RunState;
}

/** First line of such a file. The second is JSON, all else are the bytes of the state. */
const mark = 'MLP Visualizer, a saved run';

// npm changes to the folder of the package; INIT_CWD is the folder that it was called from.
export const placed = (path: string): string => resolve(process.env.INIT_CWD ?? '', path);

/** @throws Refused when the file cannot be written */
export async function saveRun(path: string, { state, ...others }: SavedRun): Promise<void> {
  const { bytes, ...head } = state;
  const text = `${mark}\n${JSON.stringify({ ...others, state: head })}\n`;
  try {
    await writeFile(placed(path), Buffer.concat([Buffer.from(text), Buffer.from(bytes)]));
  } catch (error) {
    throw new Refused(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

/** The run itself checks the state. @throws Refused when there is no such file, or it is none of a saved run */
export async function openRun(path: string): Promise<SavedRun> {
  const content = await contentOf(path);
  const head = content.indexOf('\n');
  const body = content.indexOf('\n', head + 1);
  const none = new Refused(`${path} is not a saved run.`);
  if (head < 0 || body < 0 || content.subarray(0, head).toString() !== mark) throw none;
  let saved: SavedRun;
  try {
    saved = JSON.parse(content.subarray(head + 1, body).toString()) as SavedRun; // what is in it is checked when it is used
  } catch {
    throw none;
  }
  if (typeof saved.link !== 'string' || typeof saved.state !== 'object') throw none;
  return { ...saved, state: { ...saved.state, bytes: Uint8Array.from(content.subarray(body + 1)).buffer } };
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(placed(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : String(code)}.`);
  }
}
