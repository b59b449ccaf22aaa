import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { bundleTypeScript } from '../../scripts/bundle.mjs';
import { courses } from './support/randomCourses.ts';

const count = 300;

test(`${count} random runs come to the bits of Node in the browser, by JavaScript and by WebAssembly`, async ({
  page,
}) => {
  const file = await bundleTypeScript(new URL('./support/randomCourses.worker.ts', import.meta.url));
  await page.goto('./');
  const [ts, simd] = await page.evaluate(
    ([code, many]) =>
      new Promise<string[][]>((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), {
          type: 'module',
        });
        worker.addEventListener('message', ({ data }: MessageEvent<string[][]>) => resolve(data));
        worker.addEventListener('error', ({ message }) => reject(new Error(message)));
        worker.postMessage(many);
      }),
    [readFileSync(file, 'utf8'), count] as const,
  );
  const expected = courses('ts', count);
  expect(ts).toEqual(expected);
  expect(simd).toEqual(expected.map((course) => course.replace(/^ts/, 'simd')));
});
