import { expect, type Locator, type Page, test } from '@playwright/test';
import { createRandom } from '../../src/engine/random.ts';
import { importTypeScript } from '../../scripts/bundle.mjs';
import type * as Engine from './support/engine.ts';
import { open } from './support/page.ts';

// Numbers on the page against the engine at the moment that they claim, while it trains flat out and is edited.

/** Looks at each network; a run must follow each in Node, which takes its time. `LOOKS=334` makes 2,000 of all. */
const looks = Number(process.env.LOOKS ?? 16);

/** Of a speed that lets Node follow. */
const networks = [
  'v=1&data=colours&net=3-24.sigmoid-24.sigmoid-3.softmax&batch=16&epochs=100000',
  'v=1&data=gauss&net=2-32.tanh-16.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&batch=4&epochs=100000',
  'v=1&data=iris&net=4-32.relu-BatchNormalization-3.softmax&batch=4&epochs=100000',
  'v=1&data=sine&net=1-48.tanh-1&loss=mean_squared_error&opt=adam:0.01&metrics=mean_absolute_error&batch=4&epochs=100000',
  'v=1&data=moons&net=2-24.selu-LayerNormalization-2&loss=categorical_crossentropy:logits&batch=4&epochs=100000',
  'v=1&data=circle&net=2-32.relu-32.relu-1.sigmoid&loss=binary_crossentropy&opt=rmsprop:0.003&batch=5&epochs=100000',
];

/** All numbers of one display frame, each with the run, epoch and batch that it says it is of. */
interface Look {
  /** What is trained, at that time. */
  readonly link: string;
  readonly run: number;
  readonly status: string;
  readonly drawing: string;
  readonly plot: string;
  readonly facts: {
    readonly moment: string;
    readonly title: string;
    readonly exact: string;
    readonly sum: string;
  } | null;
  readonly answer: { readonly moment: string; readonly says: string; readonly bars: readonly string[] };
  readonly caption: { readonly moment: string; readonly text: string } | null;
}

/** Looks at so many display frames. */
function lookAt(page: Page, frames: number): Promise<Look[]> {
  return page.evaluate(async (count) => {
    const one = <E extends Element>(selector: string, within: ParentNode = document): E | null =>
      within.querySelector<E>(selector);
    const text = (selector: string, within?: ParentNode): string => one(selector, within)?.textContent ?? '';
    const momentOf = (element: HTMLElement | null): string => element?.dataset.moment ?? '';
    const found: Look[] = [];
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const [behind] = (sessionStorage.getItem('mlp-visualizer.behind') ?? '').split(' ');
      const facts = one<HTMLElement>('.net-facts');
      const answer = one<HTMLElement>('.outcome-answer');
      const caption = one<HTMLElement>('.outcome-matrix caption');
      found.push({
        link: behind === '' ? location.hash.slice(1) : behind,
        run: Number(one<HTMLElement>('.bar-status')?.dataset.run),
        status: `${text('.status-epoch')}${text('.status-between')}${text('.status-rest')}`,
        drawing: momentOf(one('.net-box canvas')),
        plot: momentOf(one('.outcome-square canvas[data-moment]')),
        facts: facts && {
          moment: momentOf(facts),
          title: text('.net-title', facts).split(' exactly ')[0],
          exact: text('.net-exact b', facts),
          sum: text('.net-sum', facts),
        },
        answer: {
          moment: momentOf(answer),
          says: text('.outcome-says strong').replace('\u200b', ''),
          bars: Array.from(
            document.querySelectorAll('.outcome-bar-row dd:nth-of-type(1)'),
            (digits) => digits.textContent,
          ),
        },
        caption: caption && { moment: momentOf(caption), text: caption.textContent },
      });
    }
    return found;
  }, frames);
}

interface Moment {
  readonly run: number;
  readonly epoch: number;
  readonly batch: number;
}

function parse(moment: string): Moment | null {
  if (moment === '') return null;
  const [run, epoch, batch] = moment.split('/').map(Number);
  return { run, epoch, batch };
}

