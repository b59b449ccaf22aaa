import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PointsView } from '../../src/ui/outcome/PointsView.tsx';
import { useAsked } from '../../src/ui/outcome/useAsked.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { useApp } from '../../src/ui/useWorkspace.ts';
import { show } from './show.tsx';

function Points() {
  const experiment = useApp(shownExperiment);
  return (
    <div style={{ width: 336, height: 420 }}>
      <PointsView experiment={experiment} asked={useAsked(experiment)} />
    </div>
  );
}

it.each([
  ['Horizontal', 'Vertical'],
  ['Vertical', 'Horizontal'],
])('%s, given the input of the other axis, changes places with it', async (name, otherName) => {
  const shown = await show(<Points />, 'data=iris&net=4-3.softmax');
  const [axis, other] = [shown.getByLabelText(name), shown.getByLabelText(otherName)];
  await expect.element(axis).toBeVisible();
  const chosen = () =>
    [axis, other].map((each) => (each.element() as HTMLSelectElement).selectedOptions[0].textContent);
  const [own, others] = chosen();
  expect(own).not.toBe(others);
  await userEvent.selectOptions(axis.element(), others);
  await expect.poll(chosen).toEqual([others, own]);
  await userEvent.selectOptions(axis.element(), 'sepal length'); // neither of both
  await expect.poll(chosen).toEqual(['sepal length', own]);
});
