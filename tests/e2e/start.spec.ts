import { expect, test, type Page } from '@playwright/test';
import { host } from './support/host.ts';
import { layers, opening, parts, settle, standing } from './support/page.ts';

const main = /\/assets\/index-[^/]*\.js$/;
const english = 'works in Chrome and Edge from 109, Firefox from 115 and Safari from 16.4';
const japanese = 'Chrome・Edge（109 以降）、Firefox（115 以降）、Safari（16.4 以降）';

/** The sentence that is shown when the page cannot start. */
async function saysWhatWorks(page: Page): Promise<void> {
  const said = page.locator('#start');
  await expect(said).toBeVisible();
  await expect(said).toContainText(english);
  await expect(said.locator('[lang="ja"]')).toContainText(japanese);
}

async function works(page: Page): Promise<void> {
  await expect(parts(page).train).toBeVisible();
  await expect(page.locator('#start')).toHaveCount(0);
}

for (const [what, answer] of [
  ['is not there', { status: 404, body: '' }],
  ['is the index page', { contentType: 'text/html', body: '<!doctype html>' }],
  ['has syntax that the browser does not know', { contentType: 'text/javascript', body: 'const = @;' }],
  ['throws', { contentType: 'text/javascript', body: 'throw new Error("no")' }],
] as const) {
  test(`a main script that ${what}: the page says which browsers work, and starts when it can`, async ({ page }) => {
    let isOff = true;
    await page.route(main, (route) => (isOff ? route.fulfill(answer) : route.continue()));
    await page.goto('./');
    await saysWhatWorks(page);
    isOff = false;
    await page.getByRole('button', { name: 'Try again / もう一度試す' }).click();
    await works(page);
  });
}

test('strings that cannot be loaded: the same', async ({ page }) => {
  await page.route(/\/assets\/en-/, (route) => route.abort());
  await page.goto('./');
  await saysWhatWorks(page);
});

test('a browser below the floor: the same, and nothing is tried', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'CompressionStream');
  });
  await page.goto('./');
  await saysWhatWorks(page);
  await page.waitForFunction(() => document.readyState === 'complete'); // all scripts have run
  await saysWhatWorks(page);
  expect(errors).toEqual([]);
});

test('a browser without the newest array methods is lent them, and loads what else it lacks', async ({
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'one browser proves it');
  // Chromium 109 and 113 were tested by hand. A new Chromium hides elements with `popover` even when the page loads its
  // polyfill, so this test checks only the loading.
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.addInitScript(() => {
    for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) Reflect.deleteProperty(Array.prototype, name);
    Reflect.deleteProperty(HTMLElement.prototype, 'popover');
  });
  await page.goto('./');
  await works(page);
  await expect.poll(() => layers(page)).toEqual(opening);
  expect(fetched.filter((url) => url.includes('/oldBrowsers-'))).not.toEqual([]);
});

test('nothing around a popover would hold it in an old browser, which has no layer above the page', async ({
  page,
}) => {
  await page.goto('./');
  await works(page);
  const [count, holding] = await page.evaluate(() => {
    const popovers = [...document.querySelectorAll('[popover]')];
    const found = new Set<string>();
    for (const popover of popovers) {
      for (let at = popover.parentElement; at !== null; at = at.parentElement) {
        const { containerType, transform, filter, contain, perspective, willChange } = getComputedStyle(at);
        const usual = [
          containerType === 'normal',
          [transform, filter, contain, perspective].every((it) => it === 'none'),
        ];
        if (usual.includes(false) || willChange !== 'auto') found.add(at.className);
      }
    }
    return [popovers.length, [...found]] as const;
  });
  expect(count).toBeGreaterThan(5);
  expect(holding).toEqual([]);
});

test('a new browser loads nothing for old ones', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto('./');
  await works(page);
  await settle(page);
  expect(fetched.filter((url) => url.includes('/oldBrowsers-'))).toEqual([]);
});

test('storage that throws: the page works', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await page.goto('./');
  await works(page);
  await parts(page).addLayer.click();
  await expect.poll(() => layers(page)).toHaveLength(opening.length + 2);
});

test('no worker at all: the page stands, and says which browsers work', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', {
      value: class {
        constructor() {
          throw new DOMException('denied', 'SecurityError');
        }
      },
    });
  });
  await page.goto('./');
  await works(page);
  await expect(page.getByRole('alert')).toContainText(
    'Chrome and Edge from 109, Firefox from 115 and Safari from 16.4',
  );
});

test('in a sandboxed frame, of a host that lets others have its files, the page trains', async ({ page }) => {
  const { address, close } = await host(true);
  await page.goto(address);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Step epoch', exact: true }).click();
  await expect(frame.getByRole('status').first()).toContainText('Epoch 1');
  close();
});

test('in a sandboxed frame, of any other host, it says what works and where', async ({ page }) => {
  const { address, close } = await host(false);
  await page.goto(address);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('#start')).toContainText(english);
  await expect(frame.getByRole('link', { name: /Open in a window of its own/ })).toBeVisible();
  close();
});

test('in frames of nearly no size nothing is drawn with a negative one', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'only Chromium says so');
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  const styles = ['width:0;height:0', 'width:1px;height:1px', 'width:40px;height:30px', 'display:none'];
  const frame = (style: string): string =>
    `<iframe src="./#v=1&data=iris&net=4-5.relu-3.softmax" style="border:0;${style}"></iframe>`;
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><link rel="icon" href="data:,">${styles.map(frame).join('')}`,
    }),
  );
  await page.goto('./host.html');
  const [, ...frames] = page.frames();
  expect(frames).toHaveLength(styles.length);
  for (const each of frames) {
    await expect.poll(() => each.evaluate(() => document.querySelector('.bar') !== null)).toBe(true);
  }
  for (const each of frames) {
    await settle(each);
    await each.evaluate(() => document.querySelector<HTMLElement>('.bar-run .primary')?.click());
  }
  await page.waitForTimeout(500);
  expect(said).toEqual([]);
});

test('a page that starts is trained at once', async ({ page }) => {
  await page.goto('./');
  await parts(page).stepEpoch.click();
  await expect.poll(() => standing(page).then(({ epoch }) => epoch)).toBe(1);
});
