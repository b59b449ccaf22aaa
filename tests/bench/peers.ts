// This project's engine beside others that train networks in JavaScript: TensorFlow.js, synaptic, ConvNetJS. They are
// installed in tests/bench/peers when this bench runs for the first time.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
  if (!existsSync(new URL('node_modules/', place)) && !install(place)) {
    console.error('The other engines could not be installed (is there a network?): nothing is compared.');
    return [];
  }
  const starts = new Map(Object.entries(engines).map(([column, name]) => [column, inNode(folder, name)]));
  const measures: Measure[] = [];
  for (const workload of workloads) measures.push(...(await contest(workload, starts)));
  return measures;
}

function install(place: URL): boolean {
  console.error('Installing the other engines (about 100 MB) …');
  const options = { cwd: fileURLToPath(place), shell: process.platform === 'win32', encoding: 'utf8' } as const;
  return spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--fetch-retries=1'], options).status === 0;
}
