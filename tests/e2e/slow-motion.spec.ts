import { expect, type Page, test } from '@playwright/test';
import { open, setTheme } from './support/page.ts';

const link = 'v=1&data=circle&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&batch=32';

/** Opens Steps as a picture, where each station stands for 1.8 s, on a page whose clock only goes on when it is told. */
async function openWalk(page: Page) {
  await page.clock.install();
  await open(page, link);
  await page.getByRole('radio', { name: 'Steps', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'Picture', exact: true }).check({ force: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const count = page.locator('.steps-count');
  await expect(count).toHaveText('Forward · 1 / 11');
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  return { play: button('Play'), stop: button('Stop'), next: button('Next'), count };
}

test('an example goes through the network by itself, from the first station to the last, and rests there', async ({
  page,
}) => {
  const { play, stop, next, count } = await openWalk(page);
  const title = page.locator('.steps-station');
  const [said, drawn] = [page.locator('.net-said'), page.locator('.net-station')];
  await next.click(); // from where it stands
  await next.click();
  await play.click();
  await expect(title).toHaveAttribute('aria-live', 'off');
  const seen: string[] = [];
  for (let station = 3; ; station++) {
    await expect(count).toHaveText(new RegExp(` ${station} / 11$`));
    const pass = (await said.getAttribute('data-station')) ?? '';
    await expect(drawn).toHaveClass(`net-station net-${pass}`); // as by key
    seen.push(pass);
    if (station === 11) break;
    await expect(stop).toBeVisible();
    await page.clock.runFor(1800);
  }
  expect(seen.join(' ')).toBe('forward forward loss backward backward gradients backward backward gradients');
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await expect(play).toBeFocused();
  await expect(title).toHaveAttribute('aria-live', 'polite');
  await page.clock.runFor(60_000);
  await expect(count).toHaveText('Backward · 11 / 11');
  await play.press('Enter');
  await expect(count).toHaveText('Forward · 1 / 11');
  await page.clock.runFor(1800);
  await expect(count).toHaveText('Forward · 2 / 11');
});

test('a walk that plays is stopped by its button, by a key, and by whatever goes elsewhere', async ({ page }) => {
  const { play, stop, next, count } = await openWalk(page);
  const hide = (hidden: boolean): Promise<void> =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: isHidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const side = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });
  const ways: readonly (() => Promise<unknown>)[] = [
    () => stop.click(),
    () => page.keyboard.press('Space'), // the button has the focus
    () => next.click(),
    () => page.getByRole('button', { name: 'Back', exact: true }).click(),
    () => page.getByRole('button', { name: 'Next example' }).click(),
    () => page.getByRole('button', { name: 'Neuron 1' }).click(),
    () => page.locator('.net-box').press('Enter'), // takes a neuron in hand
    () => hide(true).then(() => hide(false)),
    // The numbers come anew, a few times a second by the page's clock.
    () => side('Data').then(() => side('Steps').then(() => page.clock.resume())),
  ];
  for (const stops of ways) {
    await play.click();
    await expect(stop).toBeFocused();
    await stops();
    await expect(play).toBeVisible();
    await expect(stop).toHaveCount(0);
    const text = (await count.textContent()) ?? '';
    await page.clock.runFor(20_000);
    await expect(count).toHaveText(text);
  }
});

test('where nothing is to move there is no button that plays, and the keys are there', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const { play, next, count } = await openWalk(page);
  await expect(play).toHaveCount(0);
  await next.press('Enter');
  await expect(count).toHaveText('Forward · 2 / 11');
});

const words = {
  en: { code: 'Code', steps: 'Steps', next: 'Next' },
  ja: { code: 'コード', steps: '計算', next: '次へ' },
} as const;

for (const [width, height] of [
  [1366, 768], // on a projector
  [390, 844],
] as const) {
  test(`Back, the count, Play and Next have room for their words at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const language of ['en', 'ja'] as const) {
      const { code, steps, next } = words[language];
      await page.goto('about:blank');
      await page.goto(`./#${link.replace('2-2.tanh', '2-2.tanh-2.tanh')}&lang=${language}`);
      if (width < 500) await page.getByRole('navigation').getByRole('button', { name: code }).click();
      else await setTheme(page, 'projector');
      await page.getByText(steps, { exact: true }).click();
      const count = page.locator('.steps-count');
      await expect(count).toHaveText(/ 1 \/ 16$/);
      // The longest: 'Backward · 10 / 16'
      for (let station = 1; station < 10; station++)
        await page.getByRole('button', { name: next, exact: true }).click();
      await expect(count).toHaveText(/ 10 \/ 16$/);
      const cut = await page.locator('.steps-go').evaluate((row) => {
        const { right, height: tall } = row.getBoundingClientRect();
        const parts = [...row.children];
        const tallest = Math.max(...parts.map((part) => (part.localName === 'button' ? part.clientHeight + 2 : 0)));
        const isWide = (part: Element): boolean =>
          part.scrollWidth > part.clientWidth || part.getBoundingClientRect().right > right + 1;
        return {
          parts: parts.filter(isWide).map((part) => part.className),
          isTall: tall > tallest + 1,
          of: parts.length,
        };
      });
      expect(cut).toEqual({ parts: [], isTall: false, of: 4 });
    }
  });
}
