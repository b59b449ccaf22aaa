import { expect, type Page, test } from '@playwright/test';
import { enter, fingerprint, open, parts, putHash } from './support/page.ts';

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

/** The link of the exercise, with these kinds of blanks. */
async function exerciseLink(page: Page, kinds: readonly string[]): Promise<string> {
  await page.evaluate(() => {
    delete document.body.dataset.copied;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void (document.body.dataset.copied = text)) },
    });
  });
  if (kinds.length > 0) {
    await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
    await page.locator('.steps-exercise summary').click();
    for (const kind of kinds) await page.getByRole('checkbox', { name: kind }).check();
  }
  // While the link is made anew for other weights a press does nothing.
  const button = page.getByRole('button', { name: 'Link to this exercise' });
  await expect(async () => {
    await expect(button).toHaveAttribute('aria-busy', 'false');
    await button.click();
    await expect(page.locator('body')).toHaveAttribute('data-copied', /lesson=pack/, { timeout: 500 });
  }).toPass();
  return (await page.locator('body').getAttribute('data-copied')) ?? '';
}

const moons = 'v=1&data=moons&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&batch=4';

test('a link to an exercise has the weights that it is made with, and how deep its numbers go', async ({ page }) => {
  const { stepEpoch } = await open(page, moons);
  await stepEpoch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 1/);
  const weights = await fingerprint(page);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'Formulas', exact: true }).check({ force: true });
  const link = await exerciseLink(page, ['weighted sums']);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText(/^0 of \d+ filled/)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => fingerprint(page)).toBe(weights);
  await expect(page.getByRole('radio', { name: 'Formulas', exact: true })).toBeChecked();
});

test('a link to an exercise has a weight that was set by hand, before training and again after', async ({ page }) => {
  const { stepBatch } = await open(page, xor);
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
  const field = page.getByRole('textbox', { name: 'Value of the weight' });
  await enter(field, '2');
  await expect(page.locator('.fingerprint')).toContainText('by hand');
  const weights = await fingerprint(page);
  const first = await exerciseLink(page, ['weighted sums']);
  await enter(field, '-1.5');
  await expect.poll(() => fingerprint(page)).not.toBe(weights);
  const others = await fingerprint(page);
  await expect.poll(() => exerciseLink(page, [])).not.toBe(first);
  const second = await exerciseLink(page, []);

  // Of a batch that has just been done: the weights before it, which its numbers are computed with.
  await page.getByRole('radio', { name: 'A batch', exact: true }).check({ force: true });
  await stepBatch.click();
  await expect(page.getByText(/^Done: batch 1 of /)).toBeVisible();
  const ofBatch = await exerciseLink(page, []);
  for (const [link, wanted] of [
    [first, weights],
    [second, others],
    [ofBatch, others],
  ]) {
    await page.goto('about:blank');
    await page.goto(link);
    await expect(page.getByText(/^0 of \d+ filled/)).toBeVisible({ timeout: 30_000 });
    await expect.poll(() => fingerprint(page)).toBe(wanted);
  }
  await expect(page.getByText(/^Next: batch 1 of /)).toBeVisible();
});

test('where the weights are too long for a link to an exercise it says how it opens', async ({ page }) => {
  const { stepEpoch } = await open(page, 'v=1&data=moons&net=2-100.tanh-60.tanh-1.sigmoid&loss=binary_crossentropy');
  await stepEpoch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 1/);
  const weights = await fingerprint(page);
  const link = await exerciseLink(page, ['weighted sums']);
  await expect(page.getByText('It has the epoch: whoever opens it trains to there', { exact: false })).toBeVisible();
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
  await enter(page.getByRole('textbox', { name: 'Value of the weight' }), '2');
  await expect(page.getByText('it opens with the initial weights', { exact: false })).toBeVisible();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText(/^0 of \d+ filled/)).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => fingerprint(page)).toBe(weights);
});

test('a step of a lesson opens at the batch that it is about', async ({ page }) => {
  await page.goto('./#lesson=one-step&step=2');
  // The lesson, its formulas, the walk and its words come one after another: on a busy machine that takes its time.
  await expect(page.getByRole('radio', { name: 'A batch', exact: true })).toBeChecked({ timeout: 30_000 });
  await expect(page.getByText('0 of 6 filled')).toBeVisible();
});

