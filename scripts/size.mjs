// How much JavaScript the built page loads before it can do anything.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * The scripts and modulepreloads that index.html names, and all that these import statically.
 * @param {string} dist folder of the built page
 * @returns {{ file: string, bytes: number }[]} gzipped sizes
 */
export function firstLoad(dist) {
  const found = new Map();
  const visit = (file) => {
    if (found.has(file)) return;
    const code = readFileSync(join(dist, file));
    found.set(file, gzipSync(code).length);
    for (const [, path] of code.toString().matchAll(/\b(?:import|from)\s*["'](\.{1,2}\/[^"'\s]+\.js)["']/g)) {
      visit(posix.join(posix.dirname(file), path));
    }
  };
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    if (tag.startsWith('<link') && !/\brel="?modulepreload\b/.test(tag)) continue;
    const path = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
    if (path !== undefined) visit(posix.normalize(path));
  }
  return [...found].map(([file, bytes]) => ({ file, bytes }));
}
