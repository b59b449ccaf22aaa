import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';

const out = mkdtempSync(join(tmpdir(), 'two-workspaces-'));
let server: PreviewServer | null = null;

test.beforeAll(async () => {
  const input = 'tests/e2e/support/two.html';
  await build({ logLevel: 'error', build: { outDir: out, emptyOutDir: true, rolldownOptions: { input } } });
  server = await preview({ logLevel: 'error', build: { outDir: out }, preview: { port: 0, host: '127.0.0.1' } });
});
test.afterAll(async () => {
  await server?.close();
  rmSync(out, { recursive: true, force: true });
});

/** What people see of a workspace. */
function partsOf(root: Locator) {
  const button = (name: string) => root.getByRole('button', { name, exact: true });
  return {
    root,
    button,
    data: (name: string) => root.locator('.gallery').getByRole('button', { name }),
    epoch: root.locator('.status-epoch'),
    drawing: root.locator('.net-box'),
    inspector: root.locator('.net-inspector'),
    cards: root.locator('.card-dense'),
  };
}

test('two workspaces live in one page, and what is done in one shows nothing in the other', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(`${server?.resolvedUrls?.local[0]}tests/e2e/support/two.html`);
  const [one, other] = [partsOf(page.locator('#one')), partsOf(page.locator('#other'))];
  for (const { root } of [one, other]) await expect(root.locator('.chart-epoch')).toHaveText('epoch 0');
  for (const late of ['Input by formula', 'Maps']) {
    await expect(other.root.getByText(late, { exact: true })).toBeVisible();
  }
  const before = await other.root.innerText();

  // A document and an undo history each.
  await one.data('XOR').click();
  await one.button('Add layer').click();
  await expect(one.cards).toHaveCount(3);
  await expect(one.button('Undo')).toBeEnabled();
  await expect(other.button('Undo')).toBeDisabled();
  await other.button('Add layer').click();
  await page.keyboard.press('Control+z');
  await expect(other.button('Undo')).toBeDisabled();
  await expect(one.cards).toHaveCount(3);

  // A run, a selection and a language each.
  await one.button('Train').click();
  await expect(one.epoch).not.toContainText(/\b0\b/);
  await one.button('Pause').click();
  await one.drawing.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(one.root.locator('.net-pin rect')).not.toHaveCount(0);
  await one.root.getByLabel('Language').selectOption('ja');
  await expect(one.button('学習')).toBeVisible();
  await one.root.getByText('コード', { exact: true }).click();
  await expect(one.root.locator('.cm-content')).toContainText('xor');
  expect(await other.root.innerText()).toBe(before);

  // The other one is alive all the same, and is undone by keys that are pressed in it.
  await other.button('Step epoch').click();
  await expect(other.epoch).toContainText('1');
  await other.root.getByText('Code', { exact: true }).click();
  await expect(other.root.locator('.cm-content')).toContainText('Dense(4');
  await expect(one.root.locator('.cm-content')).toContainText('xor');
  expect(errors).toEqual([]);
});
