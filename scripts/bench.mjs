// npm run bench [-- name …]: runs tests/bench/*.ts, each exporting `run(): Promise<Measure[]>`, one after another, and
// prints what they measured. A value above its `bound` makes the command fail.
import { readdirSync } from 'node:fs';
import { importTypeScript } from './bundle.mjs';

/** @typedef {{ name: string, value: number, unit: string, bound?: number }} Measure */

const folder = new URL('../tests/bench/', import.meta.url);
const asked = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => asked.length === 0 || asked.some((name) => file.includes(name)))
  .toSorted();

if (files.length === 0) {
  console.error('There is no such bench in tests/bench.');
  process.exit(2);
}

for (const file of files) {
  const { run } = await importTypeScript(new URL(file, folder));
  if (typeof run !== 'function') continue; // a helper of the others
  console.log(`\n${file}`);
  for (const measure of await run()) print(measure);
}

/** @param {Measure} measure */
function print({ name, value, unit, bound }) {
  const within = bound === undefined || value <= bound;
  if (!within) process.exitCode = 1;
  const limit = bound === undefined ? '' : `${within ? '≤' : '> TOO MUCH, at most'} ${bound}`;
  console.log(`  ${name.padEnd(48)} ${number(value).padStart(12)} ${unit.padEnd(8)} ${limit}`.trimEnd());
}

function number(value) {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
