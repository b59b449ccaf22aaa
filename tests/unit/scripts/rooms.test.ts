import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { cwd: root, encoding: 'utf8' });
const files = listed.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
const readmes = files.filter((file) => file.endsWith('README.md'));

it.each(readmes)('the files that %s names are there', (readme) => {
  const text = readFileSync(join(root, readme), 'utf8');
  const named = Array.from(text.matchAll(/`((?:[\w-]+\/)*[\w-]+\.(?:ts|tsx|css))`/g), ([, file]) => file);
  const folder = dirname(readme);
  const isThere = (file: string): boolean =>
    files.some((other) => other.startsWith(`${folder}/`) && other.endsWith(`/${file}`)) ||
    [file, `src/${file}`, `tests/unit/${file}`].some((other) => existsSync(join(root, other)));
  expect(named.filter((file) => !isThere(file))).toEqual([]);
});

it('no two files have one name, but for halves of one thing: two languages, the engine and its twin', () => {
  const isHalf = (file: string): boolean => /^src\/(?:i18n\/(?:en|ja)|engine\/simd\/assembly)\//.test(file);
  const names = files.filter((file) => !isHalf(file) && basename(file) !== 'README.md').map((file) => basename(file));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
