import { expect, type FrameLocator, type Page, test } from '@playwright/test';
import { violations } from './support/axe.ts';
import { host } from './support/host.ts';
import { fingerprint, layers, open, parts } from './support/page.ts';

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
  await dialog.getByLabel('Data: Hidden').check();
  await dialog.getByLabel('Step batch, Step epoch: Hidden').check();
  await dialog.getByLabel('learning_rate: Locked').check();
  await dialog.getByLabel('epochs, callbacks: Hidden').check();
  await expect(dialog.getByLabel('Noise: Locked')).toBeDisabled();
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
  await expectExercise(other.frameLocator('iframe'));
  course.close();
});

test('what a class link locks stays: when it comes into an open page, when other data are chosen, at the last epoch', async ({
  page,
  context,
}) => {
  const { share } = await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0&epochs=3');
  await share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  const shown = dialog.getByLabel('Link for the class');
  for (const name of ['batch_size', 'learning_rate', 'epochs, callbacks']) {
    const before = await shown.inputValue();
    await dialog.getByLabel(`${name}: Locked`).check();
    await expect(shown).not.toHaveValue(before); // it is packed beside the page
  }
  const link = await shown.inputValue();

  const other = await context.newPage();
  const { undo, train, status, reset } = await open(other, 'v=1&data=iris&net=4-3.softmax&epochs=50');
  await other.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await other.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(other.getByLabel('epochs', { exact: true })).toBeDisabled();
  await expect(other.getByLabel('epochs', { exact: true })).toHaveValue('3');
  await undo.click();
  await expect(other.getByText('The lesson that is open locks this')).toBeVisible();
  await expect(other.getByLabel('epochs', { exact: true })).toHaveValue('3');

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
  await dialog.getByLabel('Plot and curves: Locked').check();
  const link = await dialog.getByLabel('Link for the class').inputValue();

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

test('a class draws what it expects, by keys and by pointer, and sees it over what happens', async ({ page }) => {
  const { share } = await open(page, 'v=1&data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03');
  await share.click();
  await page.getByRole('button', { name: 'For a class…' }).click();
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  await dialog.getByLabel('the loss').check();
  await dialog.getByLabel('the border between the classes').check();
  const link = dialog.getByLabel('Link for the class');
  await expect(link).toHaveValue(/lesson=pack:/);
  const address = await link.inputValue();
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
  await expect(said).toHaveText(/Your guess stands/);
  await train(); // the border is still wanted
  await page.getByRole('radio', { name: 'Border', exact: true }).check({ force: true });
  const border = page.getByRole('application', { name: /^Your guess of the border/ });
  const box = await border.boundingBox();
  if (box === null) throw new Error('no plot');
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.4 * box.height, { steps: 10 });
  await page.mouse.up();
  await expect(said).toHaveText(/Your guess stands/);
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
