import { useMemo } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { experimentDifference } from '../../src/asking/differentiator.ts';
import type { Question } from '../../src/asking/questions.ts';
import { createStepper } from '../../src/asking/stepper.ts';
import { initializeParameters } from '../../src/engine/initializeParameters.ts';
import { layOut } from '../../src/engine/layout.ts';
import { createTracer } from '../../src/engine/trace.ts';
import { createHistory } from '../../src/run/history.ts';
import { placeAt } from '../../src/state/examples.ts';
import { shownExperiment } from '../../src/state/store.ts';
import type { Frame } from '../../src/training/frame.ts';
import { StepsPanel } from '../../src/ui/steps/StepsPanel.tsx';
import { useApp, useWorkspace, WorkspaceContext } from '../../src/ui/useWorkspace.ts';
import { calculate, numberOf } from '../unit/calculator.ts';
import { show } from './show.tsx';

/** The panel of a network with its initial weights, at epoch 0. */
function Traced() {
  const workspace = useWorkspace();
  const experiment = useApp(shownExperiment);
  const { inputs, layers, loss, lossOptions, seed } = experiment;
  const layout = layOut(experiment);
  const asker: typeof workspace.asker = {
    ...workspace.asker,
    ask: (question, _, listener) => {
      const network = { run: 1, experiment, layout };
      if (question.type === 'difference') {
        const result = experimentDifference(experiment, question as Extract<Question, { type: 'difference' }>);
        const reply = { type: 'answer', kind: 'difference', result, network };
        queueMicrotask(() => listener(reply as unknown as Parameters<typeof listener>[0]));
        return () => undefined;
      }
      const { x, y, mode } = question as Extract<Question, { type: 'trace' }>; // the panel asks nothing else
      const parameters = new Float32Array(layout.parameters);
      initializeParameters({ inputs, layers }, layout, seed, parameters);
      const spec = { model: { inputs, layers }, loss, lossOptions, seed, precision: 'float64', mode } as const;
      const trace = createTracer(spec, 1).trace(parameters, { count: 1, x, y }, 0);
      const moment = { run: 1, epoch: 0, batch: 0 };
      const reply = {
        type: 'answer',
        id: 1,
        kind: 'trace',
        level: 0,
        moment,
        result: { ...trace, parameters },
        network,
      };
      listener(reply as unknown as Parameters<typeof listener>[0]);
      return () => undefined;
    },
  };
  return (
    <WorkspaceContext value={{ ...workspace, asker }}>
      <StepsPanel save={() => undefined} />
    </WorkspaceContext>
  );
}

const batchLink = 'data=circle&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&batch=3';

/** The panel of a run whose batches are done by hand. */
function Stepping() {
  const workspace = useWorkspace();
  const experiment = useApp(shownExperiment);
  const made = useMemo(() => {
    const layout = layOut(experiment);
    const takeStep = createStepper(experiment);
    const asker: typeof workspace.asker = {
      ...workspace.asker,
      ask: (question, _, listener) => {
        if (question.type !== 'step') return () => undefined; // the drawing's own
        const { state, optimizer } = question as Extract<Question, { type: 'step' }>;
        const result = takeStep(state, optimizer);
        const reply = { type: 'answer', kind: 'step', result, network: { run: 1, experiment, layout } };
        queueMicrotask(() => listener(reply as unknown as Parameters<typeof listener>[0]));
        return () => undefined;
      },
    };
    workspace.branches.begin(experiment);
    workspace.store.getState().setRun({ id: 1, phase: 'ready' });
    workspace.liveStore.begin(1, createHistory(['loss']), { epoch: 0, batch: 0 });
    return { ...workspace, asker };
  }, [workspace, experiment]);
  const standAt = (batch: number): void => {
    const counters = [0, batch, 80, 0, 0.01, 0];
    made.liveStore.take({ counters, rows: new Float64Array() } as unknown as Frame);
  };
  return (
    <WorkspaceContext value={made}>
      <button type="button" onClick={() => standAt(0)}>
        Begin
      </button>
      <button type="button" onClick={() => standAt(1)}>
        Step batch
      </button>
      <StepsPanel save={() => undefined} />
    </WorkspaceContext>
  );
}

/** What is printed next, blank by blank, under each heading. */
function printedSheets(): Readonly<Record<string, readonly string[]>>[] {
  const printed: Record<string, string[]>[] = [];
  vi.spyOn(window, 'print').mockImplementation(() => {
    const sections = [...document.querySelectorAll('.worksheet-blanks section')];
    printed.push(
      Object.fromEntries(
        sections.map((section) => [
          section.querySelector('h2')?.textContent ?? '',
          [...section.querySelectorAll('.worksheet-blank')].map(({ textContent }) => textContent),
        ]),
      ),
    );
    window.dispatchEvent(new Event('afterprint'));
  });
  return printed;
}

