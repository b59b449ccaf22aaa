import { readFile } from 'node:fs/promises';
import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { drop } from './support/drop.ts';
import { host } from './support/host.ts';
import { enter, fingerprint, keptEpoch, layers, open, parts } from './support/page.ts';

/** What a class finds behind the link, in a page or in a frame of one. */
async function expectExercise(page: Page | FrameLocator): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const units = page.locator('.card').nth(1).locator('input').first();
  await expect(page.getByText('Use three neurons.')).toBeVisible();
  await expect(page.getByLabel('learning_rate')).toBeDisabled();
  await expect(page.getByLabel('batch_size')).toBeEnabled();
  await expect(button('Step batch')).toHaveCount(0);
  await expect(page.getByLabel(/^(?:epochs|callbacks)/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Moons' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await expect(units).toHaveValue('5');
  await button('Train').click();
  await expect(page.getByRole('status').first()).toContainText(/Epoch [2-9]/);
  await button('Reset to the teacher’s start').click();
  await expect(units).toHaveValue('4');
  await expect(page.getByRole('status').first()).toContainText('Epoch 1'); // where the teacher stood
}

test('a teacher clicks what to hide, and the class has the task and a way back to its start', async ({
  page,
  context,
}) => {
  const start = 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0';
  const { share, stepEpoch } = await open(page, start);
  await stepEpoch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 1/);
  const print = await fingerprint(page);
  await share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  await dialog.getByLabel('Data: Hidden', { exact: true }).check();
  await dialog.getByLabel('Step batch, Step epoch: Hidden', { exact: true }).check();
  await dialog.getByLabel('learning_rate: Locked', { exact: true }).check();
  await dialog.getByLabel('epochs, callbacks: Hidden', { exact: true }).check();
  await expect(dialog.getByLabel('Noise: Locked', { exact: true })).toBeDisabled();
  await dialog.getByLabel('The task').fill('```js\nnot closed');
  await expect(dialog.getByText('A code block starts here')).toBeVisible();
  await dialog.getByLabel('The task').fill('Use **three** neurons.');
  await dialog.getByLabel(/^At this very moment/).check();
  await expect(dialog.getByText('The link has the weights and the curves.')).toBeVisible();
  const link = dialog.getByLabel('Link for the class');
  await expect(link).toHaveValue(/#check=\w{4}&lesson=pack:/);
  expect(await violations(page, 'all', 'dialog')).toEqual([]);
  const [address, html] = [await link.inputValue(), await dialog.getByLabel('For a course page').inputValue()];
  expect(html).toContain('sandbox="allow-scripts allow-downloads"'); // files can be saved

  const other = await context.newPage();
  await other.goto(address);
  await expect(parts(other).fingerprint).toHaveText(print);
  await expect(parts(other).undo).toBeDisabled(); // nothing that the page began with is behind it
  await expectExercise(other);
  await expect(parts(other).fingerprint).toHaveText(print);
  await other.reload();
  await expect(other.getByLabel('learning_rate')).toBeDisabled();
  expect(await layers(other)).toEqual(['Input 2', 'Dense 4 tanh', 'Dense 1 sigmoid']);

  // The very HTML, on a course page of another host: no storage, and a worker from a blob.
  const course = await host(true, html.replace(/src="[^#]*#/, 'src="./#'));
  await other.goto(course.address);
  const frame = other.frameLocator('iframe');
  const inFrame = frame.locator('.fingerprint').getByText(print);
  await expect(inFrame).toBeVisible();
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(inFrame).toHaveCount(0);
  await other.goto('about:blank');
  await other.goBack();
  await expect(inFrame).toBeVisible(); // nothing can be kept there, but where it begins
  await expectExercise(frame);
  course.close();
});

test('two exercises on one network keep their moments: Back leads to the first as it was left', async ({
  page,
  browser,
}) => {
  const { stepEpoch } = await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&batch=2');
  const links: string[] = [];
  const prints: string[] = [];
  for (const epoch of [1, 2]) {
    await stepEpoch.click();
    await expect(parts(page).fingerprint).toHaveText(new RegExp(`epoch ${epoch}`));
    prints.push(await fingerprint(page));
    const dialog = await openForClass(page);
    await dialog.getByLabel('The task').fill(`Exercise ${epoch}.`);
    await dialog.getByLabel(/^At this very moment/).check();
    await expect(dialog.getByText('The link has the weights and the curves.')).toBeVisible();
    links.push(await classLink(dialog));
    await page.keyboard.press('Escape');
  }

  const other = await (await browser.newContext()).newPage(); // nothing is kept there
  await other.goto(links[0]);
  await expect(other.getByText('Exercise 1.')).toBeVisible();
  await expect(parts(other).fingerprint).toHaveText(prints[0]);
  await parts(other).stepBatch.click();
  await expect(parts(other).fingerprint).toHaveText(/epoch 1 \+ 1/);
  const left = await fingerprint(other);
  await other.getByRole('button', { name: 'Reset to the teacher’s start' }).click();
  await expect(parts(other).fingerprint).toHaveText(prints[0]);
  await parts(other).undo.click();
  await expect(parts(other).fingerprint).toHaveText(left);
  // By a link of the page, then from a course page.
  await other.evaluate((hash) => (location.hash = hash), new URL(links[1]).hash);
  for (let i = 0; i < 2; i++) {
    await expect(other.getByText('Exercise 2.')).toBeVisible();
    await expect(parts(other).fingerprint).toHaveText(prints[1]);
    await expect(other).toHaveURL(/data=xor/); // written at most once a second
    await other.goBack();
    if (i === 1) await other.goBack();
    await expect(other.getByText('Exercise 1.')).toBeVisible();
    await expect(parts(other).fingerprint).toHaveText(left);
    if (i === 1) break;
    await other.goForward();
    await expect(parts(other).fingerprint).toHaveText(prints[1]);
    await other.goBack();
    await expect(parts(other).fingerprint).toHaveText(left);
    await other.goto('about:blank');
    await other.goto(links[1]);
  }
  // It was kept at once, with the link.
  for (let i = 0; i < 2; i++) await other.goForward();
  await expect(other.getByText('Exercise 2.')).toBeVisible();
  await expect(parts(other).fingerprint).toHaveText(prints[1]);
});

test('past a course page Back leads to one’s own work and to an exercise on the same network, each as it was left', async ({
  page,
  browser,
}) => {
  const own = 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&batch=2';
  const links: string[] = [];
  for (const [i, link] of [own, 'v=1&data=iris&net=4-3.softmax'].entries()) {
    await open(page, link);
    const dialog = await openForClass(page);
    await dialog.getByLabel('The task').fill(`Exercise ${i + 1}.`);
    links.push(await classLink(dialog));
    await page.goto('about:blank');
  }

  const other = await (await browser.newContext()).newPage();
  const task = (i: number) => other.getByText(`Exercise ${i}.`);
  const { stepEpoch, fingerprint: print } = parts(other);
  await other.goto(new URL(`./#${own}`, links[0]).href);
  await stepEpoch.click();
  await expect(print).toHaveText(/epoch 1/);
  const mine = await fingerprint(other);
  await other.waitForTimeout(1200); // kept at most once a second
  await other.goto('about:blank');
  await other.goto(links[0]);
  await expect(task(1)).toBeVisible();
  for (const epoch of [1, 2]) {
    await stepEpoch.click();
    await expect(print).toHaveText(new RegExp(`epoch ${epoch}`));
  }
  const left = await fingerprint(other);
  await expect(other).toHaveURL(/data=xor/); // written at most once a second
  await other.waitForTimeout(1200);
  await other.goto('about:blank');
  await other.goto(links[1]);
  await expect(task(2)).toBeVisible();
  await expect(print).toHaveText(/epoch 0/);
  await expect(other.getByText('This change starts training anew.')).toHaveCount(0);
  await expect(other).toHaveURL(/data=iris/);
  for (let i = 0; i < 2; i++) await other.goBack();
  await expect(task(1)).toBeVisible();
  await expect(print).toHaveText(left);
  await expect(other.getByRole('button', { name: 'Undo' })).toBeDisabled();
  for (let i = 0; i < 2; i++) await other.goBack();
  await expect(task(1)).toHaveCount(0);
  await expect(print).toHaveText(mine);
  for (let i = 0; i < 2; i++) await other.goForward();
  await expect(task(1)).toBeVisible();
  await expect(print).toHaveText(left);
});

test('an exercise on the network of the one before begins without a way back to that, and one left untouched at its start', async ({
  page,
  browser,
}) => {
  const links: string[] = [];
  for (const [i, data] of ['xor', 'xor', 'iris'].entries()) {
    await open(
      page,
      `v=1&data=${data}&net=${data === 'xor' ? '2-4.tanh-1.sigmoid&loss=binary_crossentropy' : '4-3.softmax'}`,
    );
    const dialog = await openForClass(page);
    await dialog.getByLabel('The task').fill(`Exercise ${i + 1}.`);
    links.push(await classLink(dialog));
    await page.goto('about:blank');
  }
  const other = await (await browser.newContext()).newPage();
  const { stepEpoch, fingerprint: print, undo } = parts(other);
  const visit = async (exercise: number): Promise<void> => {
    await other.goto('about:blank');
    await other.goto(links[exercise - 1]);
    await expect(other.getByText(`Exercise ${exercise}.`)).toBeVisible();
    await expect(print).toHaveText(/epoch 0/);
    await expect(undo).toBeDisabled();
    await expect(other.getByText('This change starts training anew.')).toHaveCount(0);
    await expect(other).toHaveURL(/net=/);
    await other.waitForTimeout(1200); // kept at most once a second
  };
  await visit(1);
  await visit(3);
  await visit(2);
  await stepEpoch.click();
  await expect(print).toHaveText(/epoch 1/);
  await other.waitForTimeout(1200);
  await visit(1);
  for (let i = 0; i < 2; i++) await other.goBack();
  await expect(print).toHaveText(/epoch 1/);
  for (let i = 0; i < 4; i++) await other.goBack();
  await expect(other.getByText('Exercise 1.')).toBeVisible();
  await expect(print).toHaveText(/epoch 0/);
});

test('Back leads to the exercise that a file, or earlier work, was opened over', async ({ page, browser }) => {
  const { share, stepBatch } = await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&batch=2');
  await share.click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a file' }).click();
  const same = await readFile(await (await saving).path(), 'utf8');
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  await dialog.getByLabel('The task').fill('Exercise 1.');
  const link = await classLink(dialog);
  await page.keyboard.press('Escape');
  await expect(stepBatch).toBeEnabled();

  const other = await (await browser.newContext()).newPage();
  await other.goto(new URL('./#v=1&data=iris&net=4-3.softmax', link).href);
  await other.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click(); // a work of one's own
  await other.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  const task = other.getByText('Exercise 1.');
  await expect(task).toBeVisible();
  await parts(other).stepBatch.click();
  await expect(parts(other).fingerprint).toHaveText(/epoch 0 \+ 1/);
  const left = await fingerprint(other);
  const ways = [
    () => drop(other, 'mine.json', same),
    async () => {
      await other.getByRole('button', { name: 'Earlier work' }).click();
      await other.locator('.menu-item').filter({ hasText: 'Iris' }).first().click();
    },
  ];
  for (const openOther of ways) {
    await openOther();
    await expect(task).toHaveCount(0);
    await other.goBack();
    await expect(task).toBeVisible();
    await expect(parts(other).fingerprint).toHaveText(left);
  }
});

test('what a class link locks stays: when it is pasted into an open page, when other data are chosen, at the last epoch', async ({
  page,
  context,
}) => {
  const { share } = await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0&epochs=3');
  await share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  for (const name of ['batch_size', 'learning_rate', 'epochs, callbacks', 'Plot and curves']) {
    await dialog.getByLabel(`${name}: Locked`, { exact: true }).check();
  }
  const link = await classLink(dialog);

  const other = await context.newPage();
  const { undo, train, status, reset } = await open(other, 'v=1&data=iris&net=4-3.softmax&epochs=50');
  await other.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await other.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  }, `Here it is:\n${link}\nlearning_rate=0.1 stays\nhttps://school.example/view.php?id=12&lang=de`);
  await expect(other.getByLabel('epochs', { exact: true })).toBeDisabled();
  await expect(other.getByLabel('epochs', { exact: true })).toHaveValue('3');
  await undo.click();
  await expect(other.getByText('The lesson that is open locks this')).toBeVisible();
  await expect(other.getByLabel('epochs', { exact: true })).toHaveValue('3');

  // A plot that is locked from the first moment on is there: Chromium once left it out where all came from its cache.
  for (let time = 0; time < 2; time++) {
    await other.reload();
    await expect(other.getByLabel('epochs', { exact: true })).toBeDisabled();
    await expect(other.locator('.plot-room')).toBeVisible();
  }

  await train.click();
  await expect(status).toContainText('Epoch 3');
  await expect(train).toHaveAttribute('aria-disabled', 'true');
  await expect(train).toHaveAccessibleDescription(/locked here/);
  await reset.click();
  await expect(train).not.toHaveAttribute('aria-disabled');

  const rate = await other.getByLabel('learning_rate').inputValue();
  const batch = await other.getByLabel('batch_size').inputValue();
  await other.getByRole('button', { name: 'Moons' }).click();
  await expect.poll(() => layers(other)).toContain('Input 2');
  await expect(other.getByLabel('batch_size')).toHaveValue(batch);
  await expect(other.getByLabel('learning_rate')).toHaveValue(rate);
});

test('drawing ends when a class link comes that locks the plot, and the page goes on', async ({ page, context }) => {
  const { share } = await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
  await share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  await dialog.getByLabel('Plot and curves: Locked', { exact: true }).check();
  const link = await classLink(dialog);

  const other = await context.newPage();
  const { data, train, status } = await open(other);
  await data.getByRole('button', { name: 'Draw points' }).click();
  const plane = other.getByRole('application', { name: /Plane to draw points on/ });
  await plane.press('Enter');
  await plane.press('m');
  await other.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(other.getByText('Locked', { exact: false }).first()).toBeVisible();
  await expect(plane).toHaveCount(0);
  await expect(other.getByRole('button', { name: 'Done' })).toHaveCount(0);
  await expect(data.getByRole('button', { name: 'More data sets…' })).toBeEnabled();
  await expect(data.getByRole('button', { name: 'Draw points' })).toHaveCount(0);
  await train.click();
  await expect(status).toContainText(/Epoch [1-9]/);
});

test('a link of Playground that hides controls has a way back to its start, too', async ({ page }) => {
  await page.goto('./#dataset=xor&networkShape=3&noise_hide=true&discretize_hide=true&discretize=true&seed=0.5');
  await expect(parts(page).status).toContainText('loss');
  await expect(page.getByLabel('Discretize')).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: 'validation' })).not.toBeChecked(); // as Playground opens
  await page.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 4 tanh', 'Dense 1 tanh']);
  await page.reload();
  await page.getByRole('button', { name: 'Reset to the teacher’s start' }).click();
  await expect.poll(() => layers(page)).toEqual(['Input 2', 'Dense 3 tanh', 'Dense 1 tanh']);
});