test('a reload loses nothing of an exercise: neither what is written, nor the view', async ({ page }) => {
  const { newSeed } = await open(page, xor);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  const next = page.getByRole('button', { name: 'Next example' });
  for (let i = 0; i < 3; i++) await next.click();
  await page.getByRole('radio', { name: 'Formulas', exact: true }).check({ force: true });
  await page.locator('.steps-exercise summary').click();
  for (const kind of ['weighted sums', 'loss']) await page.getByRole('checkbox', { name: kind }).check();
  const fields = page.locator('.steps-blank input');
  await fields.first().pressSequentially('0.123');
  await fields.first().press('Enter');
  await expect(page.locator('.steps-wrong').first()).toBeVisible();
  const said = await page.locator('.steps-wrong').first().innerText();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Formulas', exact: true })).toBeChecked();
  await expect(page.getByText('Example 4 of 4', { exact: true })).toBeVisible();
  await expect(page.getByText('0 of 4 filled')).toBeVisible();
  await expect(fields.first()).toHaveValue('0.123');
  await expect(page.locator('.steps-wrong').first()).toHaveText(said);

  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('button', { name: 'Next', exact: true }).click(); // another station
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('Output layer: weighted sum')).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 of 4 filled, 1 of them shown')).toBeVisible();
  await expect(page.getByText('Output layer: weighted sum')).toBeVisible();
  // What is written belongs to this example of this experiment.
  await next.click();
  await expect(page.getByText('0 of 4 filled')).toBeVisible();
  await page.getByRole('button', { name: 'Previous example' }).click();
  await expect(page.getByText('1 of 4 filled')).toBeVisible();
  await newSeed.click();
  await expect(page.getByText('0 of 4 filled')).toBeVisible();
});

test('after a reload a lesson stands as the pupil left it, and opens anew as it is written', async ({ page }) => {
  const batch = page.getByRole('radio', { name: 'A batch', exact: true });
  const side = (name: string) => page.getByRole('radio', { name, exact: true });
  await page.goto('./#lesson=one-step&step=2');
  await expect(batch).toBeChecked({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('1 of 6 filled')).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 of 6 filled')).toBeVisible({ timeout: 30_000 });
  await expect(batch).toBeChecked();
  await expect(
    page
      .getByRole('region', { name: /^Lesson/ })
      .getByRole('heading')
      .first(),
  ).toBeVisible();
  await page.getByText('One example', { exact: true }).click();
  await expect(side('One example')).toBeChecked();
  await side('Code').check({ force: true });
  await page.reload();
  await expect(
    page
      .getByRole('region', { name: /^Lesson/ })
      .getByRole('heading')
      .first(),
  ).toBeVisible({ timeout: 30_000 });
  await expect(side('Code')).toBeChecked();
  await side('Steps').check({ force: true });
  await expect(side('One example')).toBeChecked();
  await page.goto('about:blank');
  await page.goto('./#lesson=one-step&step=2');
  await expect(batch).toBeChecked({ timeout: 30_000 });
});

test('on a phone the walk is on the screen again after a reload', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`./#${xor}`);
  await page.getByRole('navigation').getByRole('button', { name: 'Code', exact: true }).click();
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'A batch', exact: true }).check({ force: true });
  await page.reload();
  await expect(page.getByRole('radio', { name: 'A batch', exact: true })).toBeChecked();
});

test('the loss of a batch is not read off the bar, the curves or the health while it is a blank', async ({ page }) => {
  await open(page, xor);
  const choose = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
  await choose('Steps');
  await choose('A batch');
  const bar = page.locator('.status-rest');
  const curves = page.locator('.chart-numbers').first();
  await expect(bar).toContainText('loss 0.');
  await page.locator('.steps-exercise summary').click();
  const loss = page.getByRole('checkbox', { name: 'loss', exact: true });
  await loss.check();
  for (const each of [bar, curves]) await expect(each).toBeHidden();
  await choose('Health');
  await expect(page.locator('.health-units').first()).toBeVisible();
  for (const each of [bar, curves, page.locator('.health-loss')]) await expect(each).toBeHidden();
  await choose('Steps');
  await page.locator('.steps-exercise summary').click();
  await loss.uncheck();
  for (const each of [bar, curves]) await expect(each).toBeVisible();
  await loss.check();
  await expect(bar).toBeHidden();
  const next = page.getByRole('button', { name: 'Next', exact: true });
  while ((await page.locator('.steps-blank').count()) === 0) await next.click();
  const show = page.getByRole('button', { name: 'Show' });
  await show.first().click(); // of the example, then of the batch
  await expect(bar).toBeHidden();
  await show.first().click();
  for (const each of [bar, curves]) await expect(each).toBeVisible();
});