describe('the walk through a batch', () => {
  it('says of a blank that its neuron is dropped, on the screen and on paper, at every depth', async () => {
    const screen = await show(
      <Stepping />,
      'data=moons&net=2-8.tanh-Dropout:0.5-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.1:0.9&batch=2',
    );
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await userEvent.click(screen.getByText('Exercise'));
    for (const kind of ['outputs', 'slopes of neurons']) await userEvent.click(screen.getByLabelText(kind));
    const printed = printedSheets();
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 3; station++) await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Hidden layer: Dropout');
    const word = 'Dropout has left this neuron out';
    for (const depth of ['Picture', 'Numbers', 'Formulas']) {
      await userEvent.click(screen.getByText(depth, { exact: true }));
      await userEvent.click(screen.getByRole('button', { name: 'Print worksheet' }));
      const sheet = printed.at(-1) ?? {};
      const outputs = sheet['Hidden layer: Dropout'];
      const slopes = sheet['Hidden layer: slope of tanh'];
      const isDropped = outputs.map((text) => text.includes(word));
      expect(isDropped).toHaveLength(8);
      expect(new Set(isDropped).size).toBe(2); // by this seed some are, others are not
      expect(slopes.map((text) => text.includes(word))).toEqual(isDropped);
      for (const [i, dropped] of isDropped.entries()) {
        await userEvent.click(screen.getByRole('button', { name: `Neuron ${i + 1}` }));
        await expect
          .element(screen.getByRole('button', { name: `Neuron ${i + 1}` }))
          .toHaveAttribute('aria-expanded', 'true');
        expect(document.querySelector('.is-open .steps-lines')?.textContent.includes(word)).toBe(dropped);
      }
    }
  });

  it('prints all that leads to a new weight: the gradient, and the slots of the optimizer', async () => {
    const screen = await show(
      <Stepping />,
      'data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1&batch=4&split=0',
    );
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await userEvent.click(screen.getByText('Formulas', { exact: true }));
    await userEvent.click(screen.getByText('Exercise'));
    for (const kind of ['gradients of weights', 'new weights']) await userEvent.click(screen.getByLabelText(kind));
    const printed = printedSheets();
    await userEvent.click(screen.getByRole('button', { name: 'Print worksheet' }));
    const sheet = printed[0]['Hidden layer: new weights'];
    expect(sheet).toHaveLength(6);
    for (const text of sheet) expect(text).toMatch(/^(?:Hidden layer: new weights)?g.*∂L.*m′.*v′.*α.*[wb]⁺/s);
  });

  it('prints the answers, too, but not for the pupils of a teacher’s link', async () => {
    const screen = await show(<Stepping />, 'data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&batch=4&split=0');
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await userEvent.click(screen.getByText('Exercise'));
    await userEvent.click(screen.getByLabelText('weighted sums'));
    const answers = screen.getByRole('button', { name: 'Print answers' });
    const open = (name: string | null): void =>
      screen.workspace.setView({ lesson: name === null ? null : { name, step: 0, isFresh: false } });
    for (const name of [null, 'one-step']) {
      open(name);
      await expect.element(answers).toBeVisible();
    }
    open('pack:1.abc');
    await expect.element(answers).not.toBeInTheDocument();
  });

  it.each(['leaky_relu', 'PReLU', 'LeakyReLU:0.2', 'gelu'])(
    'marks the neuron on the curve of %s',
    async (activation) => {
      const net = /^[a-z]/.test(activation) ? `2-3.${activation}-1.sigmoid` : `2-3-${activation}-1.sigmoid`;
      const screen = await show(<Stepping />, `data=moons&net=${net}&loss=binary_crossentropy&batch=2`);
      await userEvent.click(screen.getByText('A batch'));
      await userEvent.click(screen.getByText('Begin'));
      await userEvent.click(screen.getByRole('button', { name: 'Next', exact: true }));
      await expect.element(screen.getByRole('img', { name: /^\w+: −?[\d.]+ → −?[\d.]+$/ })).toBeVisible();
    },
  );

  it('gives on paper what a blank is computed from, where its formula is not printed', async () => {
    const screen = await show(
      <Stepping />,
      'data=circle&net=2-3.tanh-GaussianNoise:0.2-1.sigmoid&loss=binary_crossentropy&batch=3',
    );
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await userEvent.click(screen.getByText('Exercise'));
    for (const kind of ['weighted sums', 'loss']) {
      await userEvent.click(screen.getByLabelText(kind, { exact: true }));
    }
    await userEvent.click(screen.getByText('Picture', { exact: true }));
    const printed = printedSheets();
    await userEvent.click(screen.getByRole('button', { name: 'Print worksheet' }));
    const [sheet] = printed;
    expect(sheet['Hidden layer: weighted sum'].every((text) => !text.includes('Given'))).toBe(true); // x, w, b: above
    const [sum] = sheet['Output layer: weighted sum'];
    expect(sum.match(/a\d\(1\)⟨1⟩ = −?\d/g)).toHaveLength(3);
    const [own, ofBatch] = sheet.binary_crossentropy;
    expect(own).not.toContain('ℓ2 =');
    expect(ofBatch.match(/ℓ\d = \d/g)).toEqual([expect.stringMatching(/^ℓ2/), expect.stringMatching(/^ℓ3/)]);
  });

  it('says where gradients are clipped while they are blank, on the screen and on paper, and whatever slopes go by', async () => {
    const screen = await show(
      <Stepping />,
      'data=sine&net=1-2-LeakyReLU:0.15-1&loss=huber:0.35&opt=sgd:0.5:0.9:clipnorm=0.125&batch=3',
    );
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await userEvent.click(screen.getByText('Exercise'));
    for (const kind of ['outputs', 'loss', 'slopes of neurons', 'gradients of weights', 'new weights'])
      await userEvent.click(screen.getByLabelText(kind, { exact: true }));
    const clip = 'clipnorm: ‖g‖ > 0.125: 0.125·g / ‖g‖, else g';
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    while (next.element().ariaDisabled !== 'true') await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Output layer: new weights');
    expect(document.querySelector('.is-open .steps-lines > .about')?.textContent).toBe(clip);
    const sheets: string[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      sheets.push(...[...document.querySelectorAll('.worksheet section')].map(({ textContent }) => textContent));
      window.dispatchEvent(new Event('afterprint'));
    });
    for (const depth of ['Picture', 'Numbers', 'Formulas']) {
      sheets.length = 0;
      await userEvent.click(screen.getByText(depth, { exact: true }));
      await userEvent.click(screen.getByRole('button', { name: 'Print worksheet' }));
      const about = (title: string): string => sheets.find((each) => each.startsWith(title)) ?? '';
      for (const title of ['Hidden layer: LeakyReLU', 'Hidden layer: slope of weighted sum'])
        expect(about(title), depth).toContain('leaky_relu: x > 0: x, else 0.15·x');
      for (const title of ['huber', 'Output layer: slope of weighted sum'])
        expect(about(title), depth).toContain('delta = 0.35');
      for (const title of ['Hidden layer: new weights', 'Output layer: new weights']) {
        expect(about(title), depth).toContain(clip);
        if (depth === 'Picture') expect(about(title)).toContain('sgd: momentum = 0.9');
      }
    }
  });

  it('goes on to the new weights, and says that the batch is done once it is', async () => {
    const screen = await show(<Stepping />, batchLink);
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await expect.element(screen.getByText('Next: batch 1 of 80 in epoch 1. Step batch does it.')).toBeVisible();
    await expect.element(screen.getByText(/^Example 1 of 3 in it, row \d+$/)).toBeVisible();
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    const passes = new Set<string>();
    for (;;) {
      passes.add(document.querySelector('.steps-count')?.textContent?.split(' ')[0] ?? '');
      if (next.element().ariaDisabled === 'true') break;
      await userEvent.click(next);
    }
    expect([...passes]).toEqual(['Forward', 'Loss', 'Backward', 'Update']);
    await expect.element(screen.getByRole('heading', { name: 'Output layer: new weights' })).toBeVisible();
    await userEvent.click(screen.getByText('Step batch', { exact: true }));
    await expect.element(screen.getByText('Done: batch 1 of 80 in epoch 1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next example' }));
    await expect.element(screen.getByText(/^Example 2 of 3 in it/)).toBeVisible();
  });

  it('goes to the update of a clicked edge, which is marked, and says how its weight becomes the new one', async () => {
    const screen = await show(<Stepping />, batchLink);
    await userEvent.click(screen.getByText('A batch'));
    await userEvent.click(screen.getByText('Begin'));
    await expect.element(screen.getByText('Next: batch 1 of 80 in epoch 1. Step batch does it.')).toBeVisible();
    screen.workspace.setView({ selection: { type: 'weight', layer: 0, input: 1, unit: 0 } });
    const way = screen.getByRole('button', { name: 'Update of the selected edge' });
    await userEvent.click(way);
    await expect.element(screen.getByRole('heading', { name: 'Hidden layer: new weights' })).toBeVisible();
    await expect.element(way).toBeDisabled();
    const marked = (): string[] =>
      [...document.querySelectorAll('.steps-lines[aria-current]')].map(({ textContent }) => textContent);
    await expect.poll(() => marked().length).toBeGreaterThanOrEqual(1);
    for (const input of [0, 1]) {
      screen.workspace.setView({ selection: { type: 'weight', layer: 0, input, unit: 1 } });
      await expect.element(screen.getByRole('button', { name: 'Neuron 2' })).toHaveAttribute('aria-expanded', 'true');
      await expect.poll(() => marked().at(-1)).toMatch(new RegExp(`^w⁺${input + 1},2.*0.00316`));
      expect(marked().map((text) => text.slice(0, 2))).toEqual(['g=', 'm′', 'v′', 'α=', 'w⁺']);
    }
  });
});

