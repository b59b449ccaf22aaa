import { expect, type Page, test } from '@playwright/test';
import { layers, open, opening, type parts, putHash } from './support/page.ts';

/** The name of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return 'nothing';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
  });

/** Waits until what keeps the focus is there: a control that has the focus and goes gives it to another. */
async function openWhole(page: Page, link?: string): Promise<ReturnType<typeof parts>> {
  const all = await open(page, link);
  const isKept = (): Promise<boolean> =>
    page.evaluate(async () => {
      const control = document.body.appendChild(document.createElement('button'));
      control.focus();
      control.remove();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return false;
      activeElement.blur();
      return true;
    });
  await expect.poll(isKept).toBe(true);
  return all;
}

const colours = 'v=1&data=colours&net=3-4-sigmoid-3-softmax';

test('after × on layer after layer the focus is on the × of another, and then on Add layer or Train', async ({
  page,
}) => {
  await openWhole(page, colours);
  await page.locator('.card-remove').last().focus();
  for (const left of [4, 3, 2]) {
    await page.keyboard.press('Enter');
    await expect.poll(() => layers(page)).toHaveLength(left);
    await expect.poll(() => focused(page)).toMatch(/^Remove: /);
  }
  await page.keyboard.press('Enter');
  await expect.poll(() => layers(page)).toEqual(['Input 3']);
  await expect.poll(() => focused(page)).not.toBe('nothing');
});

test('Undo that has nothing more to undo gives the focus to Redo, and back', async ({ page }) => {
  const { addLayer, undo, redo } = await openWhole(page, colours);
  await addLayer.click();
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(redo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(undo).toBeFocused();
  expect(await layers(page)).toHaveLength(opening.length + 2);
});

test('after a message is dismissed the focus is where it was before', async ({ page }) => {
  await openWhole(page, colours);
  const batchSize = page.getByLabel('batch_size').first();
  await batchSize.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('much');
  await page.keyboard.press('Enter');
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  await dismiss.focus();
  await page.keyboard.press('Enter');
  await expect(batchSize).toBeFocused();
});

test('after a remedy the focus is on a control', async ({ page }) => {
  await openWhole(page, colours);
  await putHash(page, 'v=1&data=colours&net=3-4.sigmoid-2.softmax');
  await page.locator('.problem .remedy').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.problem')).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBe('nothing');
});

test('Escape from stepping through a program returns to its button', async ({ page }) => {
  await openWhole(page, colours);
  await page.getByText('Code', { exact: true }).click();
  const step = page.getByRole('button', { name: 'Step through' });
  await step.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(step).toBeFocused();
});

test('Delete removes a layer from any of its buttons, and is a field’s own in a field', async ({ page }) => {
  await openWhole(page, colours);
  const card = page.locator('.strip-cards .card', { hasText: 'Dense' }).first();
  await card.getByRole('textbox').first().focus();
  await page.keyboard.press('Delete');
  expect(await layers(page)).toEqual(opening);
  await page.getByRole('button', { name: /^Options of layer 1, Dense/ }).focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => layers(page)).toEqual(opening.filter((name) => name !== 'Dense 4'));
  await expect.poll(() => focused(page)).not.toBe('nothing');
});

test('from Share to what is for a class the focus goes to its title, also when its texts come late', async ({
  page,
}) => {
  const { share } = await open(page);
  await share.focus();
  await page.keyboard.press('Enter');
  const forClass = page.getByRole('button', { name: 'For a class…' });
  await forClass.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'For a class or a course page' });
  await expect(dialog.getByLabel('The task')).toBeVisible();
  await expect(dialog.getByRole('heading', { level: 2 })).toBeFocused();
  await dialog.getByRole('button', { name: 'Back' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Share this experiment' })).toBeFocused();
});

test('a click beside all controls leaves the focus where the click put it', async ({ page }) => {
  const { addLayer, undo } = await openWhole(page, colours);
  await addLayer.click();
  await page.locator('.card-remove').last().focus();
  await page.mouse.click(683, 2);
  await expect.poll(() => focused(page)).toBe('nothing');
  await page.keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
  await page.waitForTimeout(100);
  expect(await focused(page)).toBe('nothing');
});

test('the place that the doctor names leads to its field', async ({ page }) => {
  const { train } = await open(page, 'v=1&data=sine&net=1-16.relu-1&loss=mean_squared_error&opt=sgd:10');
  await page.getByText('Health', { exact: true }).first().click();
  await train.click();
  await page.locator('.health-place').first().click();
  await expect(page.getByLabel('learning_rate', { exact: true })).toBeFocused();
});
