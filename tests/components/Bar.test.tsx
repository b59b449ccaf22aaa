import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { TrainingControls } from '../../src/state/training.ts';
import { Bar } from '../../src/ui/bar/Bar.tsx';
import { show } from './show.tsx';

it('Playground’s Reset draws other weights, but not where a lesson keeps the seed', async () => {
  const [reset, newSeed] = [vi.fn(), vi.fn()];
  const controls = { reset, newSeed, addedEpochs: () => 100 } as unknown as TrainingControls;
  const { getByRole, workspace } = await show(
    <Bar controls={controls}>{null}</Bar>,
    'data=playground:circle:0.3&net=2-4.tanh:random_uniform,-0.5,0.5:bias=constant,0.1-1.tanh:random_uniform,-0.5,0.5:bias=constant,0.1&loss=mean_squared_error&opt=sgd:0.03&metrics=none&batch=10&split=0.5&shuffle=0&rules=playground',
  );
  const button = getByRole('button', { name: 'Reset', exact: true });
  await userEvent.click(button);
  workspace.setView({ locked: ['seed'] });
  await userEvent.click(button);
  expect([newSeed.mock.calls.length, reset.mock.calls.length]).toEqual([1, 1]);
});
