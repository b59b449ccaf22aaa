// Finds a Chromium and a Firefox for the end-to-end tests, and gets them where there is none:
// $CHROMIUM / $FIREFOX, Playwright's own, the system's, Debian's packages (as root), Playwright's download.
// Chromium without a window, its headless shell, takes four fifths of the time: as root of a Debian it is got as well.
// `node scripts/browsers.mjs` does so and prints what it chose.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const kinds = {
  chromium: {
    variable: 'CHROMIUM',
    own: 'chromium-headless-shell',
    commands: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
    debian: ['chromium-headless-shell'],
  },
  firefox: {
    variable: 'FIREFOX',
    own: 'firefox',
    commands: ['firefox-esr'],
    places: [],
    debian: ['firefox-esr'],
  },
};

/**
 * A browser that is already installed, or null. `path` null: Playwright's own, which it finds by itself.
 * @param {'chromium' | 'firefox'} kind
 */
export function findBrowser(kind) {
  const { variable, own } = kinds[kind];
  const given = process.env[variable];
  if (given) return { path: given, from: `$${variable}` };
  if (hasOwn(own)) return { path: null, from: "Playwright's own" };
  const path = systemBrowser(kind);
  return path === undefined ? null : { path, from: 'the system' };
}

/**
 * A browser, installed if there is none, or none of the quickest kind.
 * @param {'chromium' | 'firefox'} kind
 * @throws when none can be installed
 */
function getBrowser(kind) {
  const found = findBrowser(kind);
  const isBest = found?.from !== 'the system' || basename(found.path) === kinds[kind].commands[0];
  if (found !== null && isBest) return found;
  if (isDebianRoot() && aptInstall(kinds[kind].debian)) {
    const path = systemBrowser(kind);
    if (path !== undefined) return { path, from: "Debian's packages, installed now" };
  }
  if (found !== null) return found;
  if (playwrightInstall(kinds[kind].own)) return { path: null, from: "Playwright's download, installed now" };
  throw new Error(`No ${kind} was found and none could be installed; name one in $${kinds[kind].variable}.`);
}

/** Without a Japanese font, Japanese text is drawn as boxes, and its measured sizes are meaningless. */
function getFonts() {
  const listed = spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8' });
  if (listed.status === 0 && listed.stdout.trim() !== '') return 'there';
  if (process.platform !== 'linux') return 'the system’s';
  if (isDebianRoot() && aptInstall(['--no-install-recommends', 'fontconfig', 'fonts-noto-cjk']))
    return "Debian's packages, installed now";
  return 'none: Japanese text will be boxes';
}

function hasOwn(name) {
  const packages = ['@playwright/test', 'playwright', 'playwright-core'].map((each) => `${each}/package.json`);
  const core = packages.reduce((from, each) => createRequire(from).resolve(each), import.meta.filename);
  const { browsers } = JSON.parse(readFileSync(join(core, '../browsers.json'), 'utf8'));
  const { revision } = browsers.find((browser) => browser.name === name);
  const folder = `${name.replaceAll('-', '_')}-${revision}`;
  return existsSync(join(ownBrowsersFolder(), folder, 'INSTALLATION_COMPLETE'));
}

function ownBrowsersFolder() {
  const given = process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (given) return given;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
}

function systemBrowser(kind) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const { commands, places } = kinds[kind];
  return [...commands.flatMap((command) => folders.map((folder) => join(folder, command))), ...places].find(existsSync);
}

function isDebianRoot() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function aptInstall(packages) {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::http::Timeout=15'];
  const apt = (...args) => run('apt-get', [...options, ...args], { DEBIAN_FRONTEND: 'noninteractive' });
  console.log(`apt-get install ${packages.join(' ')} …`);
  // Its lists may be missing, or so old that they name a browser that Playwright no longer drives.
  apt('update');
  return apt('install', '-y', ...packages);
}

function playwrightInstall(name) {
  console.log(`playwright install ${name} …`);
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const withLibraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : [];
  return run(process.execPath, [playwright, 'install', ...withLibraries, name]);
}

/** Runs a command. Its output is printed only on failure. */
function run(command, args, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  });
  if (status !== 0)
    console.log(`${command} ${args.join(' ')} failed:\n${error?.message ?? (stdout + stderr).trimEnd()}`);
  return status === 0;
}

/**
 * Runs `node scripts/browsers.mjs` in a process of its own, so that other work can go on beside it.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function provideBrowsers() {
  return new Promise((resolve) => {
    execFile(process.execPath, [import.meta.filename], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ ok: error === null, output: stdout + stderr });
    });
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const kind of Object.keys(kinds)) {
    try {
      const { path, from } = getBrowser(kind);
      console.log(`${kind}: ${path ?? 'by Playwright'} (${from})`);
    } catch (error) {
      console.log(error.message);
      process.exitCode = 1;
    }
  }
  console.log(`Japanese fonts: ${getFonts()}`);
}