describe('a sum of many terms', () => {
  const link = 'data=moons&net=2-9.tanh-1.sigmoid&loss=binary_crossentropy';
  const said = (): string[] =>
    [...document.querySelectorAll('.is-open .steps-lines [role=math]')].map((each) => each.ariaLabel ?? '');
  const products = (): number => said()[1].split('·').length - 1;

  it('is written out on demand, every term of it, in their order; once for the whole walk', async () => {
    const screen = await show(<Traced />, link);
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 3; station++) await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Output layer: weighted sum');
    expect(said()[1]).toContain('5 more');
    const more = screen.getByRole('button', { name: 'Write out 5 more terms' });
    const fewer = screen.getByRole('button', { name: 'Only the largest terms' });
    for (const expand of [
      () => userEvent.click(more),
      () => userEvent.click(document.querySelector('.steps-rest') ?? document.body),
    ]) {
      await expand();
      await expect.element(fewer).toBeVisible();
      expect(said().join(' ')).not.toContain('more');
      expect(products()).toBe(9);
      const [, written, , result] = said();
      expect(calculate(written.replace(/^= /, ''))).toBeCloseTo(calculate(result.replace(/^= /, '')), 3);
      await userEvent.click(fewer);
      await expect.poll(() => said()[1]).toContain('5 more');
    }
    await userEvent.click(more);
    for (let station = 3; station < 11; station++) {
      await userEvent.click(next);
      expect(said().join(' ')).not.toContain('5 more');
    }
    expect(fewer.query()).toBeNull(); // nothing is long at the last station
  });

  it('has the weight that is selected as a term of its own', async () => {
    const screen = await show(<Traced />, link);
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 3; station++) await userEvent.click(next);
    const factors = new Set<string>();
    for (let input = 0; input < 9; input++) {
      screen.workspace.setView({ selection: { type: 'weight', layer: 1, input, unit: 0 } });
      await expect.poll(() => said()[1]).toMatch(/[45] more/);
      for (const [number] of said()[1].matchAll(/−?\d[\d.]*(?=\)? ·)/g)) {
        factors.add(numberOf(number).toFixed(2)); // in some sums it has more digits
      }
    }
    expect(factors.size).toBe(9);
  });
});

