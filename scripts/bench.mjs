// npm run bench [-- name … --json]: runs the benches of tests/bench, each exporting
// `run(folder, say): Promise<Measure[]>`, one after another, and prints what they measured and the sentences that they
// said; with --json one object, `{ bench: Measure[] }`. A value above its `bound`, or below a third of its `goal`, makes the
// command fail.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importTypeScript } from './bundle.mjs';

const folder = new URL('../tests/bench/', import.meta.url);
const { values: options, positionals: asked } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => asked.length === 0 || asked.some((name) => file.includes(name)))
  .toSorted();

const { isWithin, print } = await importTypeScript(new URL('table.ts', folder));
const all = {};
for (const file of files) {
  const { run } = await importTypeScript(new URL(file, folder));
  if (typeof run !== 'function') continue; // a helper of the others
  if (!options.json) console.log(`\n${file}`);
  const sentences = [];
  const measures = await run(folder, (sentence) => sentences.push(sentence));
  if (!measures.every(isWithin)) process.exitCode = 1;
  if (!options.json) for (const line of print(measures)) console.log(`  ${line}`);
  for (const sentence of sentences) console.error(`  ${sentence}`);
  all[file.slice(0, -'.ts'.length)] = measures;
}

if (Object.keys(all).length === 0) {
  console.error('There is no such bench in tests/bench.');
  process.exit(2);
}
if (options.json) console.log(JSON.stringify(all));
