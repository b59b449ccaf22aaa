// Measures the JavaScript that the built page loads before it can do anything.
import { readdirSync, readFileSync } from 'node:fs';
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

/**
 * The scripts in dist/assets of these names (before the hash), which the page fetches by itself beyond `firstLoad`.
 * @param {string} dist folder of the built page
 * @param {readonly string[]} names
 * @returns {{ file: string, bytes: number }[]} gzipped sizes
 */
export function namedAssets(dist, names) {
  return readdirSync(join(dist, 'assets'))
    .filter((file) => names.some((name) => file.startsWith(`${name}-`) && file.endsWith('.js')))
    .map((file) => ({ file: `assets/${file}`, bytes: gzipSync(readFileSync(join(dist, 'assets', file))).length }));
}