/** The link for the class once it is that of what is chosen: it is packed beside the page. */
async function classLink(dialog: Locator): Promise<string> {
  const field = dialog.getByLabel('Link for the class');
  await expect(field).toHaveAttribute('aria-busy', 'false');
  return field.inputValue();
}

/** Opens the dialog for a class. */
async function openForClass(page: Page): Promise<Locator> {
  await parts(page).share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  return page.getByRole('dialog', { name: 'For a class or a course page' });
}

test('the dialog begins with what the open exercise hides, locks and asks for, and the new link has it', async ({
  page,
  context,
}) => {
  const hides = 'noise_hide=true&learningRate_hide=true&goalTrainLossMinThresholdFirst=0.4995';
  await page.goto(`./#dataset=circle&seed=0.59704&${hides}`);
  await expect(page.getByRole('heading', { name: 'Goal' })).toBeVisible();
  let dialog = await openForClass(page);
  await expect(dialog.getByLabel('Noise: Hidden', { exact: true })).toBeChecked();
  await expect(dialog.getByLabel('learning_rate: Hidden', { exact: true })).toBeChecked();
  await expect(dialog.getByLabel('loss: at most 0.4995')).toBeChecked();
  await dialog.getByLabel('Train: Hidden', { exact: true }).check();
  await dialog.getByLabel('batch_size: Locked', { exact: true }).check();
  await dialog.getByLabel('The task').fill('Reach **it**.');
  const first = await classLink(dialog);

  const other = await context.newPage();
  await other.goto(first);
  await expect(other.getByText('loss: at most 0.4995')).toBeVisible();
  await expect(other.getByRole('slider', { name: /^noise/i })).toHaveCount(0);
  await expect(other.getByLabel('learning_rate', { exact: true })).toHaveCount(0);
  await expect(other.getByLabel('batch_size', { exact: true })).toBeDisabled();
  await expect(parts(other).train).toHaveCount(0);

  // From that class link on, as a teacher does a year later.
  dialog = await openForClass(other);
  for (const name of ['Noise: Hidden', 'learning_rate: Hidden', 'Train: Hidden', 'batch_size: Locked']) {
    await expect(dialog.getByLabel(name, { exact: true })).toBeChecked();
  }
  await expect(dialog.getByLabel('The task')).toHaveValue('Reach **it**.');
  await dialog.getByLabel('Train: Shown', { exact: true }).check();
  await dialog.getByLabel('loss: at most 0.4995').uncheck();
  const second = await classLink(dialog);
  await other.keyboard.press('Escape');
  await other.goto(second);
  await expect(parts(other).train).toBeVisible();
  await expect(other.getByText('Reach it.')).toBeVisible();
  await expect(other.getByText('loss: at most 0.4995')).toHaveCount(0);
  await expect(other.getByLabel('batch_size', { exact: true })).toBeDisabled();

  // Another exercise, another beginning; after it none.
  await other.evaluate(() => (location.hash = 'dataset=xor&seed=0.5&discretize_hide=true'));
  await expect(other.getByLabel('batch_size', { exact: true })).toBeEnabled();
  dialog = await openForClass(other);
  await expect(dialog.getByLabel('Discretize: Hidden', { exact: true })).toBeChecked();
  await expect(dialog.getByLabel('batch_size: Shown', { exact: true })).toBeChecked();
  await expect(dialog.getByLabel('The task')).toHaveValue('');
});

