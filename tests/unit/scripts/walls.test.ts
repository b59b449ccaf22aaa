import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Allowed imports, as in the design: engine ← keras, data ← document ← {lesson, code, run} ← {health,
 * training} ← asking ← {scene, state} ← ui.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  engine: ['run'], // it has a folder of that name
  keras: ['engine'],
  data: ['engine'],
  document: ['engine', 'keras', 'data'],
  lesson: ['engine', 'keras', 'data', 'document'],
  code: ['engine', 'keras', 'data', 'document', '@lezer/python', '@lezer/common'],
  run: ['engine', 'keras', 'data', 'document'],
  health: ['engine', 'keras', 'data', 'document', 'run'],
  training: ['engine', 'keras', 'data', 'document', 'run'],
  asking: ['engine', 'keras', 'data', 'document', 'run', 'health', 'training'],
  i18n: ['engine', 'keras', 'data', 'document', 'lesson', 'code', 'health'],
  scene: ['engine', 'keras', 'data', 'document', 'd3'],
  state: 'engine keras data document lesson code run training asking i18n zustand zustand/vanilla'.split(' '),
  ui: [
    'engine',
    'keras',
    'data',
    'document',
    'lesson',
    'code',
    'run',
    'health',
    'training',
    'asking',
    'i18n',
    'scene',
    'state',
    'react',
    'd3',
    'zustand',
    'zustand/vanilla',
    'uqr',
    'node:fs',
    '@lezer/python',
    '@lezer/common',
  ],
};
const folders = Object.keys(mayImport);
const packages = [
  'react',
  'd3',
  'd3-scale',
  'zustand',
  'zustand/vanilla',
  'uqr',
  'node:fs',
  '@lezer/python',
  '@lezer/common',
];

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'walls-'));
  for (const file of ['.oxlintrc.json', 'scripts/lint'])
    cpSync(join(root, file), join(project, file), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

/** Lints files, each given as its lines. @returns `file:line rule` of every error */
function lint(files: Readonly<Record<string, readonly string[]>>): Set<string> {
  for (const [file, lines] of Object.entries(files)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), lines.join('\n'));
  }
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'unix', '.'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const found = stdout.matchAll(/^\.?\/?(.+?):(\d+):\d+: .*\[\w+\/\w+\(([\w-]+)\)\]$/gm);
  return new Set(Array.from(found, ([, file, line, rule]) => `${file}:${line} ${rule}`));
}

describe('the walls between the folders', () => {
  it('stand for every pair of folders and for every package, in a folder and in one inside it', () => {
    const files: Record<string, string[]> = {};
    const walls = new Set<string>();
    for (const folder of folders) {
      for (const [file, up] of [
        [`src/${folder}/a.ts`, '../'],
        [`src/${folder}/inside/a.ts`, '../../'],
      ]) {
        const others = folders.filter((each) => each !== folder);
        const sources = [...others, ...packages].map((each) => (packages.includes(each) ? each : `${up}${each}/x.ts`));
        files[file] = sources.map((source, at) => `export { x as x${at} } from '${source}';`);
        [...others, ...packages].forEach((each, at) => {
          if (!mayImport[folder].includes(each)) walls.add(`${file}:${at + 1} no-restricted-imports`);
        });
      }
    }
    expect(lint(files)).toEqual(walls);
  });

  it('let only names be imported from d3, and nothing from its modules', () => {
    const lines = ["export * as d3 from 'd3';", "export * from 'd3';", "export { line } from 'd3-shape';"];
    const files = ['src/scene/a.ts', 'src/ui/a.ts', 'src/ui/charts/a.ts'];
    const complaints = files.flatMap((file) => [1, 2, 3].map((line) => `${file}:${line} no-restricted-imports`));
    expect(lint(Object.fromEntries(files.map((file) => [file, lines])))).toEqual(new Set(complaints));
  });

  it('let a folder import from itself', () => {
    const own = ["export * from '../own.ts';", "export * from './data.ts';", "export * from '../link/ui.ts';"];
    expect(lint(Object.fromEntries(folders.map((folder) => [`src/${folder}/inside/a.ts`, own])))).toEqual(new Set());
  });

  it('keep what differs between browsers or runs out of the pure folders', () => {
    const lines = [
      'export const a = Math.random();',
      'export const b = Math.exp(1);',
      'export const { tanh } = Math;',
      'export const c = Date.now();',
      'export const d = performance.now();',
      'export const e = (x: number): number => x ** 0.5;',
      'export const f = 2 ** 32 + 2 ** -3 + Math.sqrt(2) + Math.fround(1) + Math.imul(2, 3);',
    ];
    const rules = ['properties', 'properties', 'properties', 'globals', 'globals'].map(
      (each) => `no-restricted-${each}`,
    );
    const pure = ['engine', 'keras', 'data', 'document', 'lesson'].map((folder) => `src/${folder}/a.ts`);
    const expected = pure.flatMap((file) => [...rules, 'no-power'].map((rule, at) => `${file}:${at + 1} ${rule}`));
    expect(lint(Object.fromEntries([...pure, 'src/ui/a.ts'].map((file) => [file, lines])))).toEqual(new Set(expected));
  });

  it('let no module of the page keep anything, or act as it is loaded', () => {
    const lines = [
      'let kept = 0;',
      'export let told = 0;',
      "window.addEventListener('keydown', () => (kept += told++));",
      'export const none = null;',
      'export function hear(): void {',
      '  let heard = 0;',
      "  window.addEventListener('keydown', () => heard++);",
      '}',
    ];
    const complaints = ['src/state/a.ts', 'src/ui/inside/a.ts'].flatMap((file) =>
      [1, 2, 3].map((line) => `${file}:${line} no-state`),
    );
    const files = ['src/state/a.ts', 'src/ui/inside/a.ts', 'src/training/a.ts'];
    expect(lint(Object.fromEntries(files.map((file) => [file, lines])))).toEqual(new Set(complaints));
  });

  it('let only one file make a Worker, and only the worker use `self`', () => {
    const lines = ["export const a = new Worker('a.js');", 'export const close = (): void => self.close();'];
    const files = ['src/asking/browserWorker.ts', 'src/asking/worker.ts', 'src/training/trainer.ts', 'src/ui/a.ts'];
    const complaints = [1, 2].flatMap((line) => files.slice(2).map((file) => `${file}:${line} no-restricted-globals`));
    expect(lint(Object.fromEntries(files.map((file) => [file, lines])))).toEqual(new Set(complaints));
  });

  it('let no files import each other in a circle, not even types', () => {
    const files = {
      'src/scene/a.ts': ["import type { B } from './b.ts';", 'export type A = B;'],
      'src/scene/b.ts': ["import type { A } from './a.ts';", 'export type B = readonly A[];'],
    };
    expect(lint(files)).toEqual(new Set(['src/scene/a.ts:1 no-cycle', 'src/scene/b.ts:1 no-cycle']));
  });
});
