import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ReactNode } from 'react';
import type { Question } from '../../src/asking/questions.ts';
import { createTable } from '../../src/data/createTable.ts';
import { makeKnown } from '../../src/data/tables.ts';
import { chooseData } from '../../src/document/dataEdits.ts';
import type { Experiment } from '../../src/document/experiment.ts';
import { layOut } from '../../src/engine/layout.ts';
import { examplesOf } from '../../src/state/examples.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { ConfusionView } from '../../src/ui/outcome/ConfusionView.tsx';
import { MistakesView } from '../../src/ui/outcome/MistakesView.tsx';
import { ParityView } from '../../src/ui/outcome/ParityView.tsx';
import { RegionsView } from '../../src/ui/outcome/RegionsView.tsx';
import { RocView } from '../../src/ui/outcome/RocView.tsx';
import { SpaceView } from '../../src/ui/outcome/SpaceView.tsx';
import { useAsked } from '../../src/ui/outcome/useAsked.ts';
import type { ViewProps } from '../../src/ui/outcome/views.ts';
import { useApp, useWorkspace, WorkspaceContext } from '../../src/ui/useWorkspace.ts';
import { show, type Shown } from './show.tsx';

const moons = 'data=moons&samples=40&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy';

type Answer = (experiment: Experiment, rows: number) => Float32Array | null;

/** A view in a workspace whose network answers as `answer` says, and where it never answers, not at all. */
function Answering({ of: View, answer }: { of: (props: ViewProps) => ReactNode; answer: Answer }) {
  const workspace = useWorkspace();
  const experiment = useApp(shownExperiment);
  const asker: typeof workspace.asker = {
    ...workspace.asker,
    ask: (question, _, listener) => {
      const { levels } = question as Extract<Question, { type: 'outputs' | 'values' }>; // the views ask nothing else
      const layout = { inputs: experiment.data.features.length, outputs: layOut(experiment).outputs };
      const result = answer(experiment, levels ? levels[0].length / layout.inputs : experiment.data.samples);
      const moment = { run: 1, epoch: 3, batch: 0 };
      const network = { run: 1, experiment, layout };
      const reply = { type: 'answer', id: 1, kind: 'outputs', level: 0, moment, result, network };
      listener((result === null ? null : reply) as unknown as Parameters<typeof listener>[0]);
      return () => undefined;
    },
  };
  return (
    <WorkspaceContext value={{ ...workspace, asker }}>
      <Asking of={View} />
    </WorkspaceContext>
  );
}

function Asking({ of: View }: { of: (props: ViewProps) => ReactNode }) {
  const experiment = useApp(shownExperiment);
  const asked = useAsked(experiment);
  return (
    <div style={{ width: 336, height: 420, display: 'flex', flexDirection: 'column' }}>
      <View experiment={experiment} asked={asked} />
    </div>
  );
}

/** Says 0.9 of the second class for each even row, 0.2 for the others. */
const byTurns: Answer = (_, rows) => Float32Array.from({ length: rows }, (__, i) => (i % 2 === 0 ? 0.9 : 0.2));

const labelsOf = (experiment: Experiment): number[] => {
  const { training, validation } = examplesOf(experiment);
  return [...training.labels, ...validation.labels];
};

