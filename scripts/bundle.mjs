// TypeScript for Node: Node 20 does not run it, so it is bundled (0.1 s) with the rolldown that comes with Vite.
import { mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { assemblyPlugin } from './assembly.mjs';

const cache = fileURLToPath(new URL('../node_modules/.cache/scripts/', import.meta.url));

/**
 * Bundles a TypeScript module of this project, whole: the project's files and the packages they use in one file.
 * @param {string | URL} file absolute
 * @returns {Promise<string>} path of the bundle, an ECMAScript module
 */
export async function bundleTypeScript(file) {
  const input = fileURLToPath(new URL(file));
  const vite = createRequire(fileURLToPath(import.meta.resolve('vite')));
  const { rolldown } = await import(pathToFileURL(vite.resolve('rolldown')).href);
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent', plugins: [assemblyPlugin()] });
  const output = join(cache, `${basename(dirname(input))}-${basename(input, '.ts')}.mjs`);
  const unfinished = `${output}.${process.pid}`; // two commands at a time may make the same bundle
  mkdirSync(cache, { recursive: true });
  await bundle.write({ file: unfinished, format: 'esm', codeSplitting: false });
  await bundle.close();
  renameSync(unfinished, output);
  return output;
}

/**
 * Imports a TypeScript module of this project.
 * @param {string | URL} file absolute
 */
export async function importTypeScript(file) {
  return import(pathToFileURL(await bundleTypeScript(file)).href);
}
