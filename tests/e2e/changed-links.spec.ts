import { expect, test } from '@playwright/test';
import { carriesLink, decodeLink } from '../../src/document/link.ts';
import { seal } from '../../src/document/link/check.ts';
import { encodeLink } from '../../src/document/link/write.ts';
import { damages, invisible } from '../unit/document/damage.ts';
import { layers, open, parts, putHash } from './support/page.ts';

// The unit tests read the texts themselves; here a browser encodes them in its own way: all kinds by its URL parser, many
// as hashes that come into the open page, some as the address that the page is opened at.

const link = (units: number): string => seal(`v=1&data=iris&net=4-${units}.relu-3.softmax&opt=sgd:0.05:0.9&seed=7`);
const opened = (units: number): string[] => ['Input 4', `Dense ${units} relu`, 'Dense 3 softmax'];

const invisibles = invisible.map((character) => ({
  name: `U+${character.codePointAt(0)?.toString(16)}`,
  damage: (text: string) => `${character}${text.replace('relu', `re${character}lu`).replaceAll('=', `${character}=`)}`,
}));

/** What stands behind the first `#`. */
const hashOf = (text: string): string => (/(?<!&)#/.test(text) ? text.slice(text.search(/(?<!&)#/)) : `#${text}`);

const kinds = [...damages.filter(({ name }) => name !== '? and an empty hash'), ...invisibles];
test('a changed hash leads to the experiment: every third kind of change', async ({ page }) => {
  await open(page);
  let units = 4;
  for (const { name, damage } of kinds.filter((_, i) => i % 3 === 0)) {
    units = units === 16 ? 5 : units + 1;
    await putHash(page, hashOf(damage(link(units))));
    await expect.poll(() => layers(page), { message: name, intervals: [20, 50, 100] }).toEqual(opened(units));
  }
});

/** The address of a changed link, relative to the page, as far as it is the page's own. */
function addressOf(text: string): string {
  const own = text.replace(/^(?:> )?https:\/\/school\.example\/mlp\//, '');
  return own === text ? hashOf(text) : own;
}

test('what a browser makes of a changed address is read, in all kinds of change', async ({ page }) => {
  const host = 'https://school.example';
  const seen = await page.evaluate(
    ([base, texts]) =>
      texts.map((text) => {
        const { pathname, search, hash } = new URL(text, base);
        return [pathname + search, hash] as const;
      }),
    [`${host}/mlp/`, kinds.map(({ damage }) => addressOf(damage(link(9))))] as const,
  );
  const wrong = kinds.filter((_, i) => {
    const [path, hash] = seen[i];
    const decoded = decodeLink(carriesLink(path) ? path + hash : hash);
    return !decoded.ok || seal(encodeLink(decoded.experiment)) !== link(9);
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a changed address opens', async ({ page }) => {
  for (const name of [
    'English words, as a browser writes them',
    '%23 and all the rest in the path',
    'lines that a mail quotes',
    '? in the place of #',
  ]) {
    await test.step(name, async () => {
      await page.goto('about:blank');
      await page.goto(`./${addressOf(damages.find((kind) => kind.name === name)?.damage(link(9)) ?? '')}`);
      await expect.poll(() => layers(page)).toEqual(opened(9));
      await expect.poll(() => new URL(page.url()).hash).toBe(`#${link(9)}`);
    });
  }
});

test('a cut link says so, and opens what is left of it in one click', async ({ page }) => {
  const { undo } = await open(page, link(5));
  await putHash(page, link(12).replace(/&seed=7$/, ''));
  const told = page.getByRole('alert');
  await expect(told).toContainText('This link was not opened. A part of the link was lost or changed on its way');
  expect(await layers(page)).toEqual(opened(5));
  await told.getByRole('button', { name: 'Open it all the same' }).click();
  await expect.poll(() => layers(page)).toEqual(opened(12));
  await expect(told).not.toContainText('not opened');
  await expect
    .poll(() => page.url())
    .toMatch(/#v=1&check=\w{4}&data=iris&net=4-12\.relu-3\.softmax&opt=sgd:0\.05:0\.9$/);
  await undo.click();
  await expect.poll(() => layers(page)).toEqual(opened(5));
});

test('the page opened with a link edited by hand shows earlier work until it is opened all the same', async ({
  page,
}) => {
  const { addLayer } = await open(page);
  await addLayer.click();
  const mine = await layers(page);
  await page.goto('about:blank');
  await page.goto(`./#${link(5).replace('4-5', '4-6')}`);
  await expect(page.getByRole('alert')).toContainText('lost or changed');
  expect(await layers(page)).toEqual(mine);
  await page.getByRole('button', { name: 'Open it all the same' }).click();
  await expect.poll(() => layers(page)).toEqual(opened(6));
  await page.goBack(); // to the edited link: it is told again
  await expect(page.getByRole('alert')).toContainText('lost or changed');
});

/** Hash changes around edits, as fast as they come. `LINK_STORM=800` is what one does by hand. */
const storm = Number(process.env.LINK_STORM ?? 12);

test(`no hash is written over: ${storm} of them around edits`, async ({ page }) => {
  test.setTimeout(60_000 + storm * 2000);
  await open(page, link(5));
  const more = parts(page).network.getByRole('button', { name: 'Increase units of layer 1, Dense' });
  await expect(more).toBeVisible();
  const lost = await page.evaluate(
    async ({ links, label }) => {
      const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
      const unitsNow = () =>
        document.querySelectorAll('.strip-cards .card')[1]?.querySelector<HTMLInputElement>('.stepper input')?.value;
      let seed = 7;
      const random = (n: number) => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return Math.floor((seed / 2 ** 32) * n);
      };
      const wrong: string[] = [];
      for (const [i, { hash, units }] of links.entries()) {
        for (let edits = random(3); edits > 0; edits--) {
          document.querySelector<HTMLElement>(`button[aria-label="${label}"]`)?.click();
          await wait(random(400));
        }
        await wait(random(300));
        const before = unitsNow();
        location.hash = hash;
        if (random(2) === 0) await wait(random(1200)); // within which the page may write
        const until = performance.now() + 5000;
        const isOpen = () =>
          units === null
            ? document.querySelector('.messages')?.textContent?.includes(`lion${i}`) === true && unitsNow() === before
            : unitsNow() === String(units);
        while (!isOpen() && performance.now() < until) await wait(20);
        if (!isOpen()) wrong.push(`${i} ${hash}: ${location.hash}, ${unitsNow()}`);
      }
      return wrong;
    },
    {
      label: 'Increase units of layer 1, Dense',
      links: Array.from({ length: storm }, (_, i) => {
        const units = i % 4 === 3 ? null : 20 + (i % 31) * 3;
        return { units, hash: units === null ? `v=1&data=iris&net=4-lion${i}` : link(units) };
      }),
    },
  );
  expect(lost).toEqual([]);
});
