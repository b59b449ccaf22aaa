import { expect, type Page, test } from '@playwright/test';
import { fingerprint, open, parts, putHash } from './support/page.ts';

const links = [
  'v=1&data=iris&net=4-16.relu-dropout:0.2-8.tanh-3.softmax&opt=adam:0.01&batch=16&epochs=3&seed=7',
  'v=1&data=moons&net=2-4.tanh-BatchNormalization-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1:0.9&epochs=3',
];

/** What computes, and what comes out. */
async function trained(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const link of links) {
    await page.goto('about:blank');
    const { train, reset, status } = await open(page, link);
    await reset.click(); // what this tab has trained of it comes back
    await expect(status).toContainText('Epoch 0 ');
    await train.click();
    await expect(page.locator('.fingerprint')).toContainText('epoch 3');
    found.push(await fingerprint(page));
  }
  await page.getByText('Summary', { exact: true }).click();
  return [await page.locator('.summary-executor').innerText(), ...found];
}

test('the page trains by WebAssembly, or without it where there is none, to the same bits', async ({ page }) => {
  const [fast, ...results] = await trained(page);
  expect(fast).toBe('Trained in float32 by WebAssembly SIMD.');
  await page.route('**/assets/worker-*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `delete globalThis.WebAssembly;${await answer.text()}` });
  });
  const [plain, ...same] = await trained(page);
  expect(plain).toMatch(/^Trained in float32 by JavaScript: WebAssembly SIMD cannot be used here\./);
  expect(same).toEqual(results);
});

test('an experiment that needs more memory than there is says so, and a smaller one trains', async ({ page }) => {
  const poor = `
    delete globalThis.WebAssembly;
    globalThis.ArrayBuffer = class extends ArrayBuffer {
      constructor(length, options) {
        if (length > 1e7) throw new RangeError('Array buffer allocation failed');
        super(length, options);
      }
    };`;
  await page.route('**/assets/worker-*.js', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${poor}${await answer.text()}` });
  });
  await page.goto(`./#v=1&data=circle&samples=2000&net=2-1000.relu-1.sigmoid&loss=binary_crossentropy&batch=2000`);
  await expect(page.getByRole('alert')).toContainText(/cannot be trained here: it needs \d+ MiB of memory/);
  await putHash(page, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&epochs=3');
  const { train } = parts(page);
  await train.click();
  await expect(page.locator('.fingerprint')).toContainText('epoch 3');
  await expect(page.getByRole('alert')).not.toContainText('memory');
});
