import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { decodeLink } from '../../src/document/link.ts';
import { prepare } from '../../src/training/prepare.ts';
import { keptEpoch, open, parts, putHash, standing } from './support/page.ts';

// Adam with a schedule, Dropout and a callback: what a run has beside its weights.
const link =
  'v=1&data=moons&net=2-8.relu-Dropout:0.2-8.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01:exponential_decay=500,0.9&cb=EarlyStopping:val_loss:patience=500&epochs=900';

/** The first digits of the weights after all epochs, as the engine comes to them in Node without a stop. */
function uninterrupted(): string {
  const decoded = decodeLink(`#${link}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  const { run } = prepare(decoded.experiment);
  while (run.epoch < decoded.experiment.epochs) run.advance(1e7, 1000);
  return run.fingerprint().slice(0, 8);
}

const epochOf = async (page: Page): Promise<number> => (await standing(page)).epoch;

/** Trains until an epoch is reached. */
async function trainTo(page: Page, epoch: number): Promise<void> {
  await parts(page).train.click();
  await expect.poll(() => epochOf(page), { intervals: [20] }).toBeGreaterThanOrEqual(epoch);
}

async function expectTheSameEnd(page: Page): Promise<void> {
  const { train, fingerprint, pace } = parts(page);
  await pace.selectOption('Full speed');
  await train.click();
  await expect(fingerprint).toHaveText(`Weights ${uninterrupted()} at epoch 900`);
}

/** How many points the curve of the loss has: an epoch each, and the initial weights. */
const shownEpoch = (page: Page) => page.locator('.chart-epoch');

/** Opens the same link in another tab. */
async function another(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await open(page, link);
  return page;
}

/** Kills a tab. @returns another, at an empty page of the same site, once the browser knows that the tab is gone. */
async function killed(page: Page): Promise<Page> {
  await page.close({ runBeforeUnload: false });
  const next = await page.context().newPage();
  await next.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await next.goto('./empty');
  await expect.poll(() => next.evaluate(async () => (await navigator.locks.query()).held?.length)).toBe(0);
  return next;
}

test('@timing a reload in the middle of training goes on where it was, to the same bits', async ({ page }) => {
  await open(page, link);
  for (const epoch of [90, 160, 250]) {
    await trainTo(page, epoch);
    const before = await epochOf(page);
    await page.reload();
    await expect(parts(page).fingerprint).toBeVisible();
    await expect.poll(() => epochOf(page)).toBeGreaterThan(0); // the status is written 15 times a second
    const after = await epochOf(page);
    expect(after).toBeGreaterThan(before - 90); // saved a second ago, or two on a busy computer: 30 epochs each
    await expect(shownEpoch(page)).toContainText(String(after));
    await expect(parts(page).fingerprint).toContainText(`at epoch ${after}`);
  }
  await expectTheSameEnd(page);
});

test('a paused run is there after a reload to the batch, and undo brings back the weights of before', async ({
  page,
}) => {
  const { stepEpoch, stepBatch, fingerprint, undo, redo } = await open(page, link);
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 1');
  await stepBatch.click();
  await expect(fingerprint).toContainText('at epoch 1 + 1');
  const first = await fingerprint.textContent();
  await page.getByRole('button', { name: 'Increase units of layer 1, Dense' }).click();
  await expect(fingerprint).toContainText('at epoch 0');
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 1');
  const second = await fingerprint.textContent();
  await page.waitForTimeout(1200); // written at most once a second
  await page.reload();
  await expect(fingerprint).toHaveText(second ?? '');
  await undo.click();
  await expect(fingerprint).toHaveText(first ?? '');
  await redo.click();
  await expect(fingerprint).toHaveText(second ?? '');
});

for (const [opened, refused] of [
  ['v=1&data=circle&net=2-7.tanh-1.sigmoid&loss=binary_crossentropy', 'networkShape=oops'],
  ['activation=tanh&dataset=xor&networkShape=3&seed=0.5', 'hello'],
]) {
  test(`a refused link leaves what was opened with ${opened} and trained, over a reload too`, async ({ page }) => {
    const { stepEpoch, fingerprint } = await open(page, opened);
    await stepEpoch.click();
    await expect(fingerprint).toContainText('at epoch 1');
    const trained = (await fingerprint.textContent()) ?? '';
    await expect.poll(() => keptEpoch(page)).toBe(1);
    await putHash(page, refused);
    await expect(page.getByRole('alert')).toContainText('Your experiment is unchanged');
    await page.reload();
    await expect(page.getByRole('alert')).toContainText('Your experiment is unchanged');
    await expect(fingerprint).toHaveText(trained);
  });
}

test('a refused link leaves the step of a lesson, over a reload too', async ({ page }) => {
  await page.goto('./#lesson=introduction&step=8');
  const { fingerprint } = parts(page);
  const title = page.locator('.lesson h3');
  await expect(title).toBeVisible();
  const before = await title.textContent();
  await expect(page).toHaveURL(/net=/);
  const weights = (await fingerprint.textContent()) ?? '';
  await putHash(page, 'v=1&data=lions');
  await expect(page.getByRole('alert')).toContainText('Your experiment is unchanged');
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Your experiment is unchanged');
  await expect(title).toHaveText(before ?? '');
  await expect(fingerprint).toHaveText(weights);
});

test('a tab that was killed is taken up by the next that opens the link, and one that lives is not', async ({
  page,
  context,
}) => {
  await open(page, link);
  await trainTo(page, 90);
  const beside = await another(context);
  expect(await epochOf(beside)).toBe(0);
  await beside.close();
  const next = await killed(page);
  await open(next, link);
  await expect(parts(next).fingerprint).not.toContainText('at epoch 0');
  await expectTheSameEnd(next);
});

test('where storage is forbidden, or of a later version, the page works and says so once', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const { stepEpoch, fingerprint } = await open(page, link);
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 1');
  await expect(page.getByRole('alert')).toContainText('cannot keep what training has come to');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 2');
  await page.waitForTimeout(1500);
  await expect(page.getByRole('alert').locator('li')).toHaveCount(0);
});

test('a saved run that is damaged is said to be, and training starts from epoch 0', async ({ page }) => {
  const { stepEpoch, fingerprint } = await open(page, link);
  const initial = await fingerprint.textContent();
  await stepEpoch.click();
  await expect.poll(() => keptEpoch(page)).toBe(1);
  const next = await killed(page);
  await next.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open('mlp-visualizer');
        asked.onerror = () => reject(new Error('no database'));
        asked.onsuccess = () => {
          const change = asked.result.transaction('runs', 'readwrite');
          change.oncomplete = () => {
            asked.result.close();
            resolve();
          };
          const cursor = change.objectStore('runs').openCursor();
          cursor.onsuccess = () => {
            if (cursor.result === null) return;
            const { value } = cursor.result as { value: { snapshot?: { state: { bytes: ArrayBuffer } } } };
            if (value.snapshot !== undefined) {
              new Uint8Array(value.snapshot.state.bytes)[100] ^= 1;
              cursor.result.update(value);
            }
            cursor.result.continue();
          };
        };
      }),
  );
  await open(next, link);
  await expect(next.getByRole('alert')).toContainText('It starts from epoch 0');
  await expect(parts(next).fingerprint).toHaveText(initial ?? '');
});

test('back and forward in the browser walk through what was opened, with the weights that it had', async ({ page }) => {
  const { stepEpoch, fingerprint } = await open(page, link);
  for (const epoch of [1, 2]) {
    await stepEpoch.click(); // a click while an epoch is under way begins no other
    await expect(fingerprint).toContainText(`at epoch ${epoch}`);
  }
  const first = await fingerprint.textContent();
  await putHash(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0');
  await expect(fingerprint).toContainText('at epoch 0');
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 1');
  const second = await fingerprint.textContent();
  await page.goBack();
  await expect(fingerprint).toHaveText(first ?? '');
  await page.goForward();
  await expect(fingerprint).toHaveText(second ?? '');
});

test('Back and Forward lead to the moment at which each link was left, also of one network, and past another page', async ({
  page,
}) => {
  const xor = 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy';
  const { fingerprint, stepEpoch, reset, undo } = parts(page);
  const expectEpoch = async (epoch: number) => expect(fingerprint).toContainText(`at epoch ${epoch}`);
  await open(page, `${xor}&at=7`);
  await expectEpoch(7);
  await putHash(page, `${xor}&at=5`);
  await expectEpoch(5);
  await stepEpoch.click();
  await expectEpoch(6);
  await expect(page).not.toHaveURL(/&at=/); // written at most once a second
  await page.goBack();
  await expectEpoch(7);
  await page.goForward();
  await expectEpoch(6);
  await reset.click();
  await expectEpoch(0);
  await page.goBack();
  await expectEpoch(7);
  await stepEpoch.click();
  await expectEpoch(8);
  await page.goForward();
  await expectEpoch(0);
  await undo.click();
  await expectEpoch(6);
  await expect.poll(() => keptEpoch(page)).toBe(8);
  await page.reload();
  await expectEpoch(6);
  await page.goBack();
  await expectEpoch(8);

  await page.goto('about:blank');
  await open(page, `${xor}&at=9`);
  await expectEpoch(9);
  await expect(page).not.toHaveURL(/&at=/);
  await expect.poll(() => keptEpoch(page)).toBe(9);
  await page.evaluate(() => history.go(-2));
  await expectEpoch(8);
});

test('a link of a moment that is opened again at once stands at that moment again', async ({ page }) => {
  const moment = 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&at=7';
  for (let i = 0; i < 3; i++) {
    await page.goto(`./#${moment}`);
    await expect(parts(page).fingerprint).toContainText('at epoch');
    await page.goto('about:blank');
  }
  await open(page, moment);
  await expect(parts(page).fingerprint).toContainText('at epoch 7');
});

