// npm test [-- --only types,unit,…]: runs every check of this project and ends with one line of totals.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provideBrowsers } from './browsers.mjs';
import { failuresOfPlaywright, failuresOfVitest, sentence, sum, tallyPlaywright, tallyVitest } from './reports.mjs';
import { firstLoad, namedAssets } from './size.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const reports = `${root}node_modules/.cache/reports/`;
const firstLoadBudget = 170 * 1024; // bytes, gzipped
const longest = 60 * 60_000; // ms; a step that takes longer fails (the unit tests have the time that the browsers leave)

const steps = ['types', 'lint', 'format', 'dead', 'build', 'size', 'components', 'e2e', 'unit', 'timing'];
const inBrowser = ['components', 'e2e', 'timing'];

const notBuilt = { passed: 0, failed: 1, skipped: 0 };

const wanted = readSteps();
/** @type {Map<string, import('./reports.mjs').Tally>} */
const results = new Map();
/** @type {string[]} */
const failures = [];
let showing = Promise.resolve();

mkdirSync(reports, { recursive: true });

// Fetching a browser waits for the network and the light checks wait for the disk, so they run together.
const browsers = inBrowser.some((name) => wanted.has(name)) ? provideBrowsers() : null;
await Promise.all([
  check('types', ['typescript/bin/tsc', '-b']),
  check('lint', ['oxlint/bin/oxlint', '--type-aware', '--deny-warnings']),
  check('format', ['oxfmt/bin/oxfmt', '--check']),
  check('dead', ['knip/bin/knip.js', '--no-progress']),
]);
await check('build', ['vite/bin/vite.js', 'build', '--logLevel', 'warn']);
await step('size', checkSize);
await browsers;
await step('components', async () => (await vitest('components', ['--config', 'vitest.components.config.ts'])).tally);
// Browser tests often wait, for a second of training or for the address, so the unit tests run beside them.
const unit = startUnit();
unit?.catch(() => undefined); // reported where it is awaited
await step('e2e', () => inBrowsers('e2e', ['--grep-invert', '@timing']));
await step('unit', async () => {
  const { tally, output } = await unit;
  process.stdout.write(output);
  return tally;
});
// Tests that measure time run alone.
await step('timing', () => inBrowsers('timing', ['--grep', '@timing', '--workers', '1']));

const total = sum([...results.values()]);
console.log('');
for (const name of steps.filter((each) => results.has(each))) {
  console.log(`${name.padEnd(10)} ${sentence(results.get(name))}`);
}
// Above the totals, as a log is often kept from its end only.
for (const [i, failure] of failures.entries()) console.log(`${i === 0 ? '\n' : ''}failed: ${failure}`);
console.log(`\n${sentence(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function readSteps() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string' } } });
    const only = values.only?.split(',') ?? steps;
    const unknown = only.find((name) => !steps.includes(name));
    if (unknown !== undefined) throw new Error(`There is no step "${unknown}": the steps are ${steps.join(', ')}.`);
    return new Set(only);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

/** Runs a step if it is wanted. An exception fails this step only. */
async function step(name, work) {
  if (!wanted.has(name)) return;
  console.log(`\n── ${name}`);
  let tally;
  try {
    tally = await work();
  } catch (error) {
    console.log(error.stack);
    tally = { passed: 0, failed: 1, skipped: 0 };
  }
  results.set(name, tally);
}

/** A step of one command, which counts as one test; its output is shown in one piece when it has ended. */
async function check(name, [script, ...args]) {
  if (!wanted.has(name)) return;
  const { ok, output, seconds } = await run(script, args, 'pipe');
  showing = showing.then(() =>
    step(name, () => {
      const text = output.trim();
      if (text !== '') console.log(text);
      console.log(`${ok ? 'ok' : 'failed'} (${seconds} s)`);
      return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
    }),
  );
  await showing;
}

/** Starts the unit tests if they are wanted; with browser tests they run at lower priority and are shown afterwards. */
function startUnit() {
  if (!wanted.has('unit')) return null;
  const isBehind = wanted.has('e2e');
  if (!isBehind) console.log('');
  return vitest('unit', [], isBehind);
}

function vitest(name, args, isBehind = false) {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports}${name}.json`];
  const counted = { toTally: tallyVitest, toFailures: failuresOfVitest };
  return suite(name, counted, ['vitest/vitest.mjs', 'run', ...args, ...report], isBehind);
}

/** A step of many tests, counted from the runner's own JSON report. */
async function suite(name, { toTally, toFailures }, [script, ...args], isBehind = false) {
  const file = `${reports}${name}.json`;
  rmSync(file, { force: true });
  const { ok, output } = await run(script, args, isBehind ? 'pipe' : 'inherit', isBehind);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const missing = report === null ? `${name}: it ended without a report.\n` : '';
  failures.push(...toFailures(report));
  return { tally: toTally(report, ok), output: output + missing };
}

async function inBrowsers(name, args) {
  if (!isBuilt()) return notBuilt;
  const { output } = await browsers;
  process.stdout.write(output);
  process.env.E2E_REPORT = `${reports}${name}.json`;
  const counted = { toTally: tallyPlaywright, toFailures: failuresOfPlaywright };
  const suited = await suite(name, counted, ['@playwright/test/cli.js', 'test', ...args]);
  process.stdout.write(suited.output);
  return suited.tally;
}

/** Whether there is a build to test; a build that failed is not tested, as `dist` would be older than the sources. */
function isBuilt() {
  if (results.get('build')?.failed !== 1 && existsSync(`${root}dist/index.html`)) return true;
  console.log('There is no build to look at.');
  return false;
}

function checkSize() {
  if (!isBuilt()) return notBuilt;
  // Only one language is loaded; the larger one is counted. The worker is not, as the page does not wait for it.
  const [language] = namedAssets(`${root}dist`, ['en', 'ja']).toSorted((a, b) => b.bytes - a.bytes);
  const [worker] = namedAssets(`${root}dist`, ['worker']);
  const files = [...firstLoad(`${root}dist`), language];
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  const kib = (count) => (count / 1024).toFixed(1);
  for (const file of files) console.log(`${kib(file.bytes).padStart(7)} KiB gz  ${file.file}`);
  console.log(`${kib(bytes).padStart(7)} KiB gz of JavaScript at first load; at most ${kib(firstLoadBudget)}`);
  console.log(`${kib(worker.bytes).padStart(7)} KiB gz of the worker beside it`);
  const ok = files.length > 1 && bytes <= firstLoadBudget;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Runs a package's script with this Node, at a lower priority if `isBehind`. */
function run(script, args, output, isBehind = false) {
  return new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(process.execPath, [`${root}node_modules/${script}`, ...args], {
      cwd: root,
      stdio: ['ignore', output, output],
      timeout: longest,
      killSignal: 'SIGINT', // on which Playwright ends its server and browsers too
    });
    if (isBehind && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let text = '';
    child.stdout?.on('data', (data) => (text += data));
    child.stderr?.on('data', (data) => (text += data));
    child.on('error', (error) => (text += error.message));
    child.on('close', (code) => {
      resolve({ ok: code === 0, output: text, seconds: ((Date.now() - began) / 1000).toFixed(1) });
    });
  });
}
