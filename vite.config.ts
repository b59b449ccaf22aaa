import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { assemblyPlugin } from './scripts/assembly.mjs';

/** Lets `fetchPart` do what Vite's own helper does for an `import()`: see there. The end-to-end tests hold it to that. */
const lateParts: Plugin = {
  name: 'late-parts',
  enforce: 'pre',
  apply: 'build',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? "export { fetchPart as __vitePreload } from '/src/state/fetchPart.ts';" : null,
};

/**
 * d3-shape is one file in which each curve sets a prototype or calls a function, so that a bundler keeps them all. This
 * says that making one has no effect: those that nothing draws are left out (1 KiB gz).
 */
const unusedCurves: Plugin = {
  name: 'unused-curves',
  apply: 'build',
  transform: {
    filter: { id: /\/d3-shape\.mjs$/ },
    handler: (code) =>
      code
        .replaceAll('= (function custom(', '= /* @__PURE__ */ (function custom(')
        .replace(
          /^function ([A-Z]\w*)\([^]*?^\}\n\n\1\.prototype = \{\n[^]*?^\};/gm,
          'const $1 = /* @__PURE__ */ (() => {\n$&\nreturn $1;\n})();',
        ),
  },
};

/** d3-color knows the names of 148 colours; the page's are numbers (1.5 KiB gz). */
const namedColours: Plugin = {
  name: 'named-colours',
  apply: 'build',
  transform: {
    filter: { id: /\/d3-color\.mjs$/ },
    handler: (code) => code.replace(/^var named = \{[^}]*\};/m, 'var named = {};'),
  },
};

/** Lessons have no entities of HTML, and no addresses without a scheme: markdown-it need not know them (20 KiB gz). */
const unusedMarkdown: Plugin = {
  name: 'unused-markdown',
  apply: 'build',
  transform: {
    filter: { id: /\/markdown-it\.mjs$/ },
    handler: (code) =>
      code
        .replace('import { decodeHTMLStrict } from "entities";', 'const decodeHTMLStrict = (text) => text;')
        .replace('import { LinkifyIt } from "linkify-it";', 'class LinkifyIt {}'),
  },
};

/** The hash of each inline element of a kind, as a policy names it. */
const hashes = (html: string, element: 'script' | 'style'): string =>
  Array.from(html.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g')))
    .map(([, text]) => `'sha256-${createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('base64')}'`)
    .join(' ');

/**
 * Puts a Content-Security-Policy into the built index.html, for it has no server of its own: the page asks nobody but
 * its host, also when a hole in it is found. `vite dev` has none, since Vite adds scripts and styles of its own there.
 */
const policy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const content = [
        "default-src 'none'",
        `script-src 'self' 'wasm-unsafe-eval' ${hashes(html, 'script')}`, // WebAssembly for the worker's engine
        // The nonce is no secret. It is for CodeMirror, which has a style element only, see ui/code/editor.ts.
        `style-src 'self' ${hashes(html, 'style')} 'nonce-code-editor'`,
        "img-src 'self' data:", // lessons have pictures
        "connect-src 'self'",
        "worker-src 'self' blob:", // a blob in a sandboxed frame, see asking/browserWorker.ts
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const charset = '<meta charset="utf-8" />';
      if (!html.includes(charset)) throw new Error(`index.html has no ${charset}`);
      return html.replace(
        charset,
        `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${content}" />`,
      );
    },
  },
};

/** That a build takes its time need not be said. */
const checks = { bundlerTimings: false };

/** Modules of a folder by their names, both as in a regular expression. */
const modules = (folder: string, names: string): RegExp =>
  new RegExp(`[\\\\/]src[\\\\/](?:[^]*[\\\\/])?(?:${folder})[\\\\/](?:${names})\\.tsx?$`);

/**
 * What is in one file, with all that it imports: what the page begins with, and what every page fetches once it stands.
 * Each file costs two requests (see `fetchPart`) and packs worse than all together; in pieces they were 133 requests, of 29 now,
 * which took half of the computing of a start. What is asked for by what a person does has files of its own.
 */
const together = [
  { name: 'page', tags: ['$initial' as const] },
  { name: 'kept', test: modules('state', 'openKept') },
  {
    name: 'soon',
    test: modules(
      'charts|data|explain|guess|network|outcome|plot|steps|text',
      'createCurves|classByKey|Sources|EmptyDrawing|ZoomButtons|FeatureChoice|useMapMaker|PointsChoice|PlotSwitches|PlotTools|guessText|stepsWalk|stationNumbers|exercise|stepsText',
    ),
  },
  {
    name: 'ahead',
    test: modules(
      'ui|point|layout|paint|network|layers|data|messages|problems|state|controls|print|lesson|side|document',
      'aheadParts|InsertMenu|OtherSide|typedNumber|hit|targetEdges|paintLinks|keepLines|PointedAt|pressKey|MoreAbout|MessageItems|remedies|guardRules|guardLocked|keepFocus|openPasted|connectPrint|changesLocked|useGrowing|mender',
    ),
  },
  {
    name: 'teach',
    test: modules('share', 'ShareBody|SaveButton|TeachBody|TeachRow|ExerciseLink|useStart|useTeacherLink'),
  },
  { name: 'arguments', test: modules('arguments', '\\w+(?:Arguments|Choices)') },
  { name: 'typeset', test: modules('ja', 'typeset') }, // of all that is Japanese, not with what comes ahead
  ...['en', 'ja'].map((language) => ({
    name: `ahead-${language}`,
    test: modules(language, 'problems|messages|numbers|ownData|maps|guess|sets|hands'),
  })),
];

export default defineConfig({
  base: './', // the page runs from any folder of any host
  plugins: [react(), lateParts, unusedCurves, namedColours, unusedMarkdown, policy, assemblyPlugin()],
  build: {
    target: ['chrome109', 'firefox115', 'safari16.4'], // as index.html and the README say
    chunkSizeWarningLimit: 700, // CodeMirror with our reader; fetched when the code is shown
    modulePreload: {
      polyfill: false, // nothing is preloaded by index.html: there is one file
      // An `import()` is told its own file, too.
      resolveDependencies: (file, imported, { hostType }) =>
        hostType === 'js' ? [file, ...imported.filter((other) => other !== file)] : imported,
    },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: together },
        // The page has a list of them, which does not pack well.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
      },
      checks,
    },
  },
  worker: {
    format: 'iife', // runs as a module and as a classic script, see src/asking/browserWorker.ts
    plugins: () => [assemblyPlugin()],
    rolldownOptions: { checks },
  },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    setupFiles: ['tests/unit/properties.ts'],
    testTimeout: 2_000_000, // for what hangs: they run in the time that browsers leave
    // Modules are loaded once a worker, not once a file (half of the processor's time); a test that changes a global
    // thing puts it back. Every core has a worker: Vitest by itself leaves one of two idle.
    isolate: false,
    maxWorkers: '100%',
  },
});