test('a link that was opened and left untouched stands at its beginning again, whatever came of the same network since', async ({
  page,
}) => {
  const xor = 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy';
  const { fingerprint } = parts(page);
  await open(page, xor);
  await expect(fingerprint).toContainText('at epoch 0');
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('mlp-visualizer.entries'))).not.toBeNull();
  await page.goto('about:blank');
  await open(page, `${xor}&at=5`);
  await expect(fingerprint).toContainText('at epoch 5');
  await expect(page).not.toHaveURL(/&at=/);
  await expect.poll(() => keptEpoch(page)).toBe(5);
  await page.evaluate(() => history.go(-2));
  await expect(fingerprint).toContainText('at epoch 0');
  await page.evaluate(() => history.go(2));
  await expect(fingerprint).toContainText('at epoch 5');
});

test('Back while the page still looks for what was kept leads there, and writes over no entry', async ({ page }) => {
  await page.addInitScript(() => {
    const request = navigator.locks.request.bind(navigator.locks) as (...all: unknown[]) => Promise<unknown>;
    const late = async (...all: unknown[]): Promise<unknown> => {
      document.documentElement.toggleAttribute('data-looks', true);
      await new Promise((resolve) => setTimeout(resolve, 800));
      return request(...all);
    };
    Object.assign(navigator.locks, { request: late });
  });
  const { fingerprint, stepEpoch } = parts(page);
  await open(page, 'v=1&data=iris&net=4-3.softmax&batch=16');
  await stepEpoch.click();
  await expect(fingerprint).toContainText('at epoch 1');
  const iris = await fingerprint.textContent();
  await putHash(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&batch=2');
  await expect(fingerprint).toContainText('at epoch 0');
  for (const epoch of [1, 2]) {
    await stepEpoch.click();
    await expect(fingerprint).toContainText(`at epoch ${epoch}`);
  }
  await expect.poll(() => keptEpoch(page)).toBe(2);
  const xor = await fingerprint.textContent();
  await page.reload({ waitUntil: 'commit' });
  await page.locator('html[data-looks]').waitFor({ state: 'attached' });
  await page.evaluate(() => history.back());
  await expect(fingerprint).toHaveText(iris ?? '');
  await expect(page).toHaveURL(/data=iris/);
  await page.goForward();
  await expect(fingerprint).toHaveText(xor ?? '');
  await expect(page).toHaveURL(/data=xor/);
});

test('what is being kept while the page is left is kept', async ({ page }) => {
  await open(page, 'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      const { snapshot } = given[0] as { readonly snapshot?: { readonly epoch: number } | null };
      // Then the page is busy until it is gone.
      const leave = (): void => {
        location.assign('about:blank');
        for (const begun = performance.now(); performance.now() - begun < 100;);
      };
      if (snapshot?.epoch === 1) queueMicrotask(leave);
      return put.apply(this, given);
    };
  });
  await parts(page).stepEpoch.click();
  await page.waitForURL('about:blank');
  await page.goBack();
  await expect(parts(page).fingerprint).toHaveText(/epoch 1/);
});
