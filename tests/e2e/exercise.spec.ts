import { expect, test } from '@playwright/test';
import { open } from './support/page.ts';

const xor = 'v=1&data=xor&net=2-2.sigmoid-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.5&batch=4&split=0&seed=13';

test('a link to an exercise has its example and its blanks; what is wrong is said where it is seen', async ({
  page,
}) => {
  await open(page, xor);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  const next = page.getByRole('button', { name: 'Next example' });
  for (let i = 0; i < 3; i++) await next.click();
  await expect(page.getByText('Example 4 of 4', { exact: true })).toBeVisible();
  await page.locator('.steps-exercise summary').click();
  for (const kind of ['weighted sums', 'loss']) await page.getByRole('checkbox', { name: kind }).check();
  // Not every browser lets a test read the clipboard: the page's own words to it are taken.
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: (text: string) => Promise.resolve(void (document.body.dataset.copied = text)) },
    });
  });
  await page.getByRole('button', { name: 'Link to this exercise' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-copied', /lesson=pack/);
  const link = await page.locator('body').getAttribute('data-copied');

  await page.goto('about:blank');
  await page.goto(link ?? '');
  await expect(page.getByText('Example 4 of 4', { exact: true })).toBeVisible();
  await expect(page.getByText('0 of 4 filled')).toBeVisible(); // three sums and the loss
  const field = page.locator('.steps-blank input').first();
  await field.pressSequentially('123');
  await expect(field).toHaveValue('123');
  await field.press('Enter');
  await expect(page.locator('.steps-wrong').first()).toBeInViewport({ ratio: 0.95 });
});

test('a step of a lesson opens at the batch that it is about', async ({ page }) => {
  await page.goto('./#lesson=one-step&step=2');
  // The lesson, its formulas, the walk and its words come one after another: on a busy machine that takes its time.
  await expect(page.getByRole('radio', { name: 'A batch', exact: true })).toBeChecked({ timeout: 30_000 });
  await expect(page.getByText('0 of 6 filled')).toBeVisible();
});