const cells = ({ container }: Shown, selector: string): string[] =>
  [...container.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

describe('the confusion matrix', () => {
  it('is empty before there is a prediction', async () => {
    const shown = await show(<Answering of={ConfusionView} answer={() => null} />, moons);
    await expect.element(shown.getByText('recall')).toBeVisible();
    expect(cells(shown, 'tbody td')).toEqual(Array(6).fill(''));
    expect(cells(shown, 'tfoot td')).toEqual(['', '', '']);
  });

  it.each(['Counts', 'Shares'])('has room for ten classes, with %s', async (measure) => {
    const labels = Int32Array.from({ length: 2000 }, (_, i) => i % 10);
    const classes = Array.from({ length: 10 }, (_, i) => String(i));
    const head = { type: 'table', title: 'ten', columns: ['a'], classes, targets: [] } as const;
    const rows = { values: Float64Array.from(labels, (_, i) => i), labels, targets: new Float64Array(0) };
    const table = createTable(head, rows);
    makeKnown(table);
    /** All are right. */
    const sure: Answer = (experiment, count) => {
      const truths = labelsOf(experiment);
      return Float32Array.from({ length: 10 * count }, (_, i) => Number(truths[Math.floor(i / 10)] === i % 10));
    };
    const shown = await show(<Answering of={ConfusionView} answer={sure} />, 'data=gauss6&net=2-6.softmax');
    shown.workspace.edit((e) => chooseData(e, table));
    await shown.getByText(measure, { exact: true }).click();
    await expect.poll(() => cells(shown, 'tbody td')[0]).toBe(measure === 'Counts' ? '200' : '100');
    expect(cells(shown, 'tfoot td')).toEqual([...Array<string>(10).fill('100'), '%']);
    const crowded = [...shown.container.querySelectorAll('table td, table th')].filter(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
    );
    expect(crowded.map(({ textContent }) => textContent)).toEqual([]);
    const view = shown.container.querySelector<HTMLElement>('.outcome-confusion');
    view?.setAttribute('style', 'flex: none; height: 334px'); // of the plot at 1366×768
    expect(view?.scrollHeight).toBe(334);
  });

  it('shows shares of the rows when asked to', async () => {
    const shown = await show(
      <Answering of={ConfusionView} answer={(_, rows) => new Float32Array(rows).fill(0.9)} />,
      moons,
    );
    await expect.element(shown.getByText('right after epoch 3')).toBeVisible();
    expect(cells(shown, 'tbody td')).toEqual(['0', '20', '0.0%', '0', '20', '100.0%']);
    expect(cells(shown, 'tfoot td')).toEqual(['–', '50.0%', '']);
    await shown.getByRole('radio', { name: 'Shares' }).click({ force: true });
    expect(cells(shown, 'tbody td')).toEqual(['0%', '100%', '0.0%', '0%', '100%', '100.0%']);
  });
});

describe('the mistakes', () => {
  it('are all that are wrong, and one is taken into the network by a click or Enter', async () => {
    const shown = await show(<Answering of={MistakesView} answer={byTurns} />, moons);
    const labels = labelsOf(shown.experiment());
    const wrong = labels.flatMap((label, i) => ((i % 2 === 0 ? 1 : 0) === label ? [] : [i]));
    await expect.element(shown.getByText(`${wrong.length} wrong of 40 after epoch 3`)).toBeVisible();
    // Those with 0.9 before those with 0.8, each in the order of the rows.
    const expected = [...wrong.filter((i) => i % 2 === 0), ...wrong.filter((i) => i % 2 === 1)];
    const { training, validation } = examplesOf(shown.experiment());
    const raw = [...training.raw, ...validation.raw];
    const probe = (): unknown => shown.workspace.store.getState().view.probe;
    const buttons = [...shown.container.querySelectorAll('button')];
    expect(buttons).toHaveLength(wrong.length);
    await userEvent.click(buttons[1]);
    expect(probe()).toEqual(raw.slice(2 * expected[1], 2 * expected[1] + 2));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(probe()).toEqual(raw.slice(2 * expected[2], 2 * expected[2] + 2));
    expect(shown.container.querySelector('tr[aria-current]')).toBe(buttons[2].closest('tr'));
    expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toEqual([buttons[2]]);
  });
});

describe('no mistakes', () => {
  it('are said in a sentence, without a list', async () => {
    const right: Answer = (experiment) => Float32Array.from(labelsOf(experiment));
    const shown = await show(<Answering of={MistakesView} answer={right} />, moons);
    await expect.element(shown.getByText('All 40 right after epoch 3')).toBeVisible();
    expect(cells(shown, 'tbody tr, .says-help')).toEqual([]);
    expect(shown.container.querySelector('thead')?.hidden).toBe(true);
  });
});

describe('the ROC curve', () => {
  it('has a threshold that moves by arrows and by a click, and goes back', async () => {
    const shown = await show(<Answering of={RocView} answer={byTurns} />, moons);
    const caption = (): string => shown.container.querySelector('caption')?.textContent ?? '';
    await expect.poll(caption).toContain('above 0.5000 after epoch 3');
    const plot = shown.container.querySelector<HTMLElement>('.plot-area');
    if (plot === null) throw new Error('no plot');
    plot.focus();
    await userEvent.keyboard('{ArrowRight}'); // from 0.9 | 0.2 to all of them
    expect(caption()).toContain('above −∞');
    expect(cells(shown, 'tbody tr:first-child td').slice(1, 3)).toEqual(['100.0%', '100.0%']);
    await expect
      .element(shown.getByText(/^Threshold −∞: training recall 100\.0%, false positives 100\.0%/))
      .toBeInTheDocument();
    await userEvent.keyboard('{Home}');
    expect(cells(shown, 'tbody tr:first-child td').slice(1)).toEqual(['0.0%', '0.0%', '–']);
    await shown.getByRole('button', { name: 'Back' }).click();
    expect(caption()).toContain('above 0.5000');
  });
});

/** Of all pairs one is the wrong way round. */
const butOne: Answer = (experiment) => {
  const { training, validation } = examplesOf(experiment);
  const labels = [...training.labels, ...validation.labels];
  const first = [labels.indexOf(0), labels.indexOf(1)];
  return Float32Array.from(labels, (label, i) => (i === first[label] ? [0.6, 0.4] : [0.1, 0.9])[label]);
};

describe('the area under the ROC curve', () => {
  it('is not written 1 where a pair is the wrong way round', async () => {
    const shown = await show(<Answering of={RocView} answer={butOne} />, moons.replace('samples=40', 'samples=1000'));
    await expect.poll(() => cells(shown, 'tbody td:nth-child(2)')).toEqual(['>0.9999', '1.0000']);
  });
});

const inTurn: Answer = (_, rows) => Float32Array.from({ length: 3 * rows }, (__, i) => Math.floor(i / 3));

/** Presses keys on the plot that is shown. */
async function press({ container }: Shown, keys: string): Promise<void> {
  container.querySelector<HTMLElement>('.plot-area')?.focus();
  await userEvent.keyboard(keys);
}

describe('the hidden space', () => {
  it('marks the example that is asked about, and a place that is none of them', async () => {
    const shown = await show(<Answering of={SpaceView} answer={inTurn} />, moons);
    const mark = (): SVGGElement | null => shown.container.querySelector('.plot-over > g');
    const across = (): number => Number(/[\d.]+/.exec(mark()?.getAttribute('transform') ?? '')?.[0]);
    const { training, validation } = examplesOf(shown.experiment());
    const raw = [...training.raw, ...validation.raw];
    const placed: number[] = [];
    for (const probe of [raw.slice(0, 2), raw.slice(78), [3, 3]]) {
      shown.workspace.setView({ probe });
      await expect.poll(across).toBeGreaterThan(placed.at(-1) ?? 0);
      placed.push(across());
    }
    expect(mark()?.getAttribute('visibility')).toBe('visible');
    expect(placed[2] - placed[1]).toBeCloseTo((placed[1] - placed[0]) / 39); // next after the last of 40
  });

  it('goes by key from example to example, also where two have the same input', async () => {
    const shown = await show(
      <Answering of={SpaceView} answer={inTurn} />,
      'data=xor&features=1&net=1-2.tanh-1.sigmoid',
    );
    const places: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      await press(shown, '{ArrowRight}');
      places.push(shown.workspace.store.getState().view.probe);
    }
    expect(new Set(places.map(String)).size).toBe(4);
  });
});

