import { expect, it } from 'vitest';
import { paintSurface } from '../../src/ui/outcome/paintSurface.ts';
import { SurfaceView } from '../../src/ui/outcome/SurfaceView.tsx';
import { useAsked } from '../../src/ui/outcome/useAsked.ts';
import { colours } from '../../src/ui/plot/colours.ts';
import { planeOf } from '../../src/ui/plot/plane.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { useApp } from '../../src/ui/useWorkspace.ts';
import { linked } from '../unit/state/fakes.ts';
import { show } from './show.tsx';

const plain = 'data=plane&net=2-1&loss=mean_squared_error';

function Surface() {
  const experiment = useApp(shownExperiment);
  return (
    <div style={{ width: 336, height: 420 }}>
      <SurfaceView experiment={experiment} asked={useAsked(experiment)} />
    </div>
  );
}

it('the points of validation are hidden and shown over a surface, too', async () => {
  const shown = await show(<Surface />, plain);
  const picture = () => Array.from(document.querySelectorAll('canvas'), (each) => each.toDataURL()).join();
  const validation = shown.getByRole('checkbox', { name: 'validation' });
  await expect.element(validation).toBeChecked();
  await expect.poll(picture).toContain('image/png');
  const all = picture();
  await validation.click();
  await expect.poll(picture).not.toBe(all);
  await validation.click();
  await expect.poll(picture).toBe(all);
});

it('Discretize leaves a surface one shade on either side of 0, and the line between them', () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 100 });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('there is no canvas');
  const plane = planeOf({ width: 100, height: 100 }, [-1, 1], [-1, 1], { left: 0, right: 0, top: 0, bottom: 0 });
  const values = Float32Array.from({ length: 100 * 100 }, (_, i) => ((i % 100) + 0.5) / 50 - 1); // from left to right
  const moment = { run: 1, epoch: 0, batch: 0, iteration: 0 };
  const outputs = { experiment: linked(plain), values, count: values.length, outputs: 1, level: 0, moment };
  const shadesFrom = (x: number, width: number, isDiscrete: boolean): number => {
    const cloud = { x: new Float64Array(0), y: new Float64Array(0) };
    paintSurface(context, outputs, 0, [-1, 1], cloud, plane, colours(), 1, isDiscrete);
    const { data } = context.getImageData(x, 20, width, 1);
    return new Set(Array.from({ length: width }, (_, i) => data.subarray(4 * i, 4 * i + 3).join())).size;
  };
  expect(shadesFrom(5, 40, false)).toBeGreaterThan(10);
  expect(shadesFrom(5, 40, true)).toBe(1);
  expect(shadesFrom(55, 40, true)).toBe(1);
  expect(shadesFrom(5, 90, true)).toBeGreaterThan(2);
});