test('the dialog begins with what the present step of a lesson hides and locks, without its text', async ({ page }) => {
  const file = '---\ntitle: Two\nhide: code\n---\n# One\nText.\n# Two\n- lock: fit\n- hide: seed, data\nMore.\n';
  await open(page);
  await drop(page, 'two.md', file);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByLabel('batch_size', { exact: true })).toBeDisabled();
  const dialog = await openForClass(page);
  for (const name of ['fit: Locked', 'seed: Hidden', 'Data: Hidden', 'Code: Shown']) {
    await expect(dialog.getByLabel(name, { exact: true })).toBeChecked();
  }
  await expect(dialog.getByLabel('seed: Shown', { exact: true })).toBeEnabled();
  await expect(dialog.getByLabel('Noise: Hidden', { exact: true })).toBeDisabled();
  await expect(dialog.getByLabel('The task')).toHaveValue('');
});

test('a class gets a table that is too large for a link in a file, with the task and what is locked', async ({
  page,
  browser,
}) => {
  await open(page);
  const rows = Array.from({ length: 3000 }, (_, i) => `${(i * 7919) % 10007}\t${(i * i) % 9973}\t${'ab'[i % 2]}`);
  await drop(page, 'large.tsv', `x\ty\tclass\n${rows.join('\n')}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Use this table' }).click();
  await expect(parts(page).data).toContainText('large.tsv');
  await parts(page).stepEpoch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 1/);
  const print = await fingerprint(page);
  await parts(page).share.click();
  const sharing = page.getByRole('dialog', { name: 'Share this experiment' });
  await expect(sharing).toContainText(
    'The 3,000 rows of “large.tsv” are too many for a link: it opens only where they are.',
  );
  await expect(sharing).not.toContainText('This link opens');
  await sharing.getByRole('button', { name: 'Close' }).click();
  const dialog = await openForClass(page);
  await dialog.getByLabel('learning_rate: Locked', { exact: true }).check();
  await dialog.getByLabel('New data: Hidden', { exact: true }).check();
  await dialog.getByLabel('The task').fill('Use **three** neurons.');
  await dialog.getByLabel(/^At this very moment/).check();
  await expect(dialog.getByText('are too many for a link')).toBeVisible();
  await expect(dialog.getByLabel('Link for the class')).toHaveValue(/lesson=pack:/);
  await page.waitForTimeout(500); // it is packed beside the page
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as a file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('mlp-table-epoch-1.json');
  const file = await saved.path();

  const context = await browser.newContext(); // another computer
  const other = await context.newPage();
  const { share, data } = await open(other);
  await share.click();
  await other.getByLabel('Open a file…').setInputFiles(file);
  await expect(other.getByText('Use three neurons.')).toBeVisible();
  await expect(data).toContainText('large.tsv');
  await expect(other.getByLabel('learning_rate', { exact: true })).toBeDisabled();
  await expect(data.getByRole('button', { name: 'New data' })).toHaveCount(0);
  await expect(parts(other).fingerprint).toHaveText(print);
  await other.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await expect(parts(other).fingerprint).not.toHaveText(print);
  await other.getByRole('button', { name: 'Reset to the teacher’s start' }).click();
  await expect(parts(other).fingerprint).toHaveText(print);
  await context.close();
});

test('a view that is locked stays at the one that the teacher had, over a reload and a way back', async ({
  page,
  context,
}) => {
  await open(page, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0');
  const choose = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
  await choose('Confusion');
  await choose('log');
  const dialog = await openForClass(page);
  for (const name of ['View of the plot', 'linear, log']) {
    await dialog.getByLabel(`${name}: Locked`, { exact: true }).check();
  }
  await dialog.getByLabel('Hidden space: Hidden', { exact: true }).check();
  const link = await classLink(dialog);

  const other = await context.newPage();
  await open(other, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
  const space = other.getByRole('button', { name: 'Hidden space' });
  await space.click();
  await expect(space).toHaveAttribute('aria-pressed', 'true');
  await other.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  const expectLocked = async (): Promise<void> => {
    for (const name of ['Confusion', 'log']) {
      await expect(other.getByRole('radio', { name, exact: true })).toBeChecked();
      await expect(other.getByRole('radio', { name, exact: true })).toBeDisabled();
    }
    await expect(space).toHaveCount(0);
  };
  await expectLocked();
  await other.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await other.reload();
  await expectLocked();
  await other.getByRole('button', { name: 'Reset to the teacher’s start' }).click();
  await expectLocked();
  await other.getByRole('button', { name: 'Leave the lesson' }).click();
  await other.getByRole('button', { name: 'Continue with this experiment' }).click();
  await other.getByRole('radio', { name: 'Regions', exact: true }).check({ force: true });
  await expect(space).toHaveAttribute('aria-pressed', 'false');
});

test('a class draws what it expects, by keys and by pointer, and sees it over what happens', async ({ page }) => {
  const { share } = await open(page, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03');
  await share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  await dialog.getByLabel('the loss').check();
  await dialog.getByLabel('the border between the classes').check();
  const address = await classLink(dialog);
  await page.keyboard.press('Escape');
  await page.goto(address);

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const said = page.locator('.guess-said');
  const train = async (): Promise<void> => {
    await button('Train').click();
    await expect(page.getByText('First draw what you expect, in the plot. Then train.')).toBeVisible();
    await button('Draw my guess').click();
    await expect(page.getByRole('alert')).not.toContainText('draw');
  };
  await expect(said).toContainText('to draw how the loss will go');
  await train();
  const loss = page.getByRole('application', { name: /^Your guess of the loss/ });
  await loss.focus();
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(page.getByText(/^epoch 10: 0\.\d/)).toBeAttached();
  await expect(said).toHaveText(/Your guess stands\. Now draw where the border will be: choose Border above\./);
  await train(); // leads to the border, which is still wanted
  const border = page.getByRole('application', { name: /^Your guess of the border/ });
  const box = await border.boundingBox();
  if (box === null) throw new Error('no plot');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.4 * box.height, { steps: 10 });
  await page.mouse.up();
  await expect(said).toHaveText(/Your guess stands\. Press Train\./);
  expect(await violations(page, 'all', '.plot')).toEqual([]);
  await button('Train').click();
  await expect(said).toHaveText(/^\s*\d+ of 100 points Near the examples, your guess and the network agree on \d+%/);
  await page.getByRole('radio', { name: 'Loss', exact: true }).check({ force: true });
  await expect(said).toHaveText(/^\s*\d+ of 100 points after (?:\d+ of )?100 epochs\. On average 0\.\d+ from the loss/);
  expect(await violations(page, 'all', '.plot')).toEqual([]);
  await button('Pause').click();
  await button('Reset').click();
  await expect(said).toHaveText(/Your guess stands/); // the same again, with the same guess
});

test('a guess outlives a reload: drawn before training, and over the run with its score', async ({ page }) => {
  await page.goto('./#lesson=learning-rate&step=2');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const said = page.locator('.guess-said');
  const line = page.locator('.outcome-square path.guess-mine');
  await expect(said).toContainText('to draw how the loss will go', { timeout: 30_000 });
  await page.getByRole('application', { name: /^Your guess of the loss/ }).focus();
  for (const key of ['Shift+ArrowDown', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  await expect(said).toHaveText(/Your guess stands/);
  const drawn = (await line.getAttribute('d')) ?? '';
  expect(drawn).not.toBe('');
  await page.reload();
  await expect(said).toHaveText(/Your guess stands/);
  await expect(line).toHaveAttribute('d', drawn);

  await parts(page).pace.selectOption('10 epochs / s'); // Pause comes long before the guess's last epoch
  await button('Train').click();
  await expect(said).toContainText('of 100 points');
  await expect(parts(page).status).toContainText(/Epoch [1-9]\d/);
  await button('Pause').click();
  await expect(button('Train')).toBeVisible();
  await expect(parts(page).fingerprint).toHaveText(/at epoch \d+/);
  const [epoch] = /\d+$/.exec(await parts(page).fingerprint.innerText()) ?? [];
  await expect(said).toContainText(`after ${epoch} of 100 epochs`); // a few times a second
  const score = await said.innerText();
  await page.reload();
  await expect(line).toHaveAttribute('d', drawn);
  await expect(page.locator('.outcome-square path.guess-loss')).toBeAttached();
  await expect(said).toHaveText(score);

  // What is damaged does no harm.
  await page.evaluate(() => {
    const name = Object.keys(sessionStorage).find((each) => each.endsWith('guesses'));
    if (name === undefined) throw new Error('nothing is kept');
    sessionStorage.setItem(name, '{"of":');
  });
  await page.reload();
  await expect(said).toHaveText('Training has begun. Reset it to draw a guess.');
  await expect(line).toHaveCount(0);
});

test('a digit gives a side of the border the class of that name', async ({ page }) => {
  await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
  await page.getByRole('button', { name: 'Predict first' }).click();
  await page.getByRole('radio', { name: 'Border', exact: true }).check({ force: true });
  await page.getByRole('application', { name: /^Your guess of the border/ }).focus();
  for (const key of ['1', '0', '1']) {
    await page.keyboard.press(key);
    await expect(page.getByText(`This side is ${key}.`)).toBeAttached();
  }
});

test('a guess outside of a lesson is over the run again after a reload', async ({ page }) => {
  await open(page, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03');
  const said = page.locator('.guess-said');
  await page.getByRole('button', { name: 'Predict first' }).click();
  await page.getByRole('radio', { name: 'Border', exact: true }).check({ force: true });
  await page.getByRole('application', { name: /^Your guess of the border/ }).focus();
  for (const key of ['Enter', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect(said).toHaveText(/Your guess stands/);
  await parts(page).stepEpoch.click();
  await expect(said).toContainText('your guess and the network agree');
  // It is of coarse places at first, and then of finer ones.
  let score = '';
  await expect(async () => {
    score = await said.innerText();
    await page.waitForTimeout(700);
    expect(await said.innerText()).toBe(score);
  }).toPass();
  await page.reload();
  await expect(said).toHaveText(score);
});

/** Where the page has the controls of the dialog, by their words there. */
const places: Readonly<Record<string, (page: Page) => Locator>> = {
  Reset: (page) => parts(page).reset,
  Train: (page) => parts(page).train,
  'Step batch, Step epoch': (page) => parts(page).stepEpoch,
  Pace: (page) => parts(page).pace,
  'Undo, Redo': (page) => parts(page).undo.or(parts(page).redo),
  'Earlier work': (page) => page.getByRole('button', { name: 'Earlier work', exact: true }),
  Share: (page) => parts(page).share,
  Lessons: (page) => page.getByRole('button', { name: 'Lessons', exact: true }),
  loss: (page) => page.getByRole('combobox', { name: 'loss', exact: true }),
  optimizer: (page) => page.getByRole('button', { name: /^Options of SGD/ }), // beside its name
  learning_rate: (page) => page.getByLabel('learning_rate', { exact: true }),
  metrics: (page) => page.getByRole('button', { name: /^metrics/ }),
  batch_size: (page) => page.getByLabel('batch_size', { exact: true }),
  'epochs, callbacks': (page) => page.getByRole('button', { name: /^callbacks/ }),
  shuffle: (page) => page.getByRole('checkbox', { name: 'shuffle' }),
  validation_split: (page) => page.getByLabel('validation_split', { exact: true }),
  seed: (page) => parts(page).newSeed,
  'Use Keras’s rules (Playground)': (page) => page.getByRole('button', { name: 'Use Keras’s rules' }),
  'Data sets': (page) => page.getByRole('button', { name: 'Moons' }),
  'Classes or numbers': (page) => page.getByRole('button', { name: 'Sine' }),
  'Draw points, f(x)': (page) => page.getByRole('button', { name: /^Draw points|^Edit these|^A set by formula/ }),
  'Your table': (page) => page.getByRole('button', { name: 'Your table…' }),
  'New data': (page) => page.getByRole('button', { name: 'New data' }),
  'Number of examples': (page) => page.getByRole('slider', { name: /^examples/ }),
  Noise: (page) => page.getByRole('slider', { name: /^noise/i }),
  Inputs: (page) => page.getByRole('checkbox', { name: 'x²' }),
  Standardize: (page) => page.getByRole('checkbox', { name: 'standardize' }),
  'Input x': (page) => page.getByRole('checkbox', { name: 'x', exact: true }),
  'Input y': (page) => page.getByRole('checkbox', { name: 'y', exact: true }),
  'Input x²': (page) => page.getByRole('checkbox', { name: 'x²' }),
  'Input y²': (page) => page.getByRole('checkbox', { name: 'y²' }),
  'Input x·y': (page) => page.getByRole('checkbox', { name: 'x·y' }),
  'Input sin x': (page) => page.getByRole('checkbox', { name: 'sin x' }),
  'Input sin y': (page) => page.getByRole('checkbox', { name: 'sin y' }),
  'Regularization (Playground)': (page) => page.getByLabel('Regularization', { exact: true }),
  'Its rate (Playground)': (page) => page.getByLabel(/rate$/i).and(page.locator('.playground-look select')),
  'Number of inputs': (page) => page.getByRole('textbox', { name: 'Number of inputs' }),
  'Add, move and remove layers': (page) => page.getByRole('button', { name: /^(?:Remove: |Add layer|Insert after)/ }),
  Units: (page) => page.getByRole('textbox', { name: /^units of layer 1/i }),
  Activations: (page) => page.locator('select.card-activation'),
  'Other arguments of layers': (page) => page.getByRole('textbox', { name: /^rate of/ }),
  'Numbers or maps in neurons': (page) => page.getByRole('radio', { name: 'Maps' }),
  'Weights by hand': (page) => page.getByRole('textbox', { name: 'Value of the weight' }),
  'View of the plot': (page) => page.getByRole('radio', { name: /^(?:Regions|Confusion|ROC|Wrong)$/ }),
  'Predict first': (page) => page.getByRole('button', { name: 'Predict first' }),
  'Axes of the plot': (page) => page.getByRole('combobox', { name: /^(?:Horizontal|Vertical)$/ }),
  'Number shown': (page) => page.getByRole('combobox', { name: 'Number', exact: true }),
  'Hidden space': (page) => page.getByRole('button', { name: 'Hidden space' }),
  'linear, log': (page) => page.getByRole('radio', { name: /^(?:linear|log)$/ }),
  'Show validation points': (page) => page.getByRole('checkbox', { name: 'validation', exact: true }),
  Discretize: (page) => page.getByRole('checkbox', { name: 'Discretize' }),
  Summary: (page) => page.getByRole('radio', { name: 'Summary' }),
  Steps: (page) => page.getByRole('radio', { name: 'Steps' }),
  Health: (page) => page.getByRole('radio', { name: 'Health' }),
  // whole regions
  Training: (page) => parts(page).train,
  compile: (page) => page.getByLabel('learning_rate', { exact: true }),
  fit: (page) => page.getByLabel('batch_size', { exact: true }),
  Data: (page) => page.getByRole('button', { name: 'Moons' }),
  Code: (page) => page.getByRole('radio', { name: 'Code' }),
  Layers: (page) => page.getByRole('textbox', { name: /^units of layer 1/i }),
  'Plot and curves': (page) => page.locator('.outcome-switches input'),
};
const regions = ['Training', 'compile', 'fit', 'Data', 'Code', 'Layers', 'Plot and curves'];
const ofPlayground = /^Input .|Playground/;

interface Choice {
  readonly choice: 'Locked' | 'Hidden';
  readonly isChosen: (name: string) => boolean;
}

/** Makes a link in the dialog. @returns it, what was chosen, and all that was offered */
async function makeLink(page: Page, { choice, isChosen }: Choice) {
  const dialog = await openForClass(page);
  await expect(dialog.getByRole('rowheader')).not.toHaveCount(0);
  const all = await dialog.getByRole('rowheader').allInnerTexts();
  const chosen: string[] = [];
  for (const name of all.filter(isChosen)) {
    const radio = dialog.getByLabel(`${name}: ${choice}`, { exact: true });
    if (!(await radio.isEnabled())) continue;
    await radio.check();
    chosen.push(name);
  }
  return { link: await classLink(dialog), chosen, all };
}

async function expectKept(page: Page, chosen: readonly string[], choice: 'Locked' | 'Hidden'): Promise<void> {
  if (chosen.includes('Weights by hand')) {
    await page.locator('.net-box').focus();
    for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
    await expect(page.locator('.hands-loss')).toBeVisible();
  }
  for (const name of chosen) {
    const place = places[name](page);
    // Sets of the other kind are not offered, in both cases.
    if (choice === 'Hidden' || name === 'Classes or numbers') await expect(place, name).toHaveCount(0);
    else if (name === 'Code') continue; // its text is read-only: see code.spec.ts
    else {
      await expect(place, name).not.toHaveCount(0);
      for (const each of await place.all()) await expect(each, name).toBeDisabled();
    }
  }
}

const start = 'v=1&data=circle&net=2-4.tanh-dropout:0.25-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1&epochs=100000';
const playground = 'dataset=xor&networkShape=3&seed=0.5&regularization=L2&regularizationRate=0.01';

for (const choice of ['Locked', 'Hidden'] as const) {
  test(`each control in the dialog can be ${choice.toLowerCase()}`, async ({ page, context }) => {
    test.slow();
    // Where nothing is hidden all of it is there; the panel of shuffle is opened by another control.
    await open(page, start);
    const inPanels = ['shuffle'];
    const elsewhere = ['Axes of the plot', 'Number shown']; // with other data, below
    const { link, chosen, all } = await makeLink(page, {
      choice,
      isChosen: (name) => ![...regions, ...inPanels, ...elsewhere].includes(name),
    });
    expect(all.filter((name) => !(name in places))).toEqual([]);
    const rest = choice === 'Locked' ? ['Summary', 'Steps', 'Health'] : []; // these set nothing
    expect([...chosen, ...regions, ...inPanels, ...elsewhere, ...rest].toSorted()).toEqual(all.toSorted());
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.locator('.net-box')).toBeVisible();
    await expect(other.getByRole('heading', { name: 'Exercise' }).first()).toBeVisible();
    await expectKept(other, chosen, choice);
    const before = await layers(other);
    await other.getByRole('button', { name: /^Options of layer 1/ }).focus();
    await other.keyboard.press('Alt+ArrowRight');
    await other.keyboard.press('Enter');
    const menu = other.locator('.popover:popover-open');
    await expect(menu).toBeVisible();
    for (const name of ['Move right', 'Duplicate']) {
      const item = menu.getByRole('button', { name });
      if (choice === 'Hidden') await expect(item).toHaveCount(0);
      else await expect(item).toBeDisabled();
    }
    const bias = menu.getByRole('checkbox', { name: 'use_bias' });
    if (choice === 'Hidden') await expect(bias).toHaveCount(0);
    else await expect(bias).toBeDisabled();
    expect(await layers(other)).toEqual(before);

    // The regions as wholes, and what is inside another's panel.
    await page.reload();
    const whole = await makeLink(page, { choice, isChosen: (name) => regions.includes(name) });
    const second = await context.newPage();
    await second.goto(whole.link);
    await expect(second.getByRole('heading', { name: 'Exercise' }).first()).toBeVisible();
    await expectKept(second, whole.chosen, choice);
    expect(whole.chosen.toSorted()).toEqual(regions.toSorted());

    await page.reload();
    const inPanel = await makeLink(page, { choice, isChosen: (name) => inPanels.includes(name) });
    const third = await context.newPage();
    await third.goto(inPanel.link);
    await expect(third.getByRole('heading', { name: 'Exercise' }).first()).toBeVisible();
    await third.getByRole('button', { name: /^callbacks/ }).click();
    await expect(third.getByText('EarlyStopping', { exact: true })).toBeVisible();
    await expectKept(third, inPanel.chosen, choice);
    expect(inPanel.chosen).toEqual(inPanels);
  });

  test(`the choices of plots of several columns and numbers can be ${choice.toLowerCase()}`, async ({
    page,
    context,
  }) => {
    for (const name of ['Axes of the plot', 'Number shown']) {
      await open(page, 'v=1&data=iris&net=4-3.softmax');
      if (name === 'Number shown') {
        const rows = Array.from({ length: 30 }, (_, i) => `${i}\t${(i * i) % 31}\t${(7.5 * i) % 23}`);
        await drop(page, 'two.tsv', `x\ta\tb\n${rows.join('\n')}`);
        const table = page.getByRole('dialog');
        for (const column of ['a', 'b']) await table.getByLabel(`Use as: ${column}`).selectOption('target');
        await table.getByRole('button', { name: 'Use this table' }).click();
      }
      await expect(places[name](page).first()).toBeEnabled();
      const made = await makeLink(page, { choice, isChosen: (each) => each === name });
      expect(made.chosen).toEqual([name]);
      await page.keyboard.press('Escape');
      const other = await context.newPage();
      await other.goto(made.link);
      await expect(other.getByRole('heading', { name: 'Exercise' }).first()).toBeVisible();
      await expectKept(other, made.chosen, choice);
      await other.close();
    }
  });

  test(`where undo is ${choice.toLowerCase()} no key undoes, and the exercise can be left`, async ({
    page,
    context,
  }) => {
    await open(page, start);
    const names = ['Undo, Redo', 'Earlier work', 'Share', 'Lessons'];
    const { link } = await makeLink(page, { choice, isChosen: (name) => names.includes(name) });
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByRole('heading', { name: 'Exercise' }).first()).toBeVisible();
    await expectKept(other, names, choice);
    const units = other.locator('.card').nth(1).locator('input').first();
    await other.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
    await expect(units).toHaveValue('5');
    await other.keyboard.press('Control+z');
    await expect(other.getByText('The lesson that is open locks this')).toBeVisible();
    await expect(units).toHaveValue('5');
    await other.getByRole('button', { name: 'Leave the lesson' }).click();
    await expect(other.getByRole('button', { name: 'Choose another lesson' })).toHaveCount(choice === 'Hidden' ? 0 : 1);
    await other.getByRole('dialog').getByRole('button', { name: 'Continue with this experiment' }).click();
    await expect(parts(other).share).toBeEnabled();
    await expect(parts(other).undo).toBeEnabled();
  });

  test(`each control of Playground can be ${choice.toLowerCase()}`, async ({ page, context }) => {
    await open(page, playground);
    await expect(places['Its rate (Playground)'](page)).toBeVisible();
    const { link, chosen } = await makeLink(page, { choice, isChosen: (name) => ofPlayground.test(name) });
    expect(chosen).toEqual(Object.keys(places).filter((name) => ofPlayground.test(name)));
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByRole('heading', { name: 'Exercise' }).first()).toBeVisible();
    await expect(parts(other).data.getByRole('button', { name: 'New data' })).toBeEnabled();
    await expectKept(other, chosen, choice);
  });
}

test('an input that a link of Playground hides cannot be had by its formula either', async ({ page }) => {
  await page.goto('./#dataset=xor&networkShape=3&xSquared_hide=true&seed=0.5');
  const { data } = parts(page);
  await expect(data.getByRole('checkbox', { name: 'y²' })).toBeEnabled();
  await expect(data.getByRole('checkbox', { name: 'x²' })).toHaveCount(0);
  await data.getByText('Input by formula').click();
  await data.getByRole('textbox').last().fill('x^2');
  await data.getByRole('textbox').last().press('Enter');
  await expect(data.getByRole('checkbox', { name: /²/ })).toHaveCount(1);
});

test('beside two goals the way to the teacher’s start is in sight at 1366×768', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const goals = 'goalTestLossMinThresholdFirst=0.4&goalTrainLossMinThresholdFirst=0.3';
  await page.goto(`./#dataset=spiral&networkShape=4,2&noise_hide=true&learningRate_hide=true&${goals}&seed=0.5`);
  await expect(page.getByText('training loss: at most 0.3')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Reset to the teacher’s start' })).toBeInViewport({ ratio: 1 });
});

test('a class file leads back to its moment, though that is too long for a link', async ({ page, browser }) => {
  const { stepEpoch } = await open(page, 'v=1&data=penguins&net=9-6.tanh-3.softmax&opt=adam:0.02');
  await stepEpoch.click();
  await expect(parts(page).fingerprint).toHaveText(/epoch 1/);
  await page.locator('.net-box').focus();
  for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
  await enter(page.getByRole('textbox', { name: 'Value of the weight' }), '1.5');
  await expect(parts(page).fingerprint).toHaveText(/by hand/);
  const dialog = await openForClass(page);
  await dialog.getByLabel(/^At this very moment/).check();
  await expect(dialog.getByText('The weights are too long for a link.')).toBeVisible();
  const files: string[] = [];
  for (const task of ['Go on from here.', 'Now by another rate.']) {
    await dialog.getByLabel('The task').fill(task);
    await expect(dialog.getByLabel('Link for the class')).toHaveAttribute('aria-busy', 'false');
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save as a file' }).click();
    files.push(await readFile(await (await saving).path(), 'utf8'));
  }
  const print = await fingerprint(page); // that of the weight has come by now
  const other = await (await browser.newContext()).newPage();
  await open(other, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
  await drop(other, 'first.json', files[0]);
  await expect(other.getByText('Go on from here.')).toBeVisible();
  await expect(parts(other).fingerprint).toHaveText(print);
  const toStart = other.getByRole('button', { name: 'Reset to the teacher’s start' });
  for (const isReloaded of [false, false, true]) {
    await parts(other).stepEpoch.click();
    await expect(parts(other).fingerprint).toHaveText(/epoch 2/);
    const left = await fingerprint(other);
    if (isReloaded) {
      await expect.poll(() => keptEpoch(other)).toBe(2);
      await other.reload();
      await expect(parts(other).fingerprint).toHaveText(left);
    }
    await toStart.click();
    await expect(parts(other).fingerprint).toHaveText(print);
    await parts(other).undo.click();
    await expect(parts(other).fingerprint).toHaveText(left);
    await parts(other).redo.click();
    await expect(parts(other).fingerprint).toHaveText(print);
  }

  // So does an earlier one of the tab.
  await drop(other, 'second.json', files[1]);
  await expect(other.getByText('Now by another rate.')).toBeVisible();
  await other.goBack();
  await expect(other.getByText('Go on from here.')).toBeVisible();
  await parts(other).stepEpoch.click();
  await expect(parts(other).fingerprint).toHaveText(/epoch 2/);
  await toStart.click();
  await expect(parts(other).fingerprint).toHaveText(print);
});
