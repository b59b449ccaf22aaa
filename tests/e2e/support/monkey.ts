import type { Page, Route } from '@playwright/test';
import { decodeLink, readLesson } from '../../../src/document/link.ts';
import { encodeLink } from '../../../src/document/link/write.ts';

/** Numbers in [0, 1): xorshift32, from a seed. */
function createRandom(seed: number): () => number {
  let state = (Math.imul(seed, 0x9e37_79b1) | 0) ^ 0x5bd1_e995 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const links = [
  'v=1&data=colours&net=3-4-sigmoid-3-softmax&opt=sgd:0.1&batch=8',
  'v=1&data=colours&net=3-4-sigmoid-4-sigmoid-3-softmax&split=0',
  'v=1&data=iris&net=4-16.relu-Dropout:0.2-3.softmax&opt=adam:0.01',
  'v=1&data=iris&net=4-8-BatchNormalization-PReLU-3.softmax&metrics=accuracy,auc',
  'v=1&data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&split=0',
  'v=1&data=gauss&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&split=0.2',
  'v=1&data=spiral&net=2-8.tanh-8.tanh-1.sigmoid&loss=binary_crossentropy',
  'v=1&data=sine&net=1-16.tanh-1&loss=mean_squared_error',
  'v=1&data=iris&net=4-64.relu-64.relu-3.softmax&opt=sgd:3', // diverges
  'v=1&data=colours&net=3-4.sigmoid-2.softmax', // cannot be trained
  'v=1&data=iris&net=4-128.relu-64.relu-3.softmax',
  'lesson=introduction&step=3',
  'lesson=overfitting',
  'v=1&data=lions&net=4-3',
  'v=1&data=iris&net=4-5.relu-3.softmax&seed=7を開いてください。',
  '%23v%3D1%26data%3Diris%26net%3D4-5.relu-3.softmax%26seed%3D7',
  'net=4-',
  '%E0%A4%A',
  '',
];
const texts = [
  '3',
  '0,05',
  'abc',
  '1e-3',
  '８',
  '-1',
  '999999',
  '½',
  'model.add(Dense(7))',
  "model.add(Activation('",
  ' ',
];
const keys = (
  'Tab Shift+Tab Enter Space Escape Delete Backspace Home End PageDown + - 0 a ' +
  'ArrowUp ArrowDown ArrowLeft ArrowRight Alt+ArrowLeft Alt+ArrowRight ' +
  'Control+z Control+y Control+Shift+z Control+a'
).split(' ');
const sizes = [
  [1366, 768],
  [390, 844],
  [1024, 768],
  [683, 384],
  [320, 640],
  [1920, 1080],
] as const;
/** What can be pressed: no links, which leave the page, and no fields for files. */
const targets = 'button, input:not([type=file]), select, summary, [tabindex="0"], .plot-room, .strip-cards .card';

/** The link as the page writes it; one that it refuses, as it is. */
function tidy(hash: string): string {
  const decoded = decodeLink(hash);
  return decoded.ok ? encodeLink(decoded.experiment) : hash;
}

/** Whether a reload may lead from one link to another: to the same, or from a lesson alone to its step. */
function isSame(before: string, after: string): boolean {
  const lesson = readLesson(before);
  if (lesson?.isAlone !== true) return tidy(after) === tidy(before);
  const { name, step } = lesson.place;
  const place = readLesson(after)?.place;
  return place?.name === name && place.step === step;
}

interface Watch {
  workers: number;
  rejections: string[];
}

/** Counts workers that live and promises that nobody caught, from the page's first line on. */
function watchPage(): void {
  const watch: Watch = { workers: 0, rejections: [] };
  Object.assign(window, {
    watch,
    Worker: class extends Worker {
      isOver = false;
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        watch.workers++;
      }
      override terminate(): void {
        if (!this.isOver) watch.workers--;
        this.isOver = true;
        super.terminate();
      }
    },
  });
  window.addEventListener('unhandledrejection', ({ reason }) => watch.rejections.push(String(reason)));
}

export interface MonkeyOptions {
  /** Decides all that the monkey does, as far as the page is as fast as it was. */
  readonly seed: number;
  /** Whether it goes on after so many steps. */
  readonly goesOn: (steps: number) => boolean;
}

