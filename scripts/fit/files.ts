import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Refused } from './arguments.ts';

// npm changes to the folder of the package; INIT_CWD is the folder that it was called from.
export const placed = (path: string): string => resolve(process.env.INIT_CWD ?? '', path);

/** @throws Refused when there is no such file */
export async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(placed(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refused(`${path} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : reasonOf(code)}.`);
  }
}

/** Why the file system refused. */
export function reasonOf(code: string | undefined): string {
  if (code === 'EISDIR') return 'it is a folder';
  return code === 'EACCES' || code === 'EPERM' ? 'that is not allowed' : String(code);
}
