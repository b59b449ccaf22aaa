import { expect, type Locator, test } from '@playwright/test';
import { enter, fingerprint, open, parts, standing } from './support/page.ts';
import { longestTask } from './support/mainThread.ts';

const flatOut = 'Full speed';

test('train, pause, step a batch, step an epoch', async ({ page }) => {
  const { train, pause, stepBatch, stepEpoch, status } = await open(page);
  await train.click();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBeGreaterThan(3);
  await pause.click();
  await expect(train).toBeVisible();
  const stood = await standing(page);
  await page.waitForTimeout(300);
  expect(await standing(page)).toEqual(stood);

  await stepEpoch.click();
  await expect(status).toContainText(`Epoch ${stood.epoch + 1} `);
  await stepBatch.click();
  await expect(page.locator('.bar-status')).toContainText('batch 1 / 30');
});

test('Step batch is played through the drawing: forward, loss, backward, and what each weight gains', async ({
  page,
}) => {
  const { stepBatch, train } = await open(page);
  const said = page.locator('[data-station]');
  // What is said on the way may be gone before it is looked at.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const station = document.querySelector<HTMLElement>('[data-station]')?.dataset.station;
      if (station !== undefined && seen.at(-1) !== station) seen.push(station);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await expect(page.getByRole('radio', { name: 'Maps' })).toBeAttached(); // what plays it has come with it
  await stepBatch.click();
  await expect(said).toHaveText('Batch 1 of 30 · Update: what each weight gains');
  await expect(page.locator('.net-update path')).toHaveCount(31);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
    'forward',
    'loss',
    'gradients',
    'update',
  ]);
  await expect(said).toHaveCount(0);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => (window as unknown as { seen: string[] }).seen.splice(0));
  await page.getByLabel('Pace', { exact: true }).selectOption('1 batch / s');
  await train.click();
  await expect(said).toHaveText(/^Batch [3-9] of 30 · Update/);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['update']);
});

test('Reset brings the same initial weights again, New seed others', async ({ page }) => {
  const { stepEpoch, reset, newSeed, undo, status } = await open(page);
  /** The digits come a moment after the epoch. */
  const digitsAt = async (epoch: number): Promise<string> => {
    await expect(status).toContainText(`Epoch ${epoch} `);
    await expect(parts(page).fingerprint).toHaveText(new RegExp(`at epoch ${epoch}$`));
    return fingerprint(page);
  };
  const initial = await digitsAt(0);
  await stepEpoch.click();
  const first = await digitsAt(1);
  expect(first).not.toBe(initial);
  await reset.click();
  expect(await digitsAt(0)).toBe(initial);
  await stepEpoch.click();
  expect(await digitsAt(1)).toBe(first);
  await newSeed.click();
  await expect.poll(() => digitsAt(0)).not.toBe(initial);
  await undo.click(); // with the weights that were there
  await expect.poll(() => fingerprint(page)).toBe(first);
});

test('the learning rate changes while training goes on, the weights kept', async ({ page }) => {
  const { train } = await open(page);
  await train.click();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBeGreaterThan(2);
  await enter(page.getByLabel('learning_rate'), '0.3');
  await expect.poll(() => page.url()).toContain('opt=sgd:0.3');
  const { epoch } = await standing(page);
  expect(epoch).toBeGreaterThan(2);
  await expect.poll(() => standing(page).then((now) => now.epoch)).toBeGreaterThan(epoch);
});

test('training stops at the epochs limit, and Train goes on beyond it', async ({ page }) => {
  const { train, pace, status } = await open(page, 'v=1&data=iris&net=4-4.tanh-3.softmax&epochs=40');
  await pace.selectOption(flatOut);
  await train.click();
  await expect(status).toContainText('Epoch 40 ');
  await expect(train).toBeVisible();
  await train.click();
  await expect(status).toContainText('Epoch 80 ');
  await expect(page.getByLabel('epochs', { exact: true })).toHaveValue('80');
});

test('a loss that becomes NaN stops the run, and the page says where', async ({ page }) => {
  const { train, reset, status } = await open(
    page,
    'v=1&data=sine&net=1-8.relu-1&loss=mean_squared_error&opt=sgd:100&metrics=none',
  );
  await train.click();
  await expect(page.getByText(/became NaN in epoch 1/)).toBeVisible();
  await enter(page.getByLabel('learning_rate'), '0.01');
  await reset.click();
  await expect(page.getByText(/became NaN/)).toHaveCount(0);
  await train.click();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBeGreaterThan(3);
  await expect(status).toContainText('loss');
});

test('@timing no task on the main thread takes over 50 ms while the opening network trains flat out', async ({
  page,
  browser,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'only Chromium tells what its threads did');
  const { train, pace } = await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax&batch=8&epochs=100000');
  await pace.selectOption(flatOut);
  await train.click();
  await page.waitForTimeout(1000); // loading and the first paints are over
  expect(await longestTask(browser, () => page.waitForTimeout(4000))).toBeLessThan(50);
  expect((await standing(page)).epoch).toBeGreaterThan(100);
});

/** Presses Pause. @returns ms until Train stands in its place */
function timePause(pause: Locator): Promise<number> {
  return pause.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const observer = new MutationObserver(() => {
          if (button.textContent !== 'Train') return;
          observer.disconnect();
          resolve(performance.now() - start);
        });
        observer.observe(button, { childList: true, subtree: true, characterData: true });
        (button as HTMLButtonElement).click();
      }),
  );
}

test('@timing Pause is answered within 200 ms while a network of 670,000 weights trains flat out, within 500 on a slow computer', async ({
  page,
  browserName,
}) => {
  const { train, pause, pace } = await open(page, 'v=1&data=iris&net=4-784.relu-512.relu-512.relu-3.softmax&batch=32');
  await pace.selectOption(flatOut);
  await train.click();
  await page.waitForTimeout(1500);
  expect(await timePause(pause)).toBeLessThan(200);
  if (browserName !== 'chromium') return; // only Chromium can be slowed down
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await train.click();
  await page.waitForTimeout(1500);
  expect(await timePause(pause)).toBeLessThan(500);
});
