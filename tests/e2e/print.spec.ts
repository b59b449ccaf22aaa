import { expect, type Page, test } from '@playwright/test';
import { open } from './support/page.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'Firefox cannot print to a file here');

/** Prints the page, and counts the pages of paper. */
async function pagesOf(page: Page, options: Parameters<Page['pdf']>[0] = {}): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4', printBackground: true, ...options })).toString('latin1');
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

/** Waits for the printing code, which is fetched in an idle moment; then the event makes the sheet. */
async function makeSheet(page: Page): Promise<ReturnType<Page['locator']>> {
  const sheet = page.locator('.sheet');
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      return sheet.count();
    })
    .toBe(1);
  return sheet;
}

const cases: readonly {
  readonly name: string;
  readonly link?: string;
  readonly width?: number;
  readonly large?: true;
  /** A lesson can hide the plot. */
  readonly hasPlot?: false;
}[] = [
  { name: 'the opening network' },
  { name: 'a network that cannot be trained', link: 'v=1&data=iris&net=4-3-2&loss=categorical_crossentropy' },
  { name: 'wide layers', link: 'v=1&data=moons&net=2-128.relu-128.relu-1.sigmoid&loss=binary_crossentropy' },
  { name: 'a lesson', link: 'lesson=introduction&step=1', hasPlot: false },
  { name: 'a phone', width: 390 },
  { name: 'the plot enlarged', large: true },
];

for (const { name, link = '', width = 1366, large, hasPlot = true } of cases) {
  test(`one sheet is printed of ${name}, on A4 and Letter`, async ({ page }) => {
    await page.setViewportSize({ width, height: 768 });
    await page.goto(link === '' ? './' : `./#${link}`);
    await expect(page.locator('.net-box')).toBeVisible();
    if (large) await page.getByRole('button', { name: 'Enlarge the plot' }).click();
    const sheet = await makeSheet(page);
    await expect(sheet.locator('.sheet-network svg')).not.toHaveCount(0);
    await expect(sheet.locator('.sheet-square')).toHaveCount(hasPlot ? 1 : 0);
    if (hasPlot) {
      await page.emulateMedia({ media: 'print' });
      const above = await sheet.locator('.sheet-square').boundingBox();
      const below = await sheet.locator('.plot-legend').boundingBox();
      expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? Infinity) + (above?.height ?? 0));
      await page.emulateMedia({ media: null });
    }
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(sheet).toHaveCount(0);
    expect(await pagesOf(page)).toBe(1);
    expect(await pagesOf(page, { format: 'Letter' })).toBe(1);
    expect(await pagesOf(page, { format: 'Letter', landscape: true })).toBe(1);
  });
}

test('the sheet has network, plot, both curves, settings, link and QR code, light in the dark theme', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const sheet = await makeSheet(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('#root')).toBeHidden();
  await expect(sheet).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(sheet).toHaveCSS('color', 'rgb(27, 29, 34)');
  await expect(sheet.locator('.chart-panel')).toHaveText([/Loss/, /Accuracy/]);
  await expect(sheet.locator('.chart-plot .chart-dot--training')).toHaveCount(2);
  await expect(sheet.locator('.sheet-link a')).toHaveAttribute('href', /#v=1&check=\w{4}&data=colours/);
  await expect(sheet.getByRole('img', { name: 'QR code of the link' }).locator('svg')).toBeVisible();
  await expect(sheet.locator('.sheet-settings')).toContainText('model.compile(');
  await expect(sheet.locator('.sheet-title')).toContainText(/Weights [0-9a-f]{8} at epoch 0/);
  // The canvas and the SVG above it have the same box.
  const box = sheet.locator('.net-box');
  const [canvas, svg] = [await box.locator('canvas').boundingBox(), await box.locator('svg').boundingBox()];
  expect(canvas).toEqual(svg);
  const bitmap = await box.locator('canvas').evaluate((each: HTMLCanvasElement) => each.width / each.height);
  const viewBox = await box
    .locator('svg')
    .evaluate(({ viewBox: { baseVal } }: SVGSVGElement) => baseVal.width / baseVal.height);
  await expect(box.locator('canvas')).toHaveCSS('object-fit', 'contain');
  await expect(box.locator('svg')).not.toHaveAttribute('preserveAspectRatio');
  expect(viewBox).toBeCloseTo(bitmap, 2);
  // Something is painted on each canvas of network and points, as a bitmap: Chromium prints other canvases too small.
  const painted = await sheet.locator('canvas').evaluateAll((all) =>
    all.map((each) => {
      if (!(each instanceof HTMLCanvasElement) || each.getContext('2d') !== null) return null;
      const copy = new OffscreenCanvas(each.width, each.height).getContext('2d');
      copy?.drawImage(each, 0, 0);
      const data = copy?.getImageData(0, 0, each.width, each.height).data;
      return data?.some((value, i) => i % 4 === 3 && value > 0) ?? false;
    }),
  );
  expect(painted).toEqual([true, false, true]);
});

/** The paper between the margins that a browser prints with. */
const paper = { width: 718, height: 1000 };

for (const [what, link] of [
  ['a batch', '2-2.tanh-BatchNormalization-Dropout:0.5-1.sigmoid&loss=binary_crossentropy&opt=nadam:0.1&batch=6'],
  [
    'a softmax and a norm of ten',
    '2-8.log_softmax-LayerNormalization-1&loss=log_cosh&opt=sgd:0.1:clipnorm=0.5&batch=2',
  ],
]) {
  test(`no formula of ${what} lies over the other column of a worksheet`, async ({ page }) => {
    await open(page, `v=1&data=moons&net=${link}`);
    await page.evaluate(() => Object.assign(window, { print: () => undefined })); // the paper stays
    for (const name of ['Steps', 'A batch', 'Formulas'])
      await page.getByRole('radio', { name, exact: true }).check({ force: true });
    await page.locator('.steps-exercise summary').click();
    for (const name of ['outputs', 'slopes of neurons', 'new weights'])
      await page.getByRole('checkbox', { name, exact: true }).check();
    for (const name of ['Print worksheet', 'Print answers']) {
      await page.getByRole('button', { name }).click();
      await page.setViewportSize(paper);
      await page.emulateMedia({ media: 'print' });
      const sheet = page.locator('.worksheet').first();
      await expect(sheet.locator('math').first()).toBeVisible();
      const found = await sheet.evaluate((whole) => {
        const formulas = [...whole.querySelectorAll<HTMLElement>('.worksheet-blanks p .steps-formula')];
        const isOver = (each: HTMLElement): boolean => {
          const right = each.closest('p')?.getBoundingClientRect().right ?? 0;
          return [...each.children].some((piece) => piece.getBoundingClientRect().right > right + 1);
        };
        return { count: formulas.length, over: formulas.filter(isOver).map(({ ariaLabel }) => ariaLabel) };
      });
      expect(found.over).toEqual([]);
      expect(found.count).toBeGreaterThan(100);
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1366, height: 768 });
    }
  });
}
