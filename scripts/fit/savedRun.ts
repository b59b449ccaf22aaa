import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import type { RunState } from '../../src/engine/run/state.ts';
import { Refused } from './arguments.ts';
import { contentOf, placed, reasonOf } from './files.ts';

/** What `--save` writes: the link, the results so far, and the run's state. */
export interface SavedRun {
  readonly link: string;
  readonly initial: Readonly<Record<string, number>>;
  readonly history: Readonly<Record<string, readonly number[]>>;
  readonly state: RunState;
}

/**
 * How such a file begins. The first line goes on with the SHA-256 of what follows it: a line of JSON, then the bytes of
 * the state.
 */
const mark = 'MLP Visualizer, a saved run, ';

const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Tries a place before a run is trained for it. What is there stays. @throws Refused when it cannot be written */
export async function tryPlace(path: string): Promise<void> {
  const isThere = existsSync(placed(path));
  await writing(path, async () => (await open(placed(path), 'a')).close());
  if (!isThere) await rm(placed(path));
}

/** @throws Refused when the file cannot be written */
export async function saveRun(path: string, { state, ...others }: SavedRun): Promise<void> {
  const { bytes, ...head } = state;
  const text = `${JSON.stringify({ ...others, state: head })}\n`;
  const content = Buffer.concat([Buffer.from(text), Buffer.from(bytes)]);
  const first = Buffer.from(`${mark}${digestOf(content)}\n`);
  await writing(path, () => writeFile(placed(path), Buffer.concat([first, content])));
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(`${path} cannot be written: ${code === 'ENOENT' ? 'there is no such folder' : reasonOf(code)}.`);
  }
}

/** The run itself checks the state. @throws Refused when there is no such file, or it is damaged, or none of a saved run */
export async function openRun(path: string): Promise<SavedRun> {
  const content = await contentOf(path);
  const end = content.indexOf('\n');
  const first = content.subarray(0, end).toString();
  const none = new Refused(`${path} is not a saved run.`);
  if (end < 0 || !first.startsWith(mark)) throw none;
  const rest = content.subarray(end + 1);
  if (first !== mark + digestOf(rest)) {
    throw new Refused(`${path} is a damaged saved run: its checksum is not that of what it has.`);
  }
  const body = rest.indexOf('\n');
  if (body < 0) throw none;
  let saved: SavedRun;
  try {
    // What is in it is checked when it is used.
    saved = JSON.parse(rest.subarray(0, body).toString()) as SavedRun;
  } catch {
    throw none;
  }
  const objects: unknown[] = [saved.state, saved.initial, saved.history];
  if (typeof saved.link !== 'string' || !objects.every((it) => typeof it === 'object' && it !== null)) throw none;
  return { ...saved, state: { ...saved.state, bytes: Uint8Array.from(rest.subarray(body + 1)).buffer } };
}