test('where nothing can be kept, or what was kept is damaged, the exercise works and no error is told', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const steps = page.getByRole('radio', { name: 'Steps', exact: true });
  async function fillIn(): Promise<void> {
    await steps.check({ force: true });
    await page.locator('.steps-exercise summary').click();
    await page.getByRole('checkbox', { name: 'weighted sums' }).check();
    await expect(page.getByRole('button', { name: 'Link to this exercise' })).toBeVisible(); // it moves what is below it
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByText('1 of 3 filled')).toBeVisible();
  }
  await open(page, xor);
  await fillIn();
  await page.addInitScript(() => {
    for (const name of Object.keys(sessionStorage)) sessionStorage.setItem(name, '{"step":"","all":[[');
  });
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Data', exact: true })).toBeChecked();
  await fillIn();
  // As in a frame with sandbox="allow-scripts".
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Data', exact: true })).toBeChecked();
  await fillIn();
  expect(errors).toEqual([]);
});

test('what a pupil leaves blank in a lesson can be filled again; what its step leaves blank cannot', async ({
  page,
}) => {
  await page.goto('./#lesson=vanishing');
  await expect(page.getByRole('heading', { name: 'One layer of sigmoid' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  const choice = page.locator('.steps-exercise summary');
  await choice.click();
  const sums = page.getByRole('checkbox', { name: 'weighted sums' });
  await sums.check();
  await expect(page.getByText(/^0 of \d+ filled/)).toBeVisible();
  await sums.uncheck();
  await expect(page.getByText(/^0 of \d+ filled/)).toHaveCount(0);
  await page.goto('about:blank');
  await page.goto('./#lesson=one-step&step=2');
  await expect(page.getByText(/^0 of \d+ filled/)).toBeVisible({ timeout: 30_000 });
  await expect(choice).toHaveCount(0);
});

test('a step of a lesson opens at its first blank, wherever the one before was left; the focus stays at the end', async ({
  page,
}) => {
  await page.goto('./#lesson=one-step');
  await expect(page.getByRole('heading', { name: /.+/ }).first()).toBeVisible({ timeout: 30_000 });
  const count = page.locator('.steps-count');
  await page.getByRole('radio', { name: 'A batch', exact: true }).check({ force: true, timeout: 30_000 });
  await expect(count).toContainText('1 / ');
  const next = page.locator('.steps-go').getByRole('button', { name: 'Next' });
  await next.focus();
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(next).toHaveAttribute('aria-disabled', 'true', { timeout: 100 });
  }).toPass();
  await expect(next).toBeFocused();
  await page.locator('.lesson').getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(/^0 of \d+ filled/)).toBeVisible();
  await expect(count).toContainText('Forward · 1 / ');
  await expect(page.getByRole('textbox', { name: /^Your number/ })).toBeInViewport({ ratio: 1 });
});

test('the first blank of each step of a lesson is in sight, while the focus is at its heading', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto('./#lesson=one-step');
  const lesson = page.locator('.lesson');
  for (const title of ['Forward', 'How wrong it is', 'Back', 'The update']) {
    await lesson.getByRole('button', { name: 'Next' }).click({ timeout: 30_000 });
    await expect(lesson.getByRole('heading', { name: title })).toBeFocused();
    await expect(page.getByRole('textbox', { name: /^Your number/ }).first()).toBeInViewport({ ratio: 1 });
    const neurons = page.locator('.steps-units > li > button');
    if ((await neurons.count()) < 2) continue;
    await expect(neurons.first()).toHaveAttribute('aria-expanded', 'true');
    await neurons.nth(1).click(); // and left there
    await expect(neurons.nth(1)).toHaveAttribute('aria-expanded', 'true');
  }
});

test('each next blank is in sight with what is to be computed, in a low window too', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('./#lesson=one-step&step=4');
  const fields = page.getByRole('textbox', { name: /^Your number/ });
  await fields.first().focus({ timeout: 30_000 });
  for (let blank = 1; blank <= 15; blank++) {
    await page.keyboard.press('Enter'); // an empty one is left for later
    await expect(fields.and(page.locator(':focus'))).toBeInViewport({ ratio: 1 });
    const cut = await page.locator('.steps-lines:has(:focus)').evaluate((line) => {
      const [whole, panel] = [line.getBoundingClientRect(), line.closest('.steps')?.getBoundingClientRect()];
      if (panel === undefined) throw new Error('it is in the panel');
      return { above: panel.top - whole.top, room: panel.height - whole.height };
    });
    expect(cut.above).toBeLessThan(Math.max(1, 20 - cut.room)); // nothing, where there is room for all of it
  }
});