describe('a station as a picture', () => {
  /** Lengths of bars as parts of the whole: of the open neuron, its result last, and of those that are closed. */
  const lengths = (where: string): number[] =>
    [...document.querySelectorAll(`${where} .steps-bar`)].map(
      (bar) =>
        Number(bar.querySelector('rect')?.getAttribute('width')) /
        (bar.getAttribute('viewBox') === '0 0 100 10' ? 100 : 50),
    );
  const result = (): number => lengths('.is-open .is-result')[0];
  const link = 'data=iris&net=4-3.tanh-3.softmax&loss=categorical_crossentropy';

  it('has one scale for all its neurons: the longest bar is that of the largest number', async () => {
    const screen = await show(<Traced />, link);
    await userEvent.click(screen.getByText('Picture', { exact: true }));
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    await userEvent.click(next); // tanh: each line is one bar
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Hidden layer: tanh');
    const all: number[] = [];
    for (let unit = 0; unit < 3; unit++) {
      await userEvent.click(screen.getByRole('button', { name: `Neuron ${unit + 1}` }));
      await expect.poll(() => lengths('.steps-units > li:not(.is-open)').length).toBe(2);
      all.push(result());
    }
    expect(Math.max(...all)).toBeCloseTo(1);
    expect(new Set(all.map((length) => length.toFixed(3))).size).toBe(3);
    const closed = lengths('.steps-units > li:not(.is-open)');
    expect(closed).toEqual([all[0], all[1]]); // the third is open
  });

  it('shows a share of softmax under the exponentials of all neurons, from 0 to 1', async () => {
    const screen = await show(<Traced />, link);
    await userEvent.click(screen.getByText('Picture', { exact: true }));
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 4; station++) await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Output layer: softmax');
    const exponentials = lengths('.is-open .steps-terms li:not(.is-result)');
    expect(exponentials).toHaveLength(3);
    expect(exponentials.reduce((sum, length) => sum + length)).toBeCloseTo(1);
    expect(lengths('.is-open .is-own')[0]).toBeCloseTo(result());
    expect(exponentials.slice(1)).not.toContain(result());
    const closed = lengths('.steps-units > li:not(.is-open)');
    expect(closed.map((length, i) => Math.abs(length - exponentials[i + 1]) < 1e-6)).toEqual([true, true]);
  });

  it.each(['BatchNormalization', 'LayerNormalization'])('shows where %s finds the value', async (layer) => {
    const screen = await show(<Traced />, `data=iris&net=4-3.tanh-${layer}-3.softmax&loss=categorical_crossentropy`);
    await userEvent.click(screen.getByText('Picture', { exact: true }));
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 3; station++) await userEvent.click(next);
    const axis = screen.getByRole('img', { name: /^Value −?[\d.]+, mean −?[\d.]+, deviation [\d.]+$/ });
    await expect.element(axis).toBeVisible();
    const [value, mean, deviation] = [...(axis.element().ariaLabel ?? '').matchAll(/−?\d[\d.]*/g)].map(([text]) =>
      numberOf(text),
    );
    const ticks = [...axis.element().querySelectorAll('text')].map((each) => Number(each.getAttribute('x')));
    const at = Number(axis.element().querySelector('circle')?.getAttribute('cx'));
    expect(at / (ticks[2] ?? ticks[0])).toBeCloseTo((value - mean) / deviation, 1);
  });
});

