// This project's engine beside others: those that train networks in JavaScript, which are installed in tests/bench/peers
// when this bench runs for the first time, and PyTorch where a Python has it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contest, type Say, type Start } from './contest.ts';
import type { Measure } from './measure.ts';
import { findPython, inNode, inPython } from './processes.ts';
import { type Rival, ratios } from './ratios.ts';
import { workloads } from './workloads.ts';

/** Columns, and what tests/bench/contestant.mjs calls them. */
const own = { ts: 'ts', simd: 'simd' };
const asPeopleWrite = {
  'TF.js cpu': 'tfjs:cpu',
  'TF.js wasm': 'tfjs:wasm',
  'TF.js wasm, batches': 'tfjs:batches',
  synaptic: 'synaptic',
  ConvNetJS: 'convnetjs',
  'brain.js': 'brainjs',
};
const byHand = { 'TF.js wasm, by hand': 'tfjs:hand' };
const torch = 'PyTorch';

/** TensorFlow.js is compiled all through its first second. */
const warmUp = 1500;

const rivals: readonly Rival[] = [
  {
    column: '÷ best in JavaScript',
    engines: Object.keys(asPeopleWrite),
    goals: { W1: 5, W2: 5, W3: 7, W4: 20, W5: 12, W6: 12 },
  },
  { column: '÷ TF.js wasm, by hand', engines: Object.keys(byHand), goals: { W4: 10, W5: 2, W6: 2 } },
  { column: '÷ PyTorch, 1 thread', engines: [torch], goals: { W1: 1.5, W2: 1.5, W3: 1.5, W4: 1.5 } },
];

export async function run(folder: URL, say: Say): Promise<Measure[]> {
  const place = new URL('peers/', folder);
  const areInstalled = install(place);
  if (!areInstalled) say('The other engines in JavaScript could not be installed (is there a network?).');
  const names = { ...own, ...(areInstalled ? { ...asPeopleWrite, ...byHand } : {}) };
  const starts = new Map<string, Start>(Object.entries(names).map(([column, name]) => [column, inNode(folder, name)]));
  const python = findPython('torch');
  if (python === null) say('No Python here has PyTorch (the package torch).');
  else starts.set(torch, inPython(python, new URL('pytorch.py', place)));
  const rates: Measure[] = [];
  for (const workload of workloads) rates.push(...(await contest(workload, starts, say, warmUp)));
  return [...rates, ...ratios(rates, Object.keys(own), rivals)];
}

/** Installs what the lock names, unless that is there. @returns whether it is there now */
function install(place: URL): boolean {
  const stamp = new URL('node_modules/.installed-lock', place);
  const wanted = createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', place)))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.error('Installing the other engines (about 100 MB) …');
  const options = { cwd: fileURLToPath(place), shell: process.platform === 'win32', encoding: 'utf8' } as const;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--fetch-retries=1'], options);
  if (status === 0) writeFileSync(stamp, wanted);
  return status === 0;
}
