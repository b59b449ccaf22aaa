// This project's engine beside others that train networks in JavaScript: TensorFlow.js, synaptic, ConvNetJS. They are
// installed in tests/bench/peers when this bench runs for the first time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contest } from './contest.ts';
import type { Measure } from './measure.ts';
import { inNode } from './node.ts';
import { workloads } from './workloads.ts';

/** Columns, and what tests/bench/contestant.mjs calls them. */
const engines = {
  ts: 'ts',
  simd: 'simd',
  'TF.js cpu': 'tfjs:cpu',
  'TF.js wasm': 'tfjs:wasm',
  'TF.js wasm by hand': 'tfjs:hand',
  synaptic: 'synaptic',
  ConvNetJS: 'convnetjs',
};

export async function run(folder: URL): Promise<Measure[]> {
  const place = new URL('peers/', folder);
  if (!install(place)) {
    console.error('The other engines could not be installed (is there a network?): nothing is compared.');
    return [];
  }
  const starts = new Map(Object.entries(engines).map(([column, name]) => [column, inNode(folder, name)]));
  const measures: Measure[] = [];
  for (const workload of workloads) measures.push(...(await contest(workload, starts)));
  return measures;
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