test('after the last blank Enter trains nothing: the focus stays with what was found', async ({ page }) => {
  await page.goto('./#lesson=one-step&step=3');
  const field = page.getByRole('textbox', { name: /^Your number/ });
  await expect(field).toHaveCount(1, { timeout: 30_000 });
  await field.fill('1.639589');
  await field.press('Enter');
  await expect(page.locator('.steps-found')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
});

test('a bad link leaves the exercise and its numbers, the left column and the views over a reload', async ({
  page,
}) => {
  await open(page, moons);
  await exerciseLink(page, ['weighted sums']);
  const field = page.locator('.steps-blank input').first();
  await field.fill('0.123');
  await field.press('Enter');
  await putHash(page, 'v=1&data=lions');
  await expect(page.getByText(/data: “lions” is not known/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/data: “lions” is not known/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Steps', exact: true })).toBeChecked();
  await expect(page.locator('.steps-blank input').first()).toHaveValue('0.123');
});

test('after a batch an edge says its weight before the update and after it, as the lesson says; one example ends the play', async ({
  page,
}) => {
  await page.goto('./#lesson=one-step&step=5');
  await expect(page.getByRole('radio', { name: 'A batch', exact: true })).toBeChecked({ timeout: 30_000 });
  await page
    .getByRole('region', { name: /^Lesson/ })
    .getByRole('button', { name: 'Next', exact: true })
    .click();
  await page.getByRole('button', { name: 'Step batch' }).click();
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
  const title = page.locator('.net-inspector .net-title');
  await expect(title).toContainText(/before the update [−\d.]+ after it [−\d.]+/);
  const said = (await title.textContent()) ?? '';
  const [, after] = /after it ([−\d.]+)/.exec(said) ?? [];
  await expect(page.getByRole('textbox', { name: 'Value of the weight' })).toHaveValue(after.replace('−', '-'));
  // A forced click goes where the choice was: what has come of the batch may just have moved it.
  const one = page.getByRole('radio', { name: 'One example', exact: true });
  await expect(() => one.check({ force: true, timeout: 2000 })).toPass();
  await expect(title).toContainText(`exactly ${after}`); // at once: the play has ended
});

test('a new weight that is to be computed is not to be read below the drawing until it is found', async ({ page }) => {
  const { stepBatch } = await open(page, xor.replace('2-2.sigmoid-1.sigmoid', '2-1.sigmoid'));
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'A batch', exact: true }).check({ force: true });
  await page.locator('.steps-exercise summary').click();
  await page.getByRole('checkbox', { name: 'new weights' }).check();
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
  const field = page.locator('.hands').getByLabel('Value of the weight');
  const slider = page.locator('.hands input[type=range]');
  await expect(field).toBeVisible(); // the update is yet to come
  await stepBatch.click();
  await expect(page.getByText(/^Done: batch 1 of /)).toBeVisible();
  const after = page.locator('.net-after');
  await expect(after).toHaveText(/after it/);
  await expect(after).toBeHidden();
  await expect(field).toBeHidden();
  await expect(slider).toBeHidden();
  await expect(page.locator('.net-exact b').first()).toBeVisible(); // what it was before is given
  await page.getByRole('button', { name: 'Update of the selected edge' }).click();
  const show = page.locator('.steps-blank').getByRole('button', { name: 'Show' }).first();
  await expect(show).toBeVisible();
  while (await show.isVisible()) await show.click();
  for (const each of [after, field, slider]) await expect(each).toBeVisible();
});

test('“Clear all” clears what is counted beside it, and no other step of the lesson', async ({ page }) => {
  const lesson = page.locator('.lesson');
  const show = page.getByRole('button', { name: 'Show', exact: true });
  const clear = page.getByRole('button', { name: 'Clear all' });
  const filled = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
  await page.goto('./#lesson=one-step&step=2');
  await expect(show).toBeVisible({ timeout: 30_000 });
  await show.click();
  await filled('1 of 6 filled');
  await lesson.getByRole('button', { name: 'Next' }).click();
  await filled('0 of 1 filled');
  await show.click();
  await filled('1 of 1 filled');
  await clear.click();
  await filled('0 of 1 filled');
  await lesson.getByRole('button', { name: 'Back', exact: true }).click();
  await filled('1 of 6 filled');
  await clear.click();
  await filled('0 of 6 filled');
});
