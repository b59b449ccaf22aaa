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

test('on a machine with one core the worker that trains also answers, in turns', async ({ page }) => {
  await page.addInitScript(() => {
    let made = 0;
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 1 });
    Object.assign(window, {
      made: () => made,
      Worker: class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          made++;
        }
      },
    });
  });
  const { train, pace } = await open(
    page,
    'v=1&data=moons&net=2-8.tanh-1.sigmoid&loss=binary_crossentropy&epochs=100000',
  );
  const moments = (): Promise<string[]> =>
    page
      .locator('.net-box canvas, .outcome-answer, .outcome-square canvas[data-moment]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.moment ?? ''));
  await expect.poll(moments).toEqual(['1/0/0', '1/0/0', '1/0/0']);
  await pace.selectOption('Full speed');
  await train.click();
  for (const least of [5, 50]) {
    await expect
      .poll(async () => Math.min(...(await moments()).map((moment) => Number(moment.split('/')[1]))))
      .toBeGreaterThan(least);
  }
  expect(await page.evaluate(() => (window as unknown as { made: () => number }).made())).toBe(1);
});
