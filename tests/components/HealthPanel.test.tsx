import { useMemo, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createExaminer } from '../../src/asking/examiner.ts';
import type { Question } from '../../src/asking/questions.ts';
import { createReplayer } from '../../src/asking/replayer.ts';
import { createHistory } from '../../src/run/history.ts';
import { shownExperiment } from '../../src/state/store.ts';
import type { TrainingControls } from '../../src/state/training.ts';
import type { Frame } from '../../src/training/frame.ts';
import { prepare } from '../../src/training/prepare.ts';
import { HealthPanel } from '../../src/ui/health/HealthPanel.tsx';
import { useWorkspace, WorkspaceContext } from '../../src/ui/useWorkspace.ts';
import { show } from './show.tsx';

/** What the panel has done. */
interface Done {
  readonly asked: unknown[];
  readonly tried: { readonly rate: number; readonly from: number | null }[];
  readonly trained: true[];
}

/** The panel of a run that has been trained for so many epochs, or as far as it goes. */
function Trained({ epochs, done }: { epochs: number; done: Done }) {
  const workspace = useWorkspace();
  const [isOpen, setOpen] = useState(true);
  const made = useMemo(() => {
    const experiment = shownExperiment(workspace.store.getState());
    const examine = createExaminer(experiment);
    const replays = createReplayer(experiment);
    const asker: typeof workspace.asker = {
      ...workspace.asker,
      ask: (question, _, listener) => {
        const asked = question as Extract<Question, { type: 'health' | 'replay' }>; // the panel asks nothing else
        const { state, optimizer } = asked;
        if (asked.type === 'health') done.asked.push(state);
        const answer = () => {
          if (asked.type === 'health') return examine(state, optimizer);
          const replay = replays(state, optimizer);
          for (let epoch = 0; epoch < asked.epochs; epoch++) replay?.goOn();
          return replay?.result() ?? null;
        };
        const reply = { kind: asked.type, result: answer() };
        queueMicrotask(() => listener(reply as unknown as Parameters<typeof listener>[0]));
        return () => undefined;
      },
    };
    const { run } = prepare(experiment);
    const history = createHistory(run.keys);
    do {
      if (run.advance(1e9, 1e9) === 'epoch') history.add(Float64Array.of(run.epoch, ...run.row));
    } while (run.epoch < epochs && run.failure === null);
    const branch = workspace.branches.begin(experiment);
    workspace.branches.update({ history });
    const { epoch, batch, batches } = run;
    const state = run.save();
    if (epochs > 0 && state !== null) workspace.branches.keep(branch.id, { epoch, batch, state });
    workspace.store
      .getState()
      .setRun({ id: 1, phase: run.failure === null ? 'finished' : 'broken', failure: run.failure });
    workspace.liveStore.begin(1, history, { epoch: 0, batch: 0 });
    const counters = [epoch, batch, batches, 0, 0.01, 0];
    workspace.liveStore.take({ counters, rows: new Float64Array() } as unknown as Frame);
    return { ...workspace, asker };
  }, [workspace, epochs, done]);
  const controls: Pick<TrainingControls, 'tryOut' | 'train'> = {
    tryOut: ({ experiment, snapshots }) => {
      done.tried.push({ rate: experiment.optimizer.learningRate, from: snapshots.at(-1)?.epoch ?? null });
    },
    train: () => void done.trained.push(true),
  };
  return (
    <WorkspaceContext value={made}>
      <button type="button" onClick={() => setOpen(!isOpen)}>
        Another panel
      </button>
      <main>{isOpen && <HealthPanel controls={controls} />}</main>
    </WorkspaceContext>
  );
}

const showTrained = async (link: string, epochs: number) => {
  const done: Done = { asked: [], tried: [], trained: [] };
  return { ...(await show(<Trained epochs={epochs} done={done} />, link)), done };
};

const playground =
  'data=playground:circle:0.3&net=2-4.tanh:random_uniform,-0.5,0.5:bias=constant,0.1-1.tanh:random_uniform,-0.5,0.5:bias=constant,0.1&loss=mean_squared_error&opt=sgd:0.03&metrics=none&batch=10&split=0.5&shuffle=0&rules=playground';
const circle = 'data=circle&loss=binary_crossentropy';