describe('the regions over one input of a plane', () => {
  it('are asked about at a place of the plane, which is read out with the input', async () => {
    const shown = await show(
      <Answering of={RegionsView} answer={() => null} />,
      'data=circle&features=square.0&net=1-2.tanh-1.sigmoid',
    );
    shown.workspace.setView({ probe: [0.5, 0] });
    await press(shown, '{ArrowUp}');
    await expect.poll(() => cells(shown, '[aria-live]')[0]).toMatch(/^x 0\.50, y 0\.05, x² 0\.25/);
    expect(shown.workspace.store.getState().view.probe).toEqual([0.5, 0.05]);
  });
});

describe('predicted against true', () => {
  it('says how far they are apart, for training and validation', async () => {
    const answer: Answer = (experiment) => {
      const { training, validation } = examplesOf(experiment);
      return Float32Array.from([...training.targets, ...Array.from(validation.targets, (value) => value + 0.5)]);
    };
    const sine = 'data=sine&samples=40&net=1-4.tanh-1&loss=mean_squared_error&metrics=none';
    const shown = await show(<Answering of={ParityView} answer={answer} />, sine);
    await expect
      .poll(() => cells(shown, 'tbody tr:first-child td'))
      .toEqual(['1.0000', expect.stringMatching(/e−|^0\.0000$/)]);
    expect(cells(shown, 'tbody tr:last-child td')[1]).toBe('0.5000');
    shown.getByRole('application').element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => document.querySelector('[aria-live]')?.textContent).toMatch(/^x .*: .*y −?\d/); // the true one, too
  });

  it('is of one of several numbers, which is chosen', async () => {
    const values = Float64Array.from({ length: 20 }, (_, i) => i);
    const targets = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? i / 2 : -i));
    const head = { type: 'table', title: 'two', columns: ['a'], classes: [], targets: ['up', 'down'] } as const;
    const table = createTable(head, { values, labels: new Int32Array(0), targets });
    makeKnown(table);
    const first: Answer = (experiment) => {
      const { training, validation } = examplesOf(experiment);
      const truths = [...training.targets, ...validation.targets];
      return Float32Array.from(truths, (truth, i) => (i % 2 === 0 ? truth : 0)); // the first of both is right
    };
    const shown = await show(
      <Answering of={ParityView} answer={first} />,
      'data=sine&net=1-4.tanh-1&loss=mean_squared_error&metrics=none',
    );
    shown.workspace.edit((e) => chooseData(e, table));
    const choice = shown.getByLabelText('Number');
    await expect.element(choice).toBeVisible();
    await expect.poll(() => cells(shown, 'tbody tr:first-child td')[0]).toBe('1.0000');
    await expect.element(shown.getByText('predicted up')).toBeInTheDocument();
    await userEvent.selectOptions(choice.element(), 'down');
    await expect.element(shown.getByText('predicted down')).toBeInTheDocument();
    await expect.poll(() => cells(shown, 'tbody tr:first-child td')[0]).not.toBe('1.0000');
  });
});

describe('outputs from −1 to 1', () => {
  const signed = 'data=playground:circle:0.5&net=2-4.tanh-1.tanh&loss=mean_squared_error&rules=playground';
  it.each([RocView, MistakesView])('are said to be shares where these are shown', async (View) => {
    const shown = await show(<Answering of={View} answer={byTurns} />, signed);
    await expect.element(shown.getByText('(output + 1) / 2')).toBeVisible();
    const other = await show(<Answering of={View} answer={byTurns} />, moons);
    await expect.poll(() => cells(other, 'tbody tr').length).toBeGreaterThan(0);
    expect(other.container.textContent).not.toContain('(output + 1) / 2');
  });
});
