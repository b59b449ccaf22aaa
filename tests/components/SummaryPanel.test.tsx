import { expect, test } from 'vitest';
import { SummaryPanel } from '../../src/ui/summary/SummaryPanel.tsx';
import { show } from './show.tsx';

test('the summary says what the inputs are where they are made of columns', async () => {
  const { container, workspace } = await show(
    <SummaryPanel />,
    'data=circle&features=0,square.1,product.0.1&net=3-4.tanh-1.sigmoid&loss=binary_crossentropy',
  );
  await expect.element(container).toHaveTextContent('Inputs: x, y², x·y');
  workspace.edit((e) => ({ ...e, inputs: 2, data: { ...e.data, features: [0, 1] } }));
  await expect.element(container).not.toHaveTextContent('Inputs');
});

test('the summary says how many of its parameters are frozen by hand', async () => {
  const { container, workspace } = await show(<SummaryPanel />); // 2-4-1
  await expect.element(container).toHaveTextContent('Trainable params: 17');
  await expect.element(container).not.toHaveTextContent('Frozen');
  const byHand = { epoch: 3, batch: 0, lossBefore: null, off: [], held: [{ layer: 0 }, 1, 13] };
  workspace.store.getState().setRun({ byHand });
  await expect.element(container).toHaveTextContent('Frozen by hand in this run: 13 of the trainable.');
  workspace.store.getState().setRun({ byHand: { ...byHand, held: [{ layer: 7 }] } }); // of another network
  await expect.element(container).not.toHaveTextContent('Frozen');
});
