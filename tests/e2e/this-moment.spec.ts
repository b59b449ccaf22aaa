import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { drop } from './support/drop.ts';
import { fingerprint, keptEpoch, layers, open, parts } from './support/page.ts';

const iris = 'v=1&data=iris&net=4-8.tanh-3.softmax&batch=16&opt=adam:0.01';

/** Opens the share dialog, ticks this very moment, and gives the link. */
async function linkOfMoment(page: Page): Promise<string> {
  await parts(page).share.click();
  const dialog = page.getByRole('dialog', { name: 'Share this experiment' });
  await dialog.getByLabel(/^At this very moment/).check();
  const field = dialog.getByLabel('Link', { exact: true });
  await expect(field).toHaveValue(/&(?:at|state)=/);
  return field.inputValue();
}

async function epochOn(page: Page): Promise<string> {
  const before = await fingerprint(page);
  await parts(page).stepEpoch.click();
  await expect(parts(page).fingerprint).not.toHaveText(before);
  return fingerprint(page);
}

test('a link of this very moment opens there, and trains on to the same weights', async ({ page, context }) => {
  const { stepEpoch, stepBatch } = await open(page, iris);
  for (let i = 0; i < 2; i++) await epochOn(page);
  await stepBatch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 2 \+ 1/);
  const print = await fingerprint(page);
  const link = await linkOfMoment(page);
  expect(await violations(page, 'all', 'dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(link.length).toBeLessThan(1900);

  // After a change while it trained, the epoch alone leads elsewhere: the weights are in the link.
  await page.getByLabel('learning_rate').fill('0.02');
  await page.getByLabel('learning_rate').press('Enter');
  await stepBatch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 2 \+ 2/);
  const tuned = await fingerprint(page);
  const state = await linkOfMoment(page);
  expect(state).toContain('&state=1:');
  const dialog = page.getByRole('dialog', { name: 'Share this experiment' });
  await expect(dialog).toContainText('Training on from there gives the same curve on every computer');
  await dialog.getByLabel(/^At this very moment/).uncheck();
  await expect(dialog).toContainText('training there gives another curve');
  await page.keyboard.press('Escape');
  const next = await epochOn(page);

  const other = await context.newPage();
  await other.goto(link);
  await expect(parts(other).fingerprint).toHaveText(print);
  await expect(other.getByText(/epoch 2 \+ 1, with its weights|trained to there/)).toBeVisible();
  await other.evaluate((hash) => void (location.hash = hash), new URL(state).hash);
  await expect(parts(other).fingerprint).toHaveText(tuned);
  await expect(other.getByLabel('learning_rate')).toHaveValue('0.02');
  expect(await epochOn(other)).toBe(next);
  await expect(other).toHaveURL(/#v=1&check=\w{4}&data=iris&net=[^&]+&opt=adam:0.02&batch=16$/);
  await expect.poll(() => keptEpoch(other)).toBe(3);
  await other.reload();
  await expect(parts(other).fingerprint).toHaveText(next);
  await expect(stepEpoch).toBeEnabled();
});

test('an experiment is saved as a file with its weights, and dropped elsewhere it goes on', async ({
  page,
  context,
}) => {
  await open(page, iris);
  for (let i = 0; i < 2; i++) await epochOn(page);
  const print = await fingerprint(page);
  await linkOfMoment(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('mlp-iris-epoch-2.json');
  const text = await readFile(await download.path(), 'utf8');
  await page.keyboard.press('Escape');
  const next = await epochOn(page);

  const other = await context.newPage();
  await open(other, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0');
  for (const [content, sentence] of [
    [text.slice(0, 300), 'It is not JSON, or a part of it is missing.'],
    [text.replace(/"state": "1:(\d+):/, '"state": "1:1$1:'), 'It is damaged'],
    [text.replace('"version": 1', '"version": 2'), 'newer version'],
    ['{"__proto__": 1}', 'It has no experiment of this page.'],
  ]) {
    await drop(other, 'mine.json', content);
    await expect(other.getByText(`“mine.json” cannot be opened.`)).toContainText(sentence);
    expect(await layers(other)).toEqual(['Input 2', 'Dense 4 tanh', 'Dense 1 sigmoid']);
  }
  await drop(other, 'mine.json', text);
  await expect(parts(other).fingerprint).toHaveText(print);
  await expect(other.getByText('cannot be opened')).toHaveCount(0);
  expect(await epochOn(other)).toBe(next);
  await parts(other).undo.click();
  await expect.poll(() => layers(other)).toEqual(['Input 2', 'Dense 4 tanh', 'Dense 1 sigmoid']);

  // Not in Share, which copies a link over the one that is to be pasted.
  await other.getByRole('button', { name: 'Lessons' }).click();
  await other.getByLabel('Open a link').fill('https://playground.tensorflow.org/#activation=relu&dataset=xor&seed=0.5');
  await other.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(() => layers(other)).toEqual(['Input 2', 'Dense 4 relu', 'Dense 2 relu', 'Dense 1 tanh']);
});
