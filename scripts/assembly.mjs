// Compiles the engine's faster twin (AssemblyScript in src/engine/simd/assembly) and puts it into every bundle that has
// src/engine/simd/compiled.ts.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const engine = (path) => fileURLToPath(new URL(`../src/engine/${path}`, import.meta.url));
const folder = engine('simd/assembly/');
const cache = fileURLToPath(new URL('../node_modules/.cache/assembly/', import.meta.url));
const options = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert', '--enable', 'simd'].concat(
  ['--runtime', 'stub', '--importMemory', '--use', 'abort='], // nothing but the memory is asked of the host
);

/** All that the twin is made of, as paths. */
const sources = () => [...enums.keys(), ...[folder, math].flatMap(filesOf)];

function filesOf(parent) {
  const names = readdirSync(parent).filter((name) => name.endsWith('.ts'));
  return names.toSorted().map((name) => join(parent, name));
}

/** Tables of the engine that the assembly has as enums: `name: value` or, for the opcodes, the names in their order. */
const enums = new Map([
  [engine('program/opcodes.ts'), { name: 'Opcode', entry: /^ {2}(\w+): \[/gm }],
  [engine('program/registers.ts'), { name: 'Register', entry: /(\w+): (\d+)/g }],
  [engine('simd/control.ts'), { name: 'Control', entry: /^ {2}(\w+): (\d+),$/gm }],
]);

function enumOf(path) {
  const { name, entry } = enums.get(path);
  const entries = readFileSync(path, 'utf8').matchAll(entry);
  return `export const enum ${name} { ${Array.from(entries, ([, key, value]) => (value ? `${key} = ${value}` : key)).join(', ')} }`;
}

/** What AssemblyScript reads of the engine's own TypeScript, in which a number is a float64. */
const math = engine('math/');

/** The source of a module. The twin has its own `bits.ts`, as it has no tables. */
function sourceOf(path) {
  if (enums.has(path)) return enumOf(path);
  const file = path === join(math, 'bits.ts') ? join(folder, 'bits.ts') : path;
  if (!existsSync(file)) return null;
  // AssemblyScript's decorator is a comment for all that reads TypeScript, and its imports have no extension.
  return readFileSync(file, 'utf8')
    .replaceAll(/^\/\/ @inline$/gm, '@inline')
    .replaceAll(/(from '\.[^']*)\.ts'/g, "$1'");
}

/** A key that changes with the sources, this script and the compiler. */
function keyOf(files) {
  const compiler = readFileSync(new URL('../node_modules/assemblyscript/package.json', import.meta.url));
  const hash = createHash('sha256').update(compiler);
  for (const file of [...files, fileURLToPath(import.meta.url)])
    hash.update(`\0${basename(file)}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

/** Compiles in about 2 s. @throws {Error} with what the compiler says */
async function compile() {
  const { default: asc } = await import('assemblyscript/asc');
  const said = asc.createMemoryStream();
  let binary = null;
  const { error } = await asc.main(['index.ts', '--baseDir', folder, '--outFile', 'twin.wasm', ...options], {
    stdout: said,
    stderr: said,
    readFile: (name, base) => sourceOf(join(base, name)),
    writeFile: (name, contents) => void (binary = name === 'twin.wasm' ? contents : binary),
  });
  if (error !== null || binary === null)
    throw new Error(`src/engine/simd/assembly does not compile:\n${said.toString()}`);
  return binary;
}

/** The compiled module, kept in node_modules/.cache until the sources change. */
export async function assembly() {
  const file = join(cache, `${keyOf(sources())}.wasm`);
  try {
    return readFileSync(file);
  } catch {
    const binary = await compile();
    mkdirSync(cache, { recursive: true });
    const unfinished = `${file}.${process.pid}`; // two commands at a time may compile the same
    writeFileSync(unfinished, binary);
    renameSync(unfinished, file);
    prune();
    return Buffer.from(binary);
  }
}

/** Compiled modules that are kept: of the branches that somebody works on. */
const kept = 8;

function prune() {
  // Another command that prunes at the same time may have removed a file of the list.
  const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const paths = readdirSync(cache)
    .filter((name) => name.includes('.wasm')) // with those that were never finished
    .map((name) => ({ path: join(cache, name), time: timeOf(join(cache, name)) }));
  for (const { path } of paths.toSorted((a, b) => b.time - a.time).slice(kept)) rmSync(path, { force: true });
}

/** A plugin for Vite and Rolldown that gives `compiled.ts` its content. A new one for each bundle. */
export const assemblyPlugin = () => ({
  name: 'assembly',
  enforce: 'pre',
  load: {
    filter: { id: /\/src\/engine\/simd\/compiled\.ts$/ },
    async handler() {
      for (const file of sources()) this.addWatchFile(file);
      return `export const compiled = '${(await assembly()).toString('base64')}';`;
    },
  },
});
