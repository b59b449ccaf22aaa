import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { drop } from './support/drop.ts';
import { open, parts, settle } from './support/page.ts';

/** What the page's Content-Security-Policy refuses, and what the browser says about it. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  const said: string[] = [];
  page.on('console', (message) => {
    if (/security|policy|trusted/i.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  await page.addInitScript(() => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
    Object.assign(window, { refused });
  });
  return async () => [
    ...said,
    ...(await page.evaluate(() => (window as unknown as { readonly refused: readonly string[] }).refused)),
  ];
}

const red = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==';
const lesson = (text: string): string => `---\ntitle: Pictures\n---\n\n# A step\n\n${text}\n`;

/** A link with a lesson in it. */
function packed(text: string): string {
  const sum = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `./#lesson=pack:${Buffer.byteLength(text)}:${sum}:${deflateRawSync(text).toString('base64url')}`;
}

const radio = (page: Page, name: string): Promise<void> => page.getByRole('radio', { name }).check({ force: true });

/** Uses what the page loads later, and all that adds styles, scripts or pictures. */
async function tour(page: Page): Promise<void> {
  const { share, stepEpoch, status } = await open(
    page,
    'v=1&data=moons&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy',
  );
  await stepEpoch.click();
  await expect(status).toContainText('Epoch 1');
  await radio(page, 'Code');
  const editor = page.getByRole('textbox', { name: 'Keras program of this experiment' });
  await editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\nmodel.add(De');
  await expect(page.locator('.cm-tooltip-autocomplete')).toBeVisible();
  // The editor's own style element works.
  await expect(page.locator('.cm-editor')).toHaveCSS('display', 'flex');
  await expect(page.locator('.cm-content span').filter({ hasText: 'import' }).first()).not.toHaveCSS(
    'color',
    await page.locator('.cm-content').evaluate((it) => getComputedStyle(it).color),
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await radio(page, 'Summary');
  await expect(page.getByText('Total params').first()).toBeVisible();
  await radio(page, 'Data');
  await share.click();
  await expect(page.getByRole('img', { name: 'QR code of the link' }).locator('path')).toHaveAttribute(
    'd',
    /^M1,1h1v1/,
  );
  await page.keyboard.press('Escape');
  for (const theme of ['dark', 'projector', 'light']) await page.getByLabel('Theme').selectOption(theme);
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      return page.locator('.sheet-qr path').count();
    })
    .toBe(1);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.getByLabel('Language').selectOption('ja');
  await expect(page.getByRole('button', { name: '学習', exact: true })).toBeVisible();
  await page.getByLabel('言語').selectOption('en');
  await drop(page, 'a.md', lesson(`![own](../icon.svg) ![data](data:image/png;base64,${red}) \`a\`\n\n- **b**`));
  for (const name of ['own', 'data']) {
    const picture = page.getByRole('img', { name, exact: true });
    await expect.poll(() => picture.evaluate((it) => it instanceof HTMLImageElement && it.naturalWidth > 0)).toBe(true);
  }
}

test('the page keeps its own policy', async ({ page }) => {
  test.slow();
  const refused = await watch(page);
  await tour(page);
  expect(await refused()).toEqual([]);
});

test('the page works where its host asks for Trusted Types', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'only the newest have them');
  test.slow();
  const refused = await watch(page);
  await page.route(/\/(?:#.*)?$/, async (route) => {
    const answer = await route.fetch();
    const policy = "require-trusted-types-for 'script'; trusted-types mlp-visualizer";
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': policy } });
  });
  await tour(page);
  expect(await refused()).toEqual([]);
  expect(await page.evaluate(() => Reflect.has(window, 'trustedTypes'))).toBe(true);
  await expect(page.evaluate(() => (document.createElement('p').innerHTML = '<b>'))).rejects.toThrow(/TrustedHTML/);
});

test('the policy refuses other hosts, scripts in the page and text as a script', async ({ page }) => {
  const requests: string[] = [];
  page.on('response', (response) => requests.push(response.url()));
  await open(page);
  const refused = await page.evaluate(async () => {
    const found: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
    new Image().src = 'https://foreign.test/a.png';
    await fetch('https://foreign.test/').catch(() => null);
    const script = document.createElement('script');
    script.textContent = 'window.harm = 1';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { background: url(https://foreign.test/b.png) }';
    document.head.append(style);
    const base = document.createElement('base');
    base.href = 'https://foreign.test/';
    document.head.append(base);
    try {
      // eslint-disable-next-line no-eval, no-implied-eval -- it is refused
      setTimeout('window.harm = 2', 0);
    } catch {
      // so it is
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { found, harm: Reflect.get(window, 'harm') as unknown, base: document.baseURI };
  });
  expect(refused.harm).toBeUndefined();
  expect(refused.base).not.toContain('foreign');
  expect([...new Set(refused.found)].toSorted()).toEqual([
    'base-uri',
    'connect-src',
    'img-src',
    'script-src',
    'script-src-elem',
    'style-src-elem',
  ]);
  expect(requests.filter((url) => url.includes('foreign'))).toEqual([]);
});

test('a hostile lesson asks no other host for anything', async ({ page, baseURL }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const signs = [...Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)), '\u00a0', '\u2028', ''];
  const addresses = ['//foreign.test/a', '/\\foreign.test/a', '\\\\foreign.test/a', 'https://foreign.test/a'].flatMap(
    (address) => signs.flatMap((sign) => [sign + address, address[0] + sign + address.slice(1)]),
  );
  const text = [
    ...addresses.map((address) => `![p](${address})`),
    ...addresses.map((address) => `[l](${address})`),
    ...signs.flatMap((sign) => [`[x](${sign}javascript:harm())`, `[x](java${sign}script:harm())`]),
    '<img src="https://foreign.test/a"> <link rel="stylesheet" href="https://foreign.test/a">',
    '![p](data:image/svg+xml,%3Csvg/xmlns="http://www.w3.org/2000/svg"%3E%3Cimage/href="https://foreign.test/a"/%3E%3C/svg%3E)',
    '![p](a/..//foreign.test/a) ![p](./%2f/foreign.test/a) ![p](?//foreign.test) ![p](#//foreign.test)',
    'The end.',
  ].join('\n\n');
  await page.goto(packed(lesson(text)));
  await expect(page.locator('.lesson-text')).toContainText('The end.');
  await settle(page);
  const own = new URL(baseURL ?? '').origin;
  const isOwn = (url: string): boolean => url.startsWith('data:') || new URL(url).origin === own;
  expect(requests.filter((url) => !isOwn(url))).toEqual([]);
  expect(requests.length).toBeGreaterThan(5);
  const links = await page
    .locator('.lesson-text a')
    .evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).protocol));
  expect(links.filter((protocol) => protocol !== 'https:' && protocol !== 'http:')).toEqual([]);
  expect(await parts(page).train.count()).toBe(1);
});
