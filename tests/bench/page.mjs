// The built page in a browser, which trains what a link says at full speed.
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { launchChromium, launchFirefox } from './chromium.mjs';

/** Milliseconds after Train that are not measured. */
const begin = 400;

/** Epochs a second, between the first and the last moment at which their number on the page changes. */
function observe(status, milliseconds) {
  return new Promise((resolve) => {
    const moments = [];
    const note = () => {
      const epoch = Number(/Epoch ([\d,]+)/.exec(status.textContent)[1].replaceAll(',', ''));
      if (epoch !== moments.at(-1)?.epoch) moments.push({ epoch, at: performance.now() });
    };
    const observer = new MutationObserver(note);
    observer.observe(status, { subtree: true, childList: true, characterData: true });
    setTimeout(() => {
      observer.disconnect();
      const [first, last] = [moments[0], moments.at(-1)];
      resolve(((last.epoch - first.epoch) / (last.at - first.at)) * 1000);
    }, milliseconds);
  });
}

/**
 * Presses the arrow of the field that has the weight in hand. @returns ms from the key until the loss of the new weights and
 * all pictures of them are there, the median
 */
async function observeKeys(field, times) {
  const loss = document.querySelector('.hands-loss');
  const momentsOf = () =>
    Array.from(
      document.querySelectorAll('canvas[data-moment], .net-legend [data-moment]'),
      (element) => element.dataset.moment,
    ).filter(Boolean);
  const all = [];
  for (let time = 0; time < times; time++) {
    const before = loss.textContent;
    const moments = new Set(momentsOf());
    const begun = performance.now();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (
      performance.now() - begun < 2000 &&
      (loss.textContent === before || momentsOf().some((moment) => moments.has(moment)))
    );
    all.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return all.toSorted((a, b) => a - b)[times >> 1];
}

/**
 * Presses the button of the walk that goes to the next station. @returns ms from each key until the panel and the drawing
 * show that station
 */
async function observeWalk() {
  const count = document.querySelector('.steps-count');
  const next = document.querySelector('.steps-go .primary');
  const shownIn = (selector) => document.querySelector(selector)?.outerHTML;
  const all = [];
  while (next.ariaDisabled !== 'true') {
    const [before, drawing] = [count.textContent, shownIn('.net-station')];
    const begun = performance.now();
    next.click(); // as Enter does
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (performance.now() - begun < 2000 && (count.textContent === before || shownIn('.net-station') === drawing));
    all.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return all;
}

/** Notes how long after each key the drawing is painted that it has changed. */
function observeTyping() {
  globalThis.took = [];
  let keyed = 0;
  window.addEventListener('keydown', () => (keyed = performance.now()), { capture: true });
  // What React draws of the network is there before the next frame is painted.
  new MutationObserver(() => {
    const begun = keyed;
    keyed = 0;
    if (begun > 0) requestAnimationFrame(() => globalThis.took.push(performance.now() - begun));
  }).observe(document.querySelector('.net svg'), {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

/** Draws loops on the pad, a stroke a frame. @returns how often a second other answers are shown */
function observePad(pad, milliseconds) {
  return new Promise((resolve) => {
    const bars = document.querySelector('.outcome-bars');
    const { left, top, width } = pad.getBoundingClientRect();
    const begun = performance.now();
    let [answers, shown] = [0, bars.textContent];
    const send = (type, time) => {
      const [turn, radius] = [time / 250, 0.15 + 0.2 * Math.abs(Math.sin(time / 1700))];
      const [x, y] = [0.5 + radius * Math.cos(turn), 0.5 + radius * Math.sin(turn)];
      const init = { bubbles: true, isPrimary: true, buttons: 1, clientX: left + x * width, clientY: top + y * width };
      pad.dispatchEvent(new PointerEvent(type, init));
    };
    pad.setPointerCapture = () => undefined; // there is no real pointer
    send('pointerdown', 0);
    const frame = () => {
      const time = performance.now() - begun;
      if (bars.textContent !== shown) answers++;
      shown = bars.textContent;
      if (time > milliseconds) {
        send('pointerup', time);
        resolve((answers / time) * 1000);
        return;
      }
      send('pointermove', time);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Clicks the first element that the page has there; with a text the one that says this alone. */
function click([selector, text]) {
  const found = Array.from(document.querySelectorAll(selector)).find(
    (each) => text === undefined || each.textContent.trim() === text,
  );
  if (found === undefined) throw new Error(`nothing to click: ${selector} ${text ?? ''}`);
  found.click();
}

/** What is done with a table in an open page, by its own elements: a search of Playwright's would be work of the page's. */
function tableActions(page) {
  const press = (...what) => page.evaluate(click, what);
  /** Until what was asked for has long been shown. */
  const rest = () => page.waitForTimeout(2000);
  const acts = (selector, text) => async () => {
    await press(selector, text);
    await rest();
  };
  return {
    read: async () => {
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(globalThis.benchFile);
        const dialog = document.querySelector('.table-dialog');
        dialog.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
      });
      await page.waitForFunction(() => document.querySelector('.table-outcome')?.textContent.includes('→'));
    },
    use: async () => {
      await press('.table-dialog > .primary');
      await page.waitForFunction(() => document.querySelector('.table-dialog') === null);
      await rest();
    },
    train: async () => {
      await press('.bar-run button', 'Train');
      await rest();
      await press('.bar-run button', 'Pause');
      await page.waitForTimeout(500);
    },
    views: () =>
      page.evaluate(() => Array.from(document.querySelectorAll('.plot-bar .segment'), (each) => each.textContent)),
    show: (view) => acts('.plot-bar .segment', view)(),
    newData: acts('.panel-head button', 'New data'),
    undo: acts('[aria-label="Undo"]'),
    scale: async () => {
      await page.evaluate(() => {
        const field = document.querySelector('.table-options select');
        field.value = 'minmax';
        field.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await rest();
    },
    close: () => page.close(),
  };
}

/** @returns what opens links in a page of 1366×768, or null where there is no such browser */
export async function openPages(kind = 'chromium') {
  const browser = await (kind === 'chromium' ? launchChromium() : launchFirefox());
  if (browser === null) return null;
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const outDir = fileURLToPath(new URL('../../node_modules/.cache/bench/page', import.meta.url));
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 4460 },
  });
  const openPage = async (link) => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
    page.setDefaultTimeout(30_000);
    await page.goto(`${server.resolvedUrls.local[0]}#${link}`);
    await page
      .getByText(/Epoch 0 .*loss/)
      .first()
      .waitFor();
    return page;
  };
  /** The dialog for a table, open, and a file to drop there. */
  const openTable = async (csv) => {
    const page = await openPage('');
    await page.evaluate((text) => {
      globalThis.benchFile = new File([text], 'bench.csv');
    }, csv);
    await page.waitForTimeout(3000); // what comes ahead has come
    await page.getByRole('button', { name: 'Your table…' }).click();
    await page.locator('.table-dialog').waitFor();
    return tableActions(page);
  };
  const open = async (link) => {
    const page = await openPage(link);
    const button = (name) => page.getByRole('button', { name, exact: true });
    await page.getByLabel('Pace', { exact: true }).selectOption('Full speed');
    /** Trains for a while and pauses. @returns epochs a second */
    const train = async (milliseconds) => {
      await button('Train').click();
      await page.waitForTimeout(begin);
      const rate = await page.locator('.status-epoch').evaluate(observe, milliseconds);
      await button('Pause').click();
      return rate;
    };
    /** Sets a weight by key, so many times, where the run stands. @returns ms until all shows it, the median */
    const setByKey = async (times) => {
      await button('Step epoch').click();
      await page.locator('.net-box').focus();
      for (const key of ['ArrowRight', 'Enter', 'Enter']) await page.keyboard.press(key);
      const field = page.getByRole('textbox', { name: 'Value of the weight' });
      await page.locator('.hands-loss').filter({ hasText: 'loss' }).waitFor();
      await field.focus();
      await page.waitForTimeout(1000);
      return field.evaluate(observeKeys, times);
    };
    /** Trains. @returns ms until so many epochs are done */
    const reach = async (epochs) => {
      const begun = Date.now();
      await button('Train').click();
      await page.locator('.status-epoch').evaluate(
        (status, last) =>
          new Promise((resolve) => {
            const look = () => {
              if (Number(/Epoch ([\d,]+)/.exec(status.textContent)[1]) >= last) resolve();
              else requestAnimationFrame(look);
            };
            look();
          }),
        epochs,
      );
      const taken = Date.now() - begun;
      await button('Pause').click();
      return taken;
    };
    /** Walks through a batch. */
    const walk = async () => {
      await button('Step epoch').click();
      await side('Steps');
      await page.getByRole('radio', { name: 'A batch', exact: true }).check({ force: true });
      await page.locator('.net-station').waitFor();
      await page.waitForTimeout(1000);
      return page.evaluate(observeWalk);
    };
    /** Types other units into the code of a layer, one digit a time. @returns ms until the drawing has them, the median */
    const typeUnits = async (layer, digits) => {
      await side('Code');
      await page.getByRole('textbox', { name: /program of this experiment/ }).waitFor();
      const line = page.locator('.cm-line', { hasText: layer }).first();
      await line.click();
      await page.keyboard.press('Home');
      const text = (await line.textContent()).trimStart();
      for (let i = 0; i < text.indexOf(layer) + layer.indexOf('(') + 1; i++) await page.keyboard.press('ArrowRight');
      await page.evaluate(observeTyping);
      for (const digit of digits) {
        await page.keyboard.press('Delete');
        await page.keyboard.type(digit);
        await page.keyboard.press('ArrowLeft');
        await page.waitForTimeout(120);
      }
      const took = await page.evaluate(() => globalThis.took.slice(5)); // the first have the browser compile the page
      if (took.length < digits.length - 5) throw new Error(`${took.length} pictures of ${digits.length} keys`);
      return took.toSorted((a, b) => a - b)[took.length >> 1];
    };
    const side = (name) => page.getByRole('radio', { name, exact: true }).check({ force: true });
    const draw = (milliseconds) => page.locator('.digit-pad').evaluate(observePad, milliseconds);
    return { train, reach, side, draw, setByKey, typeUnits, walk, close: () => page.close() };
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { browser, open, openTable, close };
}
