import { writeFile } from 'node:fs/promises';
import type { RunState } from '../../src/engine/run/state.ts';
import { Refused } from './arguments.ts';
import { contentOf, placed } from './files.ts';

/** What `--save` writes: the link, the results so far, and the run's state. */
export interface SavedRun {
  readonly link: string;
  readonly initial: Readonly<Record<string, number>>;
  readonly history: Readonly<Record<string, readonly number[]>>;
  readonly state: RunState;
}

/** First line of such a file. The second is JSON, all else are the bytes of the state. */
const mark = 'MLP Visualizer, a saved run';

/** @throws Refused when the file cannot be written */
export async function saveRun(path: string, { state, ...others }: SavedRun): Promise<void> {
  const { bytes, ...head } = state;
  const text = `${mark}\n${JSON.stringify({ ...others, state: head })}\n`;
  try {
    await writeFile(placed(path), Buffer.concat([Buffer.from(text), Buffer.from(bytes)]));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(`${path} cannot be written: ${code === 'ENOENT' ? 'there is no such folder' : code}.`);
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
    // What is in it is checked when it is used.
    saved = JSON.parse(content.subarray(head + 1, body).toString()) as SavedRun;
  } catch {
    throw none;
  }
  const objects: unknown[] = [saved.state, saved.initial, saved.history];
  if (typeof saved.link !== 'string' || !objects.every((it) => typeof it === 'object' && it !== null)) throw none;
  return { ...saved, state: { ...saved.state, bytes: Uint8Array.from(content.subarray(body + 1)).buffer } };
}