/**
 * Presses, drags, types, holds keys, changes links in storms, resizes, reloads, ends files of the page and lets them
 * come again: all that a hurried class does, chosen by a seed.
 * @throws with the last actions when the page is empty, throws, has a rejection that nobody caught or two workers,
 * does not answer for 20 s, or is another experiment after a reload
 */
export async function runMonkey(page: Page, { seed, goesOn }: MonkeyOptions): Promise<number> {
  const random = createRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const one = <T>(list: readonly T[]): T => list[below(list.length)];
  const log: string[] = [];
  const errors: string[] = [];
  let step = 0;
  let fault: 'aborted' | '404' | 'html' | null = null;
  /** Steps for which files fail. */
  let failing = 0;
  /** A part may have failed since the page was loaded. */
  let hasFailed = false;

  page.on('pageerror', ({ message, stack }) => {
    // Firefox's note on a withheld file; the part that needs it says so in the page.
    if (!(hasFailed && message.startsWith('Loading module from'))) errors.push(stack ?? message);
  });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.addInitScript(watchPage);
  const answer = async (route: Route): Promise<void> => {
    try {
      if (fault === 'aborted') await route.abort();
      else if (fault === '404') await route.fulfill({ status: 404, body: 'gone' });
      else if (fault === 'html')
        await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>i</title>' });
      else await route.continue();
    } catch {
      // The page was left in the meantime.
    }
  };
  // A page that is reloaded in the meantime starts: it does not without its strings.
  await page.route(/\/assets\/(?!index-|worker-|en-|ja-)|\/lessons\//, answer);

  function fail(why: string): never {
    throw new Error(`seed ${seed}, step ${step}: ${why}\n${page.url()}\n${log.slice(-25).join('\n')}`);
  }

  /** Fails where the page does not answer: then it is frozen. */
  async function within<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('frozen')), 20_000);
    });
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      if (error instanceof Error && error.message === 'frozen') fail('the page does not answer');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  const stands = (): Promise<void> =>
    page
      .locator('.bar')
      .waitFor({ timeout: 15_000 })
      .catch(() => fail('the page is empty'));

  /** Where a control lies, chosen among all that are seen. */
  const aim = (share: number) =>
    page.evaluate(
      ([selector, at]) => {
        const { innerWidth, innerHeight } = window;
        const seen = [...document.querySelectorAll(selector)].filter((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return width > 0 && x + width > 0 && x < innerWidth && y + height > 0 && y < innerHeight;
        });
        const element = seen[Math.floor(at * seen.length)] as Element | undefined;
        if (element === undefined) return null;
        const { x, y, width, height } = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
        const middle = (from: number, to: number, size: number): number =>
          (Math.max(0, from) + Math.min(size - 1, to)) / 2;
        const place = { x: middle(x, x + width, innerWidth), y: middle(y, y + height, innerHeight) };
        return { ...place, name: `${element.tagName} ${name.slice(0, 40)}` };
      },
      [targets, share] as const,
    );

  const actions: readonly (readonly [weight: number, name: string, act: () => Promise<string>])[] = [
    [
      34,
      'click',
      async () => {
        const place = await aim(random());
        if (place === null) return 'nothing';
        await page.mouse.click(place.x, place.y, { clickCount: random() < 0.1 ? 2 : 1 });
        return place.name;
      },
    ],
    [
      8,
      'choose',
      async () => {
        const at = random();
        return page.evaluate(
          ([share, which]) => {
            const selects = [...document.querySelectorAll('select')].filter(
              ({ offsetParent }) => offsetParent !== null,
            );
            const select = selects[Math.floor(share * selects.length)] as HTMLSelectElement | undefined;
            if (select === undefined) return 'nothing';
            const { value } = select.options[Math.floor(which * select.options.length)];
            const setter = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
            setter?.call(select, value);
            select.dispatchEvent(new Event('change', { bubbles: true }));
            return `${select.getAttribute('aria-label') ?? ''} ${value}`;
          },
          [at, random()] as const,
        );
      },
    ],
    [
      8,
      'drag',
      async () => {
        const from = await aim(random());
        if (from === null) return 'nothing';
        const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
        const clamp = (at: number, size: number): number => Math.max(0, Math.min(size - 1, Math.round(at)));
        const x = clamp(from.x + 300 * (random() - 0.5), width);
        const y = clamp(from.y + 200 * (random() - 0.5), height);
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(x, y, { steps: 4 });
        if (random() < 0.5) await page.mouse.wheel(0, below(300) - 150);
        await page.mouse.up();
        return from.name;
      },
    ],
    [
      14,
      'press',
      async () => {
        const key = one(keys);
        await page.keyboard.press(key);
        return key;
      },
    ],
    [
      6,
      'type',
      async () => {
        const text = one(texts);
        await page.keyboard.insertText(text);
        if (random() < 0.5) await page.keyboard.press('Enter');
        return text;
      },
    ],
    [
      7,
      'hold undo and redo',
      async () => {
        const times = 4 + below(24);
        const pause = below(34);
        const presses = Array.from({ length: times }, () => (random() < 0.6 ? 'z' : 'y'));
        await page.evaluate(
          async ([pressed, ms]) => {
            for (const key of pressed) {
              window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, cancelable: true }));
              await new Promise((resolve) => setTimeout(resolve, ms));
            }
          },
          [presses, pause] as const,
        );
        return `${presses.join('')} every ${pause} ms`;
      },
    ],
    [
      7,
      'open links',
      async () => {
        const opened = Array.from({ length: 1 + below(6) }, () => one(links));
        const pause = below(120);
        await page.evaluate(
          async ([hashes, ms]) => {
            for (const hash of hashes) {
              location.hash = hash;
              await new Promise((resolve) => setTimeout(resolve, ms));
            }
          },
          [opened, pause] as const,
        );
        return `${opened.join(' then ')} every ${pause} ms`;
      },
    ],
    [
      3,
      'resize',
      async () => {
        const [width, height] = one(sizes);
        await page.setViewportSize({ width, height });
        return `${width}×${height}`;
      },
    ],
    [
      3,
      'let files fail',
      async () => {
        fault = one(['aborted', '404', 'html'] as const);
        failing = 3 + below(8);
        hasFailed = true;
        return `${fault} for ${failing} steps`;
      },
    ],
    [
      2,
      'wait',
      async () => {
        const ms = below(600);
        await page.waitForTimeout(ms);
        return `${ms} ms`;
      },
    ],
    [
      2,
      'reload',
      async () => {
        fault = null;
        failing = 0;
        await page.waitForTimeout(1300); // what is new is in the address within a second
        const before = new URL(page.url()).hash;
        await page.reload();
        await stands();
        // On a busy computer a reload can take the address before the last, which the page then puts right.
        const hash = (): string => new URL(page.url()).hash;
        for (let go = 0; go < 50 && !isSame(before, hash()); go++) await page.waitForTimeout(200);
        await page.waitForTimeout(400);
        if (!isSame(before, hash())) fail(`after a reload it is another link:\n${before}\n${hash()}`);
        hasFailed = false;
        return before;
      },
    ],
  ];
  const weights = actions.reduce((sum, [weight]) => sum + weight, 0);

  function choose(): (typeof actions)[number] {
    let at = random() * weights;
    return actions.find(([weight]) => (at -= weight) < 0) ?? actions[0];
  }

  await page.goto('./');
  await within(stands());
  while (goesOn(step)) {
    step++;
    const [, name, act] = choose();
    try {
      log.push(`${name}: ${await within(act())}`);
    } catch (error) {
      // A press on a button that reloads the page ends what was asked of it.
      if (error instanceof Error && /navigat|destroyed|closed context/i.test(error.message))
        log.push(`${name}: reloaded`);
      else throw error;
      await within(stands());
    }
    if (failing > 0 && --failing === 0) fault = null;
    await within(stands()); // a button may have reloaded it
    const state = await within(
      page
        .waitForFunction(() => ({
          broken: [...document.querySelectorAll('.late-trouble')].map(({ textContent }) => textContent),
          watch: (window as unknown as { watch: Watch }).watch,
        }))
        .then((handle) => handle.jsonValue()),
    );
    if (!hasFailed && state.broken.length > 0) fail(`a part failed: ${state.broken.join(' | ')}`);
    if (state.watch.workers > 2) fail(`${state.watch.workers} workers live`);
    if (state.watch.rejections.length > 0) fail(`nobody caught ${state.watch.rejections.join(', ')}`);
    if (errors.length > 0) fail(errors.join('\n'));
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  return step;
}
