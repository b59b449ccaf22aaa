import { expect, type Page, test } from '@playwright/test';
import { open, parts, putHash } from './support/page.ts';

/** Collects what no boundary and no handler caught. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

const boundary = (page: Page, within: string) => page.locator(within).locator('.late-trouble').first();

test('holding undo and redo over runs with other curves keeps the page', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page, 'v=1&data=gauss&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&split=0');
  await page.evaluate(async () => {
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const link = 'v=1&data=gauss&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy';
    const ends = [
      '&opt=adam:0.01',
      '&split=0',
      '&split=0&metrics=mean_absolute_error',
      '&opt=rmsprop:0.01&metrics=auc',
      '&split=0',
    ];
    for (const end of [...ends, ...ends]) {
      location.hash = link + end;
      await wait(60);
    }
    // Faster and slower than frames, runs and ticks come.
    let random = 7;
    const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true }));
    for (const pause of [0, 4, 9, 16, 21, 27, 33, 50]) {
      for (let i = 0; i < 24; i++) {
        random = (random * 48271) % 2147483647;
        press(i < 8 || random % 2 === 0 ? 'z' : 'y');
        await wait(pause);
      }
    }
  });
  await expect(page.locator('.late-trouble')).toHaveCount(0);
  await expect(parts(page).train).toBeVisible();
  expect(errors).toEqual([]);
});

/** Makes every change of the elements within `selector` throw, until it is called with ''. */
async function breakPart(page: Page, selector: string): Promise<void> {
  await page.evaluate((broken) => {
    const { documentElement: html } = document;
    html.dataset.broken = broken;
    if (html.dataset.isPatched !== undefined) return;
    html.dataset.isPatched = '';
    const fail = (place: Node): void => {
      const { broken: within } = document.documentElement.dataset;
      if (within && place instanceof Element && place.closest(within) !== null) throw new Error('broken for a test');
    };
    for (const name of ['appendChild', 'insertBefore'] as const) {
      const original = Node.prototype[name] as (...nodes: Node[]) => Node;
      Object.defineProperty(Node.prototype, name, {
        value(this: Node, ...nodes: Node[]): Node {
          if (!(nodes[0] instanceof Element && nodes[0].matches('.late-trouble'))) fail(this);
          return original.apply(this, nodes);
        },
      });
    }
    const setAttribute = Element.prototype.setAttribute;
    Object.defineProperty(Element.prototype, 'setAttribute', {
      value(this: Element, name: string, value: string): void {
        fail(this);
        setAttribute.call(this, name, value);
      },
    });
  }, selector);
}

const panels: readonly {
  readonly name: string;
  readonly within: string;
  /** Makes React put an element there. */
  readonly act: (page: Page) => Promise<void>;
  readonly there: (page: Page) => ReturnType<Page['locator']>;
}[] = [
  {
    name: 'the network',
    within: '.panel-network',
    act: (page) => parts(page).addLayer.click(),
    there: (page) => page.locator('.strip-cards .card').first(),
  },
  {
    name: 'the plot',
    within: '.plot',
    act: (page) => putHash(page, 'v=1&data=iris&net=4-5.relu-3.softmax'),
    there: (page) => page.locator('.plot-room'),
  },
  {
    name: 'the curves',
    within: '.chart-curves',
    act: (page) => putHash(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax&split=0'),
    there: (page) => page.locator('.chart-panels'),
  },
  {
    name: 'the left column',
    within: '.panel-side',
    act: (page) => putHash(page, 'v=1&data=iris&net=4-5.relu-3.softmax'),
    there: (page) => parts(page).data.getByText('Iris').first(),
  },
  {
    name: 'the bar',
    within: '.bar-main',
    act: (page) => parts(page).train.click(),
    there: (page) => page.locator('.bar-run .primary'),
  },
];

for (const { name, within, act, there } of panels) {
  test(`where ${name} fails, the rest stays, and “Try again” brings it back`, async ({ page }) => {
    await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
    await breakPart(page, within);
    await act(page);
    const said = page.locator('.late-trouble').first();
    await expect(said).toBeVisible();
    await expect(page.locator('.late-trouble')).toHaveCount(1);
    await expect(parts(page).share).toBeAttached();
    if (within !== '.bar-main') await expect(page.locator('.bar-run .primary')).toBeVisible();
    expect(page.url()).toContain('#v=1');
    await breakPart(page, '');
    await said.getByRole('button', { name: 'Try again', exact: true }).click();
    await expect(there(page)).toBeVisible();
    await expect(page.locator('.late-trouble')).toHaveCount(0);
  });
}

test('what fails in a popover leaves the buttons around it', async ({ page }) => {
  await open(page);
  await parts(page).addLayer.click();
  await page.evaluate(() => {
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      get() {
        throw new RangeError('Invalid time value');
      },
    });
  });
  await page.getByRole('button', { name: 'Earlier work' }).click();
  await expect(boundary(page, '.popover:popover-open')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(parts(page).share).toBeVisible();
});

test('a panel that failed on an experiment comes back with the next one', async ({ page }) => {
  await open(page, 'v=1&data=colours&net=3-4-sigmoid-3-softmax');
  await breakPart(page, '.panel-network');
  await parts(page).addLayer.click();
  await expect(boundary(page, '.panel-network')).toBeVisible();
  await breakPart(page, '');
  await parts(page).undo.click();
  await expect(boundary(page, '.panel-network')).toHaveCount(0);
  await expect(page.locator('.strip-cards .card')).toHaveCount(5);
});

test('where all of it fails, the text of a start that fails is there', async ({ page }) => {
  await page.addInitScript(() => {
    const original = Node.prototype.appendChild as (node: Node) => Node;
    Object.defineProperty(Node.prototype, 'appendChild', {
      value(this: Node, node: Node): Node {
        if (this instanceof Element && this.closest('#root') !== null) throw new Error('broken for a test');
        return original.call(this, node);
      },
    });
  });
  await page.goto('./');
  await expect(page.getByText('MLP Visualizer could not start.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Try again/ })).toBeVisible();
});
