// npm run fuzz -- [--seed N] [--minutes M] [--browser chromium|firefox]: a monkey at the page as it is built. The same
// seed does the same again; a failure prints the seed and the last actions.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provideBrowsers } from './browsers.mjs';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

function read() {
  try {
    const string = { type: 'string' };
    const { values } = parseArgs({ options: { seed: string, minutes: string, browser: string } });
    const { seed = '1', minutes = '10', browser = 'chromium' } = values;
    if (!/^\d{1,9}$/.test(seed)) throw new Error(`--seed wants a whole number, not "${seed}".`);
    if (!(Number(minutes) > 0)) throw new Error(`--minutes wants a number above 0, not "${minutes}".`);
    if (browser !== 'chromium' && browser !== 'firefox')
      throw new Error(`--browser wants chromium or firefox, not "${browser}".`);
    return { seed, minutes, browser };
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

const { seed, minutes, browser } = read();
const { output } = await provideBrowsers();
process.stderr.write(output);
await build({ root, logLevel: 'warn' });
const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', 'monkey', `--project=${browser}`, '--reporter=line'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_SEED: seed, FUZZ_MINUTES: minutes },
  },
);
process.exitCode = status ?? 1;