describe('a neuron of another layer that is selected', () => {
  it('has a way to what the same pass computes of it', async () => {
    const screen = await show(<Traced />, 'data=moons&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy');
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    const heading = screen.getByRole('heading');
    for (let station = 1; station < 3; station++) await userEvent.click(next);
    screen.workspace.setView({ selection: { type: 'neuron', column: 1, unit: 2 } });
    const sum = screen.getByRole('button', { name: 'Sum of the selected neuron' });
    await userEvent.click(sum);
    await expect.element(heading).toHaveTextContent('Hidden layer: weighted sum');
    await expect.element(screen.getByRole('button', { name: 'Neuron 3' })).toHaveAttribute('aria-expanded', 'true');
    await expect.element(sum).not.toBeInTheDocument();
    screen.workspace.setView({ selection: { type: 'neuron', column: 2, unit: 0 } });
    for (const [ahead, name, title] of [
      [8, 'Slope of the selected neuron', 'Output layer: slope of sigmoid'],
      [5, 'Gradients of the selected neuron', 'Output layer: gradients of the weights'],
    ] as const) {
      for (let station = 0; station < ahead; station++) await userEvent.click(next);
      await userEvent.click(screen.getByRole('button', { name }));
      await expect.element(heading).toHaveTextContent(title);
    }
    screen.workspace.setView({ selection: { type: 'neuron', column: 0, unit: 0 } }); // an input has none
    await expect.element(screen.getByRole('button', { name: /selected neuron/ })).not.toBeInTheDocument();
  });
});

