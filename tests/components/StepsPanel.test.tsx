import { useMemo } from 'react';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Question } from '../../src/asking/questions.ts';
import { createStepper } from '../../src/asking/stepper.ts';
import { initializeParameters } from '../../src/engine/initializeParameters.ts';
import { layOut } from '../../src/engine/layout.ts';
import { createTracer } from '../../src/engine/trace.ts';
import { createHistory } from '../../src/run/history.ts';
import { shownExperiment } from '../../src/state/store.ts';
import type { Frame } from '../../src/training/frame.ts';
import { StepsPanel } from '../../src/ui/steps/StepsPanel.tsx';
import { useApp, useWorkspace, WorkspaceContext } from '../../src/ui/useWorkspace.ts';
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
      const { x, y, behaviour: mode } = question as Extract<Question, { type: 'trace' }>; // the panel asks nothing else
      const parameters = new Float32Array(layout.parameters);
      initializeParameters({ inputs, layers }, layout, seed, parameters);
      const spec = { model: { inputs, layers }, loss, lossOptions, seed, precision: 'float64', mode } as const;
      const trace = createTracer(spec, 1).trace(parameters, { count: 1, x, y }, 0);
      const moment = { run: 1, epoch: 0, batch: 0 };
      const network = { run: 1, experiment, layout };
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

describe('the walk through a batch', () => {
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
      if ((next.element() as HTMLButtonElement).disabled) break;
      await userEvent.click(next);
    }
    expect([...passes]).toEqual(['Forward', 'Loss', 'Backward', 'Update']);
    await expect.element(screen.getByRole('heading', { name: 'Output layer: new weights' })).toBeVisible();
    await userEvent.click(screen.getByText('Step batch', { exact: true }));
    await expect.element(screen.getByText('Done: batch 1 of 80 in epoch 1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next example' }));
    await expect.element(screen.getByText(/^Example 2 of 3 in it/)).toBeVisible();
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
      if ((next.element() as HTMLButtonElement).disabled) break;
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

  it('takes another neuron in hand, which is then pinned in the drawing', async () => {
    const { getByRole, workspace } = await show(<Traced />);
    await userEvent.click(getByRole('button', { name: /^Neuron 3/ }));
    expect(workspace.store.getState().view.selection).toEqual({ type: 'neuron', column: 1, unit: 2 });
    await expect.element(getByRole('button', { name: 'Neuron 3' })).toHaveAttribute('aria-expanded', 'true');
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
});
