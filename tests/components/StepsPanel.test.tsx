import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Question } from '../../src/asking/questions.ts';
import { initializeParameters } from '../../src/engine/initializeParameters.ts';
import { layOut } from '../../src/engine/layout.ts';
import { createTracer } from '../../src/engine/trace.ts';
import { shownExperiment } from '../../src/state/store.ts';
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
      <StepsPanel />
    </WorkspaceContext>
  );
}

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