describe('the walk through the network', () => {
  it('goes forward, to the loss and back, with every number in letters and in digits', async () => {
    const screen = await show(<Traced />, 'data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');
    await userEvent.click(screen.getByText('Formulas'));
    const titles: string[] = [];
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (;;) {
      titles.push(screen.getByRole('heading').element().textContent);
      const said = screen
        .getByRole('math')
        .elements()
        .map((each) => each.getAttribute('aria-label') ?? '');
      expect(said.length).toBeGreaterThan(1);
      expect(said.join(' ')).not.toContain('≈');
      if (next.element().ariaDisabled === 'true') break;
      await userEvent.click(next);
    }
    expect(titles).toEqual([
      'Hidden layer: weighted sum',
      'Hidden layer: tanh',
      'Output layer: weighted sum',
      'Output layer: sigmoid',
      'binary_crossentropy',
      'Output layer: slope of sigmoid',
      'Output layer: slope of weighted sum',
      'Output layer: gradients of the weights',
      'Hidden layer: slope of tanh',
      'Hidden layer: slope of weighted sum',
      'Hidden layer: gradients of the weights',
    ]);
  });

  it('checks a gradient by a difference of the loss, and marks the digits in which both agree', async () => {
    const screen = await show(<Traced />, 'data=moons&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 8; station++) await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Output layer: gradients of the weights');
    await userEvent.click(screen.getByRole('button', { name: 'Check by a difference' }).first());
    await expect.element(screen.getByText(/^They agree in \d+ digits\.$/)).toBeVisible();
    const [above, below, quotient, gradient] = [...document.querySelectorAll('.steps-losses dd')].map((each) => ({
      text: each.textContent.replace('−', '-'),
      same: each.querySelector('mark')?.textContent,
    }));
    expect(quotient.same).toBe(gradient.same);
    expect(gradient.same?.length).toBeGreaterThan(5);
    const computed = (Number(above.text) - Number(below.text)) / 0.00002;
    expect(Math.abs(computed - Number(quotient.text))).toBeLessThan(1e-8);
    await userEvent.click(screen.getByText('Picture'));
    await expect.element(screen.getByText(/^They agree in \d+ digits\.$/)).toBeVisible();
    expect(document.querySelector('.steps-losses')).toBeNull();
    await userEvent.click(screen.getByText('Numbers', { exact: true }).last());
    await userEvent.click(screen.getByRole('button', { name: 'Next', exact: true }));
    await expect.element(screen.getByRole('button', { name: 'Check by a difference' }).first()).toBeVisible();
    expect(document.querySelectorAll('.steps-check [aria-expanded=true]')).toHaveLength(0); // another slope
  });

  it('leaves numbers blank, checks what is written, and goes on to the next blank', async () => {
    const screen = await show(<Traced />, 'data=moons&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');
    await userEvent.click(screen.getByText('Exercise'));
    await userEvent.click(screen.getByLabelText('weighted sums'));
    await userEvent.click(screen.getByLabelText('loss', { exact: true }));
    await expect.element(screen.getByText('0 of 4 filled')).toBeVisible();
    expect(screen.workspace.store.getState().view.isMasked).toBe(true);
    await expect.element(screen.getByRole('button', { name: /^Neuron 2.*\?$/ })).toBeVisible();
    // On paper it is the same: a line to write on for each blank, and the numbers on another sheet alone.
    const sheet = (): string => document.querySelector('.worksheet')?.textContent ?? '';
    const printed: string[] = [];
    const lines: number[] = [];
    vi.spyOn(window, 'print').mockImplementation(() => {
      printed.push(sheet());
      lines.push(document.querySelectorAll('.worksheet-line').length);
      window.dispatchEvent(new Event('afterprint'));
    });
    await userEvent.click(screen.getByRole('button', { name: 'Print worksheet' }));
    await userEvent.click(screen.getByRole('button', { name: 'Print answers' }));
    expect(lines).toEqual([4, 0]);
    expect(printed[0]).toContain('Output layer: weighted sum');
    expect(printed[0]).toMatch(/Example 1 of \d+ · initial weights.*Compute each number to 3 significant digits/);
    expect(printed[1]).toMatch(/Example 1 of \d+ · initial weights/);
    expect(printed[1].length).toBeGreaterThan(printed[0].length);
    expect(sheet()).toBe('');
    const field = screen.getByRole('textbox');
    await userEvent.type(field, 'abc{Enter}');
    await expect.element(screen.getByText(/^This is no number/)).toBeVisible();
    const said = document
      .querySelector('.is-open .steps-lines > p:not(.steps-name) [role=math]')
      ?.getAttribute('aria-label');
    const sum = calculate(said?.replace('=', '').trim() ?? '');
    await userEvent.fill(field, String(-sum));
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('The size is right, the sign is not.')).toBeVisible();
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await userEvent.fill(field, sum.toFixed(4).replace('.', ','));
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('1 of 4 filled')).toBeVisible();
    await expect.element(screen.getByRole('textbox', { name: 'Your number for z[2]^(1)' })).toHaveFocus();
    // The output of the first layer is given, but not before its sum is known.
    await userEvent.click(screen.getByRole('button', { name: 'Next', exact: true }));
    await expect.element(screen.getByRole('button', { name: /^Neuron 1.*0\.\d+$/ })).toBeVisible();
    await expect
      .element(screen.getByRole('button', { name: 'Neuron 2', exact: true }))
      .toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Back', exact: true }));
    for (let left = 3; left > 0; left--) {
      await userEvent.click(screen.getByRole('button', { name: 'Show', exact: true }));
      await expect.element(screen.getByText('Shown', { exact: true })).toHaveFocus();
      await userEvent.click(screen.getByRole('button', { name: 'Next', exact: true }));
      if (left > 1) await userEvent.click(screen.getByRole('button', { name: 'Next', exact: true }));
    }
    await expect.element(screen.getByText('4 of 4 filled, 3 of them shown')).toBeVisible();
    expect(screen.workspace.store.getState().view.isMasked).toBe(false);
  });

  it('says the number of a blank that was shown though another one in its line is open', async () => {
    const { getByRole, getByText } = await show(<Traced />);
    await userEvent.click(getByText('Exercise', { exact: true }));
    for (const name of ['outputs', 'loss']) await userEvent.click(getByRole('checkbox', { name }));
    const next = getByRole('button', { name: 'Next', exact: true });
    while (document.querySelector('.steps-count')?.textContent.startsWith('Loss') !== true) await userEvent.click(next);
    await userEvent.click(getByRole('button', { name: 'Show', exact: true }));
    await expect.poll(() => document.querySelector('.steps-found')?.textContent).toMatch(/Shown = \d\.\d+/);
  });

  it('has a formula for every gradient that is blank, of a bias too, on the screen and on paper', async () => {
    const screen = await show(<Traced />, 'data=moons&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');
    await userEvent.click(screen.getByText('Exercise'));
    await userEvent.click(screen.getByLabelText('gradients of weights'));
    const printed = printedSheets();
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 8; station++) await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('Output layer: gradients of the weights');
    for (const isBlank of [false, true]) {
      if (isBlank) await userEvent.click(screen.getByLabelText('slopes of neurons'));
      for (const depth of ['Numbers', 'Formulas']) {
        await userEvent.click(screen.getByText(depth, { exact: true }));
        const said = [...document.querySelectorAll('.is-open .steps-lines')].map((each) =>
          [...each.querySelectorAll('[role=math]')].map((math) => math.getAttribute('aria-label') ?? ''),
        );
        expect(said).toHaveLength(3);
        for (const formulas of said) {
          expect(formulas.filter((each) => each.startsWith('=')).length).toBeGreaterThan(0);
          expect(new Set(formulas).size).toBe(formulas.length); // none stands there twice
        }
        expect(said[2].at(-1)).toBe('= ∂L / (∂z[1]^(2))');
        await userEvent.click(screen.getByRole('button', { name: 'Print worksheet' }));
        const sheet = printed.at(-1)?.['Hidden layer: gradients of the weights'] ?? [];
        expect(sheet).toHaveLength(6);
        for (const text of sheet) expect(text).toMatch(/=.+=/s); // its formula, and the line to write on
      }
    }
  });

  it('writes the function of which a loss or a slope is blank, where the part that holds would tell it', async () => {
    const screen = await show(<Traced />, 'data=sine&net=1-2.relu-1&loss=huber:0.35');
    await userEvent.click(screen.getByText('Exercise'));
    for (const kind of ['outputs', 'loss', 'slopes of neurons'])
      await userEvent.click(screen.getByLabelText(kind, { exact: true }));
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    const written: string[] = [];
    for (;;) {
      for (const each of document.querySelectorAll('.is-open .steps-lines > .about')) written.push(each.textContent);
      if (next.element().ariaDisabled === 'true') break;
      await userEvent.click(next);
    }
    const huber = 'huber: mean (|e| ≤ δ ? ½·e² : δ·|e| − ½·δ²), e = y − t, delta = 0.35';
    expect(written).toEqual([huber, huber, 'relu: max(0, x)']); // the loss, the slopes of the output and of a sum
  });

  it('takes another neuron in hand, which is then pinned in the drawing', async () => {
    const { getByRole, workspace } = await show(<Traced />);
    await userEvent.click(getByRole('button', { name: /^Neuron 3/ }));
    expect(workspace.store.getState().view.selection).toEqual({ type: 'neuron', column: 1, unit: 2 });
    await expect.element(getByRole('button', { name: 'Neuron 3' })).toHaveAttribute('aria-expanded', 'true');
  });

  it('opens the gradient of a clicked edge, which is marked among those listed, and says how many are not', async () => {
    const { getByRole, getByText, workspace } = await show(
      <Traced />,
      'data=circle&features=0,1,square.0,square.1,product.0.1,sin.0,sin.1&net=7-3.tanh-1.sigmoid&loss=binary_crossentropy',
    );
    const { setView } = workspace;
    const marked = () => [...document.querySelectorAll('.steps-lines[aria-current]')];
    const lines = () => document.querySelectorAll('.is-open .steps-lines').length;
    await expect.element(getByRole('button', { name: 'Neuron 3' })).toBeVisible();
    const seen: number[] = [];
    for (let input = 0; input < 7; input++) {
      setView({ selection: { type: 'weight', layer: 0, input, unit: 2 } });
      if (input === 0) {
        // Where it stands elsewhere, the neuron is in hand, and the way is one click.
        await expect.element(getByRole('button', { name: 'Neuron 3' })).toHaveAttribute('aria-expanded', 'true');
        await userEvent.click(getByRole('button', { name: 'Gradient of the selected edge' }));
        await expect.element(getByRole('heading')).toHaveTextContent('Hidden layer: gradients of the weights');
      }
      await expect.poll(() => marked().length).toBe(1);
      expect(marked()[0].textContent).toContain(`w`);
      seen.push(lines());
      const more = 7 + 1 - lines();
      await expect
        .element(getByText(`${more} more weight${more === 1 ? '' : 's'}: click`, { exact: false }))
        .toBeVisible();
    }
    // Five have the largest gradients, and the bias; the other two come in addition.
    expect(seen.toSorted((a, b) => a - b)).toEqual([6, 6, 6, 6, 6, 7, 7]);
    setView({ selection: { type: 'bias', layer: 0, unit: 1 } });
    await expect.element(getByRole('button', { name: 'Neuron 2' })).toHaveAttribute('aria-expanded', 'true');
    await expect.poll(() => marked().length).toBe(1);
    await expect.element(getByText('2 more weights: click an edge in the drawing to see its own.')).toBeVisible();
  });

  it('goes to the next example and back', async () => {
    const { getByRole, getByText, workspace } = await show(<Traced />);
    await expect.element(getByText(/^Example 1 of/)).toBeVisible();
    await userEvent.click(getByRole('button', { name: 'Next example' }));
    await expect.element(getByText(/^Example 2 of/)).toBeVisible();
    expect(workspace.store.getState().view.probe).toHaveLength(2);
    await userEvent.click(getByRole('button', { name: 'Previous example' }));
    await expect.element(getByText(/^Example 1 of/)).toBeVisible();
  });

  it('takes an example and a target of one’s own, and the loss follows', async () => {
    const screen = await show(<Traced />, 'data=moons&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');
    const { store } = screen.workspace;
    const loss = (): number => {
      const said = [...document.querySelectorAll('.steps-lines [role=math]')].map((each) => each.textContent);
      return Number(said.at(-1)?.replace(/[^\d.e-]/g, ''));
    };
    await userEvent.click(screen.getByText(/^Inputs, and target: /));
    const fields = screen.getByRole('group', { name: 'Inputs' }).getByRole('textbox');
    expect(fields.elements()).toHaveLength(2);
    await userEvent.fill(fields.first(), 'much');
    await userEvent.keyboard('{Enter}');
    expect(store.getState().messages).toMatchObject([{ type: 'badNumber', text: 'much', why: 'noNumber' }]);
    expect(store.getState().view.probe).toBeNull();
    await userEvent.fill(fields.first(), '0,25');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('Your own example')).toBeVisible();
    expect(store.getState().messages).toEqual([]);
    expect(store.getState().view.probe?.[0]).toBe(0.25);
    await userEvent.keyboard('{ArrowUp}');
    expect(store.getState().view.probe?.[0]).toBeCloseTo(0.3, 9);
    const next = screen.getByRole('button', { name: 'Next', exact: true });
    for (let station = 1; station < 5; station++) await userEvent.click(next);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('binary_crossentropy');
    const target = screen.getByRole('combobox', { name: 'Target' });
    const names = [...(target.element() as HTMLSelectElement).options].map(({ label }) => label);
    const { value } = target.element() as HTMLSelectElement;
    const [before, other] = [loss(), value === '0' ? 1 : 0];
    await userEvent.selectOptions(target, String(other));
    await expect.element(screen.getByText(`Inputs, and target: ${names[other]}`)).toBeVisible();
    // −ln p and −ln (1 − p) of one answer p; numbers of the walk follow a few times a second
    await expect.poll(() => Math.exp(-before) + Math.exp(-loss())).toBeCloseTo(1, 2);
    await userEvent.click(screen.getByRole('button', { name: 'Next example' }));
    await expect.element(screen.getByText(/^Example 1 of \d+$/)).toBeVisible();
    // A row may have another target, too, as long as it is looked at.
    await userEvent.selectOptions(target, (target.element() as HTMLSelectElement).value === '0' ? '1' : '0');
    await expect.element(screen.getByText(/^Example 1 of \d+, another target$/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next example' }));
    await userEvent.click(screen.getByRole('button', { name: 'Previous example' }));
    await expect.element(screen.getByText(/^Example 1 of \d+$/)).toBeVisible();
  });

  it('takes the number that an example of one’s own is to have, where numbers are predicted', async () => {
    const screen = await show(<Traced />, 'data=sine&net=1-3.tanh-1&loss=mean_squared_error&metrics=none');
    await userEvent.click(screen.getByText(/^Inputs, and target: /));
    const [x, y] = [0, 1].map((at) => screen.getByRole('textbox').nth(at));
    await userEvent.fill(x, '0.123');
    await userEvent.fill(y, '1/4');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('Inputs, and target: 0.2500')).toBeVisible();
    await expect.element(screen.getByText('Your own example')).toBeVisible();
    await expect.element(screen.getByText(/^scaled: /)).not.toBeInTheDocument();
  });

  it('goes on past an example that has the inputs of an earlier one', async () => {
    const screen = await show(<Traced />, 'data=iris&net=4-3.softmax');
    screen.workspace.setView({ probe: placeAt(screen.experiment(), 95) });
    for (const row of [97, 98]) {
      await userEvent.click(screen.getByRole('button', { name: 'Next example' }));
      await expect.element(screen.getByText(`Example ${row} of 150`)).toBeVisible();
    }
  });
});