describe('Health', () => {
  it('evaluates a long run up to its newest epoch', async () => {
    const { getByText } = await showTrained('data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&split=0', 6000);
    await expect.element(getByText('As of epoch 6,000')).toBeVisible();
    await expect.element(getByText(/^Epoch 6,000: Keras’s training loss/), { timeout: 30_000 }).toBeVisible();
    const d = document.querySelector('.health-two path.is-after')?.getAttribute('d') ?? '';
    expect(d.match(/M/g)).toHaveLength(1);
    expect(Number(/(?:^|[ML])([\d.]+),[\d.]+$/.exec(d)?.[1])).toBeGreaterThan(238);
  });

  it('draws both losses from 0 to the largest, also where that is beyond measure', async () => {
    for (const [link, least] of [
      ['data=sine&net=1-1&loss=mean_squared_error&opt=sgd:2', 1e6],
      ['data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&split=0', 0],
    ] as const) {
      const { getByText, unmount } = await showTrained(link, 2);
      await expect.element(getByText(/^Epoch 2: Keras’s training loss/)).toBeVisible();
      const text = getByText(/^Epoch 2: Keras’s training loss/).element().textContent;
      expect(Number(/loss ([\d.e]+)/.exec(text)?.[1])).toBeGreaterThan(least);
      const heights = Array.from(document.querySelectorAll('.health-two path'), (path) =>
        Array.from((path.getAttribute('d') ?? '').matchAll(/,([^LMZ]+)/g), ([, y]) => Number(y)),
      );
      expect(heights.every(({ length }) => length > 1)).toBe(true);
      expect(Math.min(...heights.flat())).toBeCloseTo(2);
      expect(Math.max(...heights.flat())).toBeLessThanOrEqual(78);
      await unmount();
    }
  });

  it('has each layer’s numbers in a table, in the order of the drawing', async () => {
    const { getByRole, getByText } = await showTrained(`${circle}&net=2-4.relu-3.tanh-1.sigmoid&opt=adam:0.02`, 40);
    await expect.element(getByText('Healthy: it learns well.')).toBeVisible();
    await expect.element(getByText('As of epoch 40')).toBeVisible();
    const headers = getByRole('columnheader')
      .elements()
      .map(({ textContent }) => textContent);
    expect(headers).toEqual(['Outputs', 'Gradient', 'Update', 'Flat']);
    const rows = Array.from(document.querySelectorAll('[scope=rowgroup]'), ({ textContent }) => textContent);
    expect(rows).toEqual(['Hidden layer 1', 'Hidden layer 2', 'Output layer']);
    const cells = Array.from(document.querySelectorAll('.health td'));
    expect(cells).toHaveLength(12);
    for (const cell of cells) {
      expect(cell.querySelector('span[aria-hidden]')?.textContent).toMatch(/^[<>]?[\d.−e]+( dead|%)?$/);
    }
    getByRole('button', { name: 'Gradient' }).element().focus();
    await expect.element(getByText(/^Gradient: the size \(root mean square\)/)).toBeVisible();
    await expect.element(getByText(/^Epoch 40: Keras’s training loss [\d.]+, after the epoch [\d.]+$/)).toBeVisible();
    await userEvent.hover(cells[10]);
    await expect.element(getByText(/^Output layer, Update: [\d.−e]+\. Update: how much/)).toBeVisible();
  });

  it('marks the layer and the unit that are chosen in the drawing, and goes by what is chosen there', async () => {
    const { getByRole, getByText, workspace } = await showTrained(`${circle}&net=2-4.relu-3.tanh-1.sigmoid`, 2);
    const view = () => workspace.store.getState().view;
    await userEvent.click(getByRole('button', { name: 'Hidden layer 2' }));
    expect(view().layer).toBe(1);
    const units = getByRole('slider', { name: 'Units of Hidden layer 2: gradients' });
    units.element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(view().selection).toEqual({ type: 'neuron', column: 2, unit: 1 });
    await expect.element(getByText(/^Neuron 2 of 3: gradient/)).toBeVisible();
    workspace.setView({ selection: { type: 'neuron', column: 1, unit: 3 } });
    await expect.element(getByText(/^Neuron 4 of 4: gradient/)).toBeVisible();
    await expect.element(getByRole('button', { name: 'Hidden layer 1' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('asks once of a run that stands, and nothing while it is closed', async () => {
    const { getByText, workspace, done } = await showTrained(`${circle}&net=2-4.relu-1.sigmoid`, 0);
    await expect.element(getByText('Too early to say', { exact: false })).toBeVisible();
    workspace.liveStore.renew();
    await new Promise(requestAnimationFrame);
    expect(done.asked).toHaveLength(1);
    await userEvent.click(getByText('Another panel'));
    workspace.edit((e) => ({ ...e, optimizer: { ...e.optimizer, learningRate: 0.5 } }));
    expect(done.asked).toHaveLength(1);
    await userEvent.click(getByText('Another panel'));
    await expect.element(getByText('Too early to say', { exact: false })).toBeVisible();
    workspace.edit((e) => ({ ...e, optimizer: { ...e.optimizer, learningRate: 0.25 } }));
    expect(done.asked).toHaveLength(3); // the next update is another
  });

  it('says what is wrong, where, and tries one experiment', async () => {
    const deep = Array.from({ length: 7 }, () => '6.sigmoid').join('-');
    const screen = await showTrained(`${circle}&net=2-${deep}-1.sigmoid&opt=sgd:0.1`, 20);
    const { getByRole, getByText, workspace, experiment, done } = screen;
    await expect.element(getByText('Something is wrong.')).toBeVisible();
    const vanishes = getByText(/The gradient vanishes: ∂L\/∂z, /);
    await expect.element(vanishes).toBeVisible();
    const number = (found: string | undefined): number => Number(found?.replace('−', '-'));
    const share = number(/a share of ([\d.e−]+) of/.exec(vanishes.element().textContent)?.[1]);
    const told = Array.from(document.querySelectorAll('.health td'), ({ textContent }) =>
      number(/∂L\/∂z ([\d.e−]+)\.$/.exec(textContent)?.[1]),
    ).filter((size) => !Number.isNaN(size));
    expect(told).toHaveLength(8);
    expect(Math.abs(told[0] / told[7] / share - 1)).toBeLessThan(0.2); // each has two digits
    expect(document.querySelectorAll('.health td.is-odd')).toHaveLength(1);
    await userEvent.click(document.querySelector('.health-place') as HTMLElement);
    expect(workspace.store.getState().view.layer).toBe(0);
    await userEvent.click(getByRole('button', { name: 'Try relu in the hidden layers' }));
    expect(experiment().layers[3]).toMatchObject({ activation: 'relu' });
    expect(done).toMatchObject({ tried: [], trained: [true] });
  });

  it('leaves the run as it stands where it is to be trained for longer, so that undo goes back to it', async () => {
    const { getByRole, done } = await showTrained(`${circle}&net=2-8.tanh-1.sigmoid&opt=adam:0.01&epochs=3`, 3);
    await userEvent.click(getByRole('button', { name: 'Train for 30 epochs' }));
    expect(done).toMatchObject({ tried: [{ from: 3 }], trained: [true] });
  });

  it('begins anew after a divergence before anything was learned', async () => {
    const { getByRole, done } = await showTrained('data=sine&net=1-16.relu-1&loss=mean_squared_error&opt=sgd:10', 5);
    await userEvent.click(getByRole('button', { name: 'Try learning rate 0.01' }));
    expect(done.tried).toEqual([{ rate: 0.01, from: null }]);
  });

  it('offers nothing to try that a class link locks, and does not train where that is hidden', async () => {
    const screen = await showTrained('data=sine&net=1-16.relu-1&loss=mean_squared_error&opt=sgd:10', 5);
    const { getByRole, workspace, done } = screen;
    const cure = getByRole('button', { name: 'Try learning rate 0.01' });
    await expect.element(cure).toBeVisible();
    workspace.setView({ locked: ['compile'] });
    await expect.element(cure).not.toBeInTheDocument();
    workspace.setView({ locked: [], hidden: ['train'] });
    await userEvent.click(cure);
    expect(done).toMatchObject({ tried: [{ from: null }], trained: [] });
  });
});

describe('Health in Playground’s rules', () => {
  it('says what is not known', async () => {
    const done: Done = { asked: [], tried: [], trained: [] };
    const { getByText } = await show(<Trained epochs={3} done={done} />, playground);
    await expect.element(getByText(/^Playground’s rules: weights and rates are not judged/)).toBeVisible();
    await expect.element(getByText(/penalty unknown/)).toBeVisible();
    await expect.element(getByText(/^Playground evaluates the training loss after each epoch/)).toBeVisible();
  });
});
