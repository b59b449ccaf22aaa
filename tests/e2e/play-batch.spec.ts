import { expect, type Page, test } from '@playwright/test';
import { enter, holdBack, open } from './support/page.ts';

const link =
  'v=1&data=circle&net=2-6.tanh-Dropout:0.5-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1&batch=32&split=0';

/** Plays until the update is over. @returns what the drawing is of meanwhile, looked at in each frame: a busy machine may look when it is over */
const momentsPlayed = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const moments = new Set<string>();
    for (let has = false; ;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const station = document.querySelector<HTMLElement>('.net-said')?.dataset.station;
      if (station === 'update')
        moments.add(document.querySelector<HTMLElement>('.net-box canvas')?.dataset.moment ?? '');
      if (has && station === undefined) return [...moments];
      has ||= station === 'update';
    }
  });

test('a batch is drawn as it went through while it is played or walked, and the run as it is now after that', async ({
  page,
}) => {
  const { stepBatch, fingerprint } = await open(page, link);
  const drawing = page.locator('.net-box canvas');
  await expect(drawing).toHaveAttribute('data-moment', '1/0/0');
  await expect(page.getByRole('radiogroup', { name: 'In the neurons' })).toBeVisible(); // what plays batches comes with it
  const seen = momentsPlayed(page);
  await stepBatch.click();
  expect(await seen).toEqual(['1/0/0']); // the batch went through before the update
  await expect(fingerprint).toContainText('at epoch 0 + 1');
  await expect(drawing).toHaveAttribute('data-moment', '1/0/1');

  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText('A batch', { exact: true }).click();
  await expect(page.getByText('Done: batch 1 of 10 in epoch 1')).toBeVisible();
  await expect(drawing).toHaveAttribute('data-moment', '1/0/0');
  await page.getByRole('radio', { name: 'Data', exact: true }).check({ force: true });
  await expect(drawing).toHaveAttribute('data-moment', '1/0/1');
});

test('a batch that is done before what plays it has come is played once it is there', async ({ page }) => {
  const letThrough = await holdBack(page, /\/soon-.*\.js/);
  const { stepBatch } = await open(page, link);
  await stepBatch.click();
  await expect(page.locator('.status-small')).toContainText('batch 1 / 10');
  const seen = momentsPlayed(page);
  letThrough();
  expect(await seen).toEqual(['1/0/0']);
});

test('the next batch has the learning rate that was typed while the run stood', async ({ page }) => {
  const { stepEpoch, stepBatch, fingerprint } = await open(
    page,
    'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.3&batch=32',
  );
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 1');
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText('A batch', { exact: true }).click();
  await page.locator('.panel-side').getByRole('radio', { name: 'Numbers', exact: true }).check({ force: true });
  const next = page.locator('.steps-go').getByRole('button', { name: 'Next' });
  while ((await page.locator('.steps-count').innerText()).startsWith('Update') === false) await next.click();
  const update = page.locator('.steps-units');
  await expect(update).toContainText(/0\.3\s*·/);
  await page.getByLabel('learning_rate', { exact: true }).fill('7');
  await page.getByLabel('learning_rate', { exact: true }).press('Enter');
  await expect(update).toContainText(/7\s*·/);
  const weight = update.locator('.steps-lines').nth(1);
  const line = (await weight.innerText()).replaceAll(/\s+/g, '');
  await stepBatch.click();
  await expect(page.getByText('Done: batch 1 of 8 in epoch 2')).toBeVisible();
  await expect.poll(async () => (await weight.innerText()).replaceAll(/\s+/g, '')).toBe(line);
});

test('a weight that is set by hand is in the next batch at once', async ({ page }) => {
  const link =
    'v=1&data=xor&net=2-2.sigmoid-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.5:0.9&batch=2&split=0&seed=13';
  await open(page, link);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByText('A batch', { exact: true }).click();
  const sums = page.locator('.steps-units');
  await expect(sums).toContainText('−0.117');
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
  for (const value of ['2', '3', '4']) {
    await enter(page.getByRole('textbox', { name: 'Value of the weight' }), value);
    await expect(sums).toContainText(new RegExp(`=\\s*${value}\\s*·\\s*1`));
  }
});
