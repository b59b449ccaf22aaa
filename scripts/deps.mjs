// Installs the packages of package-lock.json when they are not the ones in node_modules. Runs before every npm
// script, on a fresh clone too, so it may import only Node's own modules. Writes only to stderr.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.installed-lock', root);

/** The key of an installation: it depends on the lock file and, because of prebuilt binaries, on the machine. */
function wantedStamp() {
  const lock = readFileSync(new URL('package-lock.json', root));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

function installedStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return '';
  }
}

function install() {
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's own JavaScript where it is known: on Windows `npm` is a .cmd, which spawn does not start
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...options]] : ['npm', options];
  const shell = command === 'npm' && process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, shell });
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

const wanted = wantedStamp();
if (installedStamp() !== wanted) {
  console.error('Setting up: installing the packages named in package-lock.json …');
  const { status, error, stdout, stderr } = install();
  if (status !== 0) {
    console.error(
      `${stdout ?? ''}${stderr ?? ''}The packages could not be installed: ${error?.message ?? 'see above'}.`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
