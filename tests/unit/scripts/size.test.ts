import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstLoad } from '../../../scripts/size.mjs';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'size-'));
  mkdirSync(join(dist, 'assets'));
});
afterEach(() => rmSync(dist, { recursive: true }));

it('weighs the entry, its preloads and what they import statically, each once, and nothing that comes later', () => {
  const files: Record<string, string> = {
    'entry.js': 'import{a}from"./shared.js";import"./side.js";const later=()=>import("./lazy.js");a(later)',
    'shared.js': 'export*from"./deep.js";export const a=1',
    'deep.js': 'import{a}from"./shared.js";export const b=a',
    'side.js': 'globalThis.side=1',
    'preload.js': 'export const p=1',
    'lazy.js': 'export const never=1',
  };
  for (const [name, code] of Object.entries(files)) writeFileSync(join(dist, 'assets', name), code);
  writeFileSync(
    join(dist, 'index.html'),
    `<script type="module" crossorigin src="./assets/entry.js"></script>
     <link rel="modulepreload" crossorigin href="./assets/preload.js">
     <link rel="stylesheet" crossorigin href="./assets/page.css">`,
  );
  const weighed = firstLoad(dist);
  const names = ['deep.js', 'entry.js', 'preload.js', 'shared.js', 'side.js'];
  expect(weighed.map(({ file }) => file).toSorted()).toEqual(names.map((name) => `assets/${name}`));
  const entry = weighed.find(({ file }) => file === 'assets/entry.js');
  expect(entry?.bytes).toBe(gzipSync(files['entry.js']).length);
});
