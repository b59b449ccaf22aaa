import { expect, it } from 'vitest';
import { infoOf } from '../../src/data/spec.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { CurveView } from '../../src/ui/outcome/CurveView.tsx';
import { paintBand } from '../../src/ui/outcome/paintCurve.ts';
import { useAsked } from '../../src/ui/outcome/useAsked.ts';
import { colours } from '../../src/ui/plot/colours.ts';
import { planeOf } from '../../src/ui/plot/plane.ts';
import { useApp } from '../../src/ui/useWorkspace.ts';
import { linked } from '../unit/state/fakes.ts';
import { show, type Shown } from './show.tsx';

const sine = 'data=sine&net=1-4.tanh-1&loss=mean_squared_error&metrics=none';
const petal = 'data=iris&features=2&net=1-3.softmax';

function Curve() {
  const experiment = useApp(shownExperiment);
  return (
    <div style={{ width: 336, height: 420 }}>
      <CurveView experiment={experiment} asked={useAsked(experiment)} />
    </div>
  );
}

/** Pixels of the points and of what else is painted. */
function inkOf({ container }: Shown): number {
  let count = 0;
  for (const canvas of container.querySelectorAll('canvas')) {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
  }
  return count;
}

it.each([sine, petal])('the points of validation are hidden and shown over one input, too: %s', async (link) => {
  const shown = await show(<Curve />, link);
  const validation = shown.getByRole('checkbox', { name: 'validation' });
  await expect.element(validation).toBeChecked();
  await validation.click();
  await expect.poll(() => inkOf(shown)).toBeGreaterThan(0);
  let training = 0;
  // The plot has its size soon after it is shown.
  await expect.poll(() => training === (training = inkOf(shown)), { interval: 200 }).toBe(true);
  await validation.click();
  await expect.poll(() => inkOf(shown)).toBeGreaterThan(training);
  await validation.click();
  await expect.poll(() => inkOf(shown)).toBe(training);
});

it('Discretize is there for classes of one input, and not for its number', async () => {
  const shown = await show(<Curve />, petal);
  const discretize = shown.getByRole('checkbox', { name: 'Discretize' });
  await expect.element(discretize).not.toBeChecked();
  await discretize.click();
  expect(shown.workspace.store.getState().view.isDiscrete).toBe(true);
  await shown.unmount();
  const other = await show(<Curve />, sine);
  await expect.element(other.getByRole('checkbox', { name: 'validation' })).toBeVisible();
  expect(other.getByRole('checkbox').elements()).toHaveLength(1);
});

it('Discretize leaves a band the colour of the class that wins', () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 10 });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('there is no canvas');
  const experiment = linked(petal);
  const plane = planeOf({ width: 100, height: 10 }, [0, 1], [0, 1], { left: 0, right: 0, top: 0, bottom: 0 });
  // From the first class, over doubt in the middle, to the second.
  const values = Float32Array.from(Array.from({ length: 100 }, (_, i) => [1 - i / 99, i / 99, 0]).flat());
  const moment = { run: 1, epoch: 0, batch: 0, iteration: 0 };
  const outputs = { experiment, values, count: 100, outputs: 3, level: 0, moment };
  const shades = (isDiscrete: boolean): number => {
    paintBand(context, outputs, infoOf(experiment.data), plane, colours(), isDiscrete);
    const { data } = context.getImageData(0, 5, 100, 1);
    return new Set(Array.from({ length: 100 }, (_, i) => data.subarray(4 * i, 4 * i + 3).join())).size;
  };
  expect(shades(false)).toBeGreaterThan(10);
  expect(shades(true)).toBe(2);
});
