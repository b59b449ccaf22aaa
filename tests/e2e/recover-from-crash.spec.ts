import { expect, test } from '@playwright/test';
import { layers, open, opening, standing } from './support/page.ts';

test('@timing a worker killed while training is replaced within two seconds, told, the document intact', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, {
      workers,
      Worker: class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          workers.push(this);
        }
      },
    });
  });
  const { train, pause } = await open(page);
  await train.click();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBeGreaterThan(5);
  const before = await standing(page);
  const started = Date.now();
  await page.evaluate(() => (window as unknown as { workers: Worker[] }).workers[0].terminate());
  await expect(page.getByRole('alert')).toContainText('restarted', { timeout: 2000 });
  expect(Date.now() - started).toBeLessThan(2000);
  await expect.poll(() => layers(page)).toEqual(opening);
  await expect(pause).toBeVisible();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBeGreaterThan(before.epoch);
});
