import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CompileFields } from '../../src/ui/bar/CompileFields.tsx';
import { show } from './show.tsx';

it('another optimizer brings its own learning rate, but not where a lesson keeps that', async () => {
  const { getByRole, workspace, experiment } = await show(
    <CompileFields />,
    'data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&opt=sgd:0.3',
  );
  const optimizer = getByRole('combobox', { name: 'optimizer' });
  workspace.setView({ locked: ['learning_rate'] });
  await userEvent.selectOptions(optimizer, 'adam');
  expect(experiment().optimizer).toMatchObject({ name: 'adam', learningRate: 0.3 });
  workspace.setView({ locked: [] });
  await userEvent.selectOptions(optimizer, 'rmsprop');
  expect(experiment().optimizer).toMatchObject({ name: 'rmsprop', learningRate: 0.001 });
});
