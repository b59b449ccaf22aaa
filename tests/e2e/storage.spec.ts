import { expect, type Page, test } from '@playwright/test';
import { seal } from '../../src/document/link/check.ts';
import { layers, open, opening, parts, putHash } from './support/page.ts';

const notKept = 'cannot keep your work';
const full = ['Input 3', 'Dense 4', 'Activation sigmoid', 'Dense 3', 'Activation softmax'];

/** Makes a method of both storages throw, or of one, as a full disk or a strict browser does. */
async function refuse(page: Page, method: 'getItem' | 'setItem', kinds = ['localStorage', 'sessionStorage']) {
  await page.addInitScript(
    ([method, kinds]) => {
      const own = Storage.prototype[method];
      Object.defineProperty(Storage.prototype, method, {
        value(this: Storage, ...given: [string, string]) {
          if (kinds.some((kind) => Reflect.get(window, kind) === this))
            throw new DOMException('denied', 'QuotaExceededError');
          return Reflect.apply(own, this, given);
        },
      });
    },
    [method, kinds] as const,
  );
}

/** Goes through all that keeps something: edits, earlier work, typed code, a lesson, a reload. */
async function useAll(page: Page): Promise<void> {
  const { addLayer } = parts(page);
  await expect(addLayer).toBeVisible();
  await addLayer.click();
  await expect.poll(async () => (await layers(page)).length).toBeGreaterThan(full.length);
  await page.getByRole('button', { name: 'Earlier work' }).click();
  await page.keyboard.press('Escape');
  await page.getByText('Code', { exact: true }).click();
  await expect(page.locator('.cm-content').first()).toContainText('Sequential');
  await putHash(page, 'lesson=one-neuron&step=2');
  await expect(page.getByRole('region', { name: /^Lesson/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: /^Lesson/ })).toBeVisible();
}

for (const method of ['getItem', 'setItem'] as const) {
  test(`${method} throws: everything works`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await refuse(page, method);
    await page.goto('./');
    await useAll(page);
    expect(errors).toEqual([]);
  });
}

test('a refused save is told once, with its remedy', async ({ page }) => {
  await refuse(page, 'setItem', ['localStorage']);
  const { addLayer } = await open(page);
  const told = page.getByRole('alert');
  await expect(told).not.toContainText(notKept);
  await addLayer.click();
  await expect(told).toContainText('The link in the address bar contains the whole experiment.');
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await addLayer.click();
  await expect.poll(async () => (await layers(page)).length).toBeGreaterThan(opening.length + 2);
  await expect(told).not.toContainText(notKept);
});

const work = { id: 'a', link: 'v=1&data=iris&net=4-7.relu-3.softmax', time: 1_700_000_000_000 };

test('kept work among all that a slot cannot be: the page opens with it, and lists it alone', async ({ page }) => {
  const slots = [
    null,
    [],
    'x',
    { __proto__: 1 },
    { ...work, id: 'b', time: -1 },
    { ...work, id: 'c', time: null },
    { ...work, id: 'd', link: 7 },
    { ...work, id: 'e', time: 1e17 }, // of a wrong clock
    work,
    { ...work, link: 'v=1&data=xor&net=2-1.sigmoid' }, // the same name again
    ...Array.from({ length: 10_000 }, (_, i) => ({ ...work, id: String(i) })),
  ];
  await page.addInitScript((text) => localStorage.setItem('mlp-visualizer.work', text), JSON.stringify(slots));
  await open(page);
  expect(await layers(page)).toEqual(['Input 4', 'Dense 7 relu', 'Dense 3 softmax']);
  await page.getByRole('button', { name: 'Earlier work' }).click();
  await expect(page.locator('.menu-item code')).toHaveText(['4-7.relu-3.softmax']);
});

test('rubbish under each key that the page uses: it opens', async ({ page }) => {
  const keys = ['work', 'view', 'behind', 'code', 'before-lesson', 'lesson-file'];
  for (const rubbish of ['{', 'null', '[]', '7', '{"language":{},"theme":1e999}', '\u0000', 'x'.repeat(100_000)]) {
    await page.goto('about:blank');
    await page.addInitScript(
      ([names, text]) => {
        for (const name of names) {
          localStorage.setItem(`mlp-visualizer.${name}`, text);
          sessionStorage.setItem(`mlp-visualizer.${name}`, text);
        }
      },
      [keys, rubbish] as const,
    );
    await open(page);
    expect(await layers(page), rubbish.slice(0, 40)).toEqual(opening);
  }
});

test('twelve links that are looked at push out no edited work', async ({ page }) => {
  const { addLayer } = await open(page);
  await addLayer.click();
  await expect.poll(async () => (await layers(page)).length).toBeGreaterThan(opening.length);
  for (let units = 5; units < 18; units++) {
    const link = seal(`v=1&data=iris&net=4-${units}.relu-3.softmax`);
    await putHash(page, link);
    await expect.poll(() => layers(page)).toContain(`Dense ${units} relu`);
  }
  await page.getByRole('button', { name: 'Earlier work' }).click();
  await expect(page.locator('.menu-item code')).toHaveText(['4-17.relu-3.softmax', /^3-4-sigmoid-.*-3-softmax$/]);
});

test('a lesson, from step to step and from the list again and again, pushes out no edited work', async ({ page }) => {
  const { addLayer } = await open(page);
  await addLayer.click();
  await expect.poll(async () => (await layers(page)).length).toBeGreaterThan(opening.length);
  const lesson = page.getByRole('region', { name: /^Lesson/ });
  for (let step = 1; step <= 9; step++) {
    await putHash(page, `lesson=introduction&step=${step}`);
    await expect(lesson.locator('[aria-current="step"]')).toHaveAttribute('aria-label', new RegExp(`^Step ${step}:`));
    await expect.poll(() => page.url()).toContain('#v=1'); // the step is set up
  }
  await page.getByRole('button', { name: 'Earlier work' }).click();
  const works = page.locator('.menu-item code');
  await expect(works).toHaveCount(2);
  await expect(works.last()).toHaveText(/^3-4-sigmoid-.*-3-softmax$/);
});