/** Holds the numbers of all looks against runs in Node. @returns how many were compared, and all that differ */
function compare(all: readonly Look[], linkOf: ReadonlyMap<number, string>, { runOf }: typeof Engine) {
  const wrong: string[] = [];
  let compared = 0;
  interface Claim {
    readonly at: Moment;
    readonly check: (run: Engine.Straight) => readonly (readonly [string, unknown, unknown])[];
  }
  const claims: Claim[] = [];
  const claim = (
    moment: string,
    check: (shown: ReturnType<Engine.Straight['at']>) => readonly (readonly [string, unknown, unknown])[],
  ): void => {
    const at = parse(moment);
    if (at !== null) claims.push({ at, check: (run) => check(run.at(at)) });
  };
  for (const { facts, answer, caption, status, run } of all) {
    if (facts !== null) {
      claim(facts.moment, (shown) => {
        const expected = shown.facts(facts.title);
        const sum = expected?.sums.includes(facts.sum) ? facts.sum : expected?.sums;
        return [
          [facts.title, facts.exact, expected?.exact],
          [facts.title, facts.sum, sum],
        ];
      });
    }
    claim(answer.moment, (shown) => [
      ['answer', answer.says, shown.answer.says],
      ['bars', answer.bars.join(), shown.answer.bars.join()],
    ]);
    if (caption !== null) claim(caption.moment, (shown) => [['caption', caption.text, shown.caption]]);
    const epoch = /\d+/.exec(status)?.[0];
    if (epoch !== undefined && status.includes('loss')) {
      const at = { run, epoch: Number(epoch), batch: 0 };
      claims.push({ at, check: (straight) => [['status', status, straight.status(at.epoch)]] });
    }
  }
  const straights = new Map<string, Engine.Straight>();
  const inOrder = claims.toSorted((a, b) => a.at.epoch - b.at.epoch || a.at.batch - b.at.batch);
  for (const { at, check } of inOrder) {
    const link = linkOf.get(at.run);
    if (link === undefined) {
      wrong.push(`run ${at.run} was never begun`);
      continue;
    }
    const straight = straights.get(link) ?? runOf(link);
    straights.set(link, straight);
    for (const [name, seen, expected] of check(straight)) {
      compared++;
      if (seen !== expected)
        wrong.push(`${at.run}/${at.epoch}/${at.batch} ${name}: ${String(seen)}, not ${String(expected)}`);
    }
  }
  return { compared, wrong: [...new Set(wrong)] };
}

let engine: typeof Engine;
test.beforeAll(async () => {
  // Bundled, it has the WebAssembly of the page's engine, and its speed.
  engine = (await importTypeScript(new URL('support/engine.ts', import.meta.url))) as typeof Engine;
});

networks.forEach((network, number) => {
  test(`numbers on the page are those of the engine at their moment, and of no other: ${network}`, async ({ page }) => {
    test.setTimeout(180_000 + looks * 1000);
    const random = createRandom(number + 1, 'order');
    const pick = <T>(from: readonly T[]): T => from[random.below(from.length)];
    const { train, pace, stepBatch, stepEpoch, reset, newSeed, undo, redo, addLayer } = await open(page, network);
    const drawing = page.locator('.net-box');
    const more = (card: string): Locator => page.locator(`${card} .stepper`).first().getByRole('button').last();
    await pace.selectOption('Full speed');
    const confusion = page.getByRole('radio', { name: 'Confusion' });
    if (number % 2 === 0 && (await confusion.count()) > 0) await confusion.check({ force: true });

    const point = async (): Promise<void> => {
      await drawing.focus();
      for (let i = random.below(6) + 1; i > 0; i--) {
        await page.keyboard.press(
          pick(['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'Enter', 'Escape']),
        );
      }
    };
    const press = async (button: Locator): Promise<void> => {
      if (await button.isEnabled()) await button.click();
    };
    /** Whether a new run begins for certain. */
    const actions: readonly (readonly [boolean, () => Promise<void>])[] = [
      [false, () => press(stepBatch)],
      [false, () => press(stepEpoch)],
      [false, () => press(undo)],
      [false, () => press(redo)],
      [true, () => reset.click()],
      [true, () => newSeed.click()],
      [true, () => more('.card-dense').click()],
      [true, () => more('.card').click()], // of the input: it fits the data no more
      [true, () => addLayer.click()],
    ];

    const all: Look[] = [];
    const linkOf = new Map<number, string>();
    const pointed = new Set<string>();
    /** Waits until the numbers are those of the experiment that the page has by now. */
    const settle = async (isNew: boolean): Promise<void> => {
      const isImpossible = (await page.locator('.status-line.is-sentence').count()) > 0;
      if (isImpossible) {
        expect((await lookAt(page, 2))[1]).toMatchObject({ drawing: '', answer: { moment: '' } });
        await undo.click();
      }
      await expect
        .poll(async () => {
          const [look] = await lookAt(page, 1);
          const run = parse(look.drawing)?.run ?? 0;
          const known = linkOf.get(run);
          if (run === 0 || (known !== undefined && (isNew || known !== look.link))) return false;
          linkOf.set(run, look.link);
          all.push(look);
          return true;
        })
        .toBe(true);
    };

    await settle(true);
    while (all.length < looks || pointed.size < 2 || linkOf.size < 2) {
      if (await train.isVisible()) await train.click();
      await point();
      const seen = await lookAt(page, Math.ceil(looks / 10));
      for (const { facts } of seen) if (facts !== null) pointed.add(facts.title);
      const [isNew, action] = pick(actions);
      await action();
      all.push(...seen, ...(await lookAt(page, 2)));
      await settle(isNew);
    }
    const { compared, wrong } = compare(all, linkOf, engine);
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThan(2 * looks);
  });
});
