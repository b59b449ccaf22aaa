import { expect, type Frame, type Locator, type Page } from '@playwright/test';

/** Chooses a theme where the page is wide enough to have the field in its bar. */
export async function setTheme(page: Page, theme: string): Promise<void> {
  await page.getByLabel(/^(?:Theme|配色)$/).selectOption(theme);
}

/** Chooses a language, likewise, and waits for its words. */
export async function setLanguage(page: Page, language: 'en' | 'ja'): Promise<void> {
  await page.getByLabel(/^(?:Language|言語)$/).selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** The numbers in the status line. */
export interface Standing {
  readonly epoch: number;
  readonly loss: number | null;
  readonly accuracy: number | null;
}

/** The parts of the page that people and tests call by name. */
export function parts(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    train: button('Train'),
    pause: button('Pause'),
    stepBatch: button('Step batch'),
    stepEpoch: button('Step epoch'),
    reset: button('Reset'),
    newSeed: button('New seed'),
    undo: button('Undo'),
    redo: button('Redo'),
    share: button('Share'),
    addLayer: button('Add layer'),
    status: page.getByRole('status').first(),
    data: page.getByRole('region', { name: 'Data' }),
    network: page.getByRole('region', { name: 'Network' }),
    plot: page.getByRole('region', { name: 'Plot', exact: true }),
    outcome: page.locator('.panel-outcome'),
    curves: page.getByRole('region', { name: 'Learning curves' }),
    pace: page.getByLabel('Pace', { exact: true }),
    /** The fingerprint of the weights while no training runs. */
    fingerprint: page.locator('.fingerprint').getByText(/Weights [0-9a-f]{8}/),
  };
}

/** Opens the page, at a link if one is given, and waits until the network is shown with its weights. */
export async function open(page: Page, link = ''): Promise<ReturnType<typeof parts>> {
  await page.goto(link === '' ? './' : `./#${link}`);
  const all = parts(page);
  await expect(all.status).toContainText('loss');
  return all;
}

/** Puts a hash into the address of the open page, as a link that is pasted there. */
export async function putHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((text) => void (location.hash = text), hash);
}

export async function standing(page: Page): Promise<Standing> {
  const text = await page.getByRole('status').first().innerText();
  const number = (pattern: RegExp): number | null => {
    const found = pattern.exec(text);
    return found ? Number(found[1].replace('−', '-')) : null;
  };
  return {
    epoch: number(/(?:Epoch|エポック) (\d+)/) ?? -1,
    loss: number(/(?:loss|損失) ([\d.e−]+)/),
    accuracy: number(/(?:accuracy|正解率) ([\d.]+)/),
  };
}

/** The first 8 digits of the fingerprint and the epoch beside it. */
export async function fingerprint(page: Page): Promise<string> {
  return (await parts(page).fingerprint.innerText()).trim();
}

/** The names of the layers in the strip, with the number and the function on the card: "Dense 4", "Dropout 0.5". */
export async function layers(page: Page): Promise<string[]> {
  return page.locator('.strip-cards .card').evaluateAll((cards) =>
    cards.map((card) => {
      const units = card.querySelector<HTMLInputElement>('.stepper input')?.value ?? '';
      const activation = card.querySelector<HTMLSelectElement>('select.card-activation')?.value ?? '';
      return [card.querySelector('.card-name')?.textContent, units, activation === 'linear' ? '' : activation]
        .filter(Boolean)
        .join(' ');
    }),
  );
}

export const opening = ['Input 3', 'Dense 4', 'Activation sigmoid', 'Dense 3', 'Activation softmax'];

/** Replaces the content of a field. (`fill` appends in a stock Firefox.) */
export async function retype(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(text);
}

/** Replaces the content of a number field and commits it. */
export async function enter(field: Locator, text: string): Promise<void> {
  await retype(field, text);
  await field.press('Enter');
}

/** Waits until half a second has gone by without another file. (Playwright's `networkidle` sometimes never comes.) */
export async function settle(page: Page | Frame): Promise<void> {
  await page.evaluate(async () => {
    const count = (): number => performance.getEntriesByType('resource').length;
    for (let before = -1; before !== count();) {
      before = count();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
}

/** Goes to a part of the page on screens that show one part at a time. */
export async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
}

/** Holds back the files of that name. @returns a function that lets them through */
export async function holdBack(page: Page, name: RegExp): Promise<() => void> {
  let letThrough = (): void => undefined;
  const through = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(name, async (route) => {
    await through;
    await route.continue();
  });
  return letThrough;
}

/**
 * The last epoch of training that is kept on this computer, with its fingerprint: of a run that stands nothing more is
 * written then. −1: none.
 */
export async function keptEpoch(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const name = 'mlp-visualizer';
    if (!(await indexedDB.databases()).some((each) => each.name === name)) return -1; // to open one would make it
    return new Promise<number>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onerror = () => reject(new Error('no database'));
      asked.onsuccess = () => {
        const all = asked.result.transaction('runs').objectStore('runs').getAll();
        all.onsuccess = () => {
          const entries = all.result as {
            readonly snapshot?: { readonly epoch: number } | null;
            readonly status?: { readonly fingerprint: { readonly epoch: number } | null };
          }[];
          asked.result.close();
          const epochs = entries.map(({ snapshot, status }) =>
            snapshot != null && status?.fingerprint?.epoch === snapshot.epoch ? snapshot.epoch : -1,
          );
          resolve(Math.max(-1, ...epochs));
        };
      };
    });
  });
}
