import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drawingOf } from '../../src/data/drawnPoints.ts';
import { infoOf } from '../../src/data/spec.ts';
import { draw } from '../../src/ui/draw/drawing.ts';
import { DrawView } from '../../src/ui/draw/DrawView.tsx';
import { examplesOf } from '../../src/state/examples.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { useAsked } from '../../src/ui/outcome/useAsked.ts';
import { useApp } from '../../src/ui/useWorkspace.ts';
import { show, type Shown } from './show.tsx';

function Drawing() {
  const experiment = useApp(shownExperiment);
  const asked = useAsked(experiment);
  return (
    <div style={{ width: 336, height: 420, display: 'flex', flexDirection: 'column' }}>
      <DrawView experiment={experiment} asked={asked} />
    </div>
  );
}

async function plane(): Promise<Shown & { readonly area: HTMLElement }> {
  const shown = await show(<Drawing />);
  const { data } = shown.experiment();
  draw(shown.workspace, { ...drawingOf(data, 'drawn', ['A', 'B']), points: [] });
  await expect.element(shown.getByRole('application', { name: /Plane to draw points on/ })).toBeVisible();
  const area = shown.container.querySelector<HTMLElement>('.plot-area');
  if (area === null) throw new Error('no plane');
  area.setPointerCapture = () => undefined; // there is no pointer of these events
  return { ...shown, area };
}

/** What a finger or a mouse tells of, without a turn for the page in between. */
function tell(area: HTMLElement, type: string, [x, y]: readonly [number, number], more: PointerEventInit = {}): void {
  const { left, top } = area.getBoundingClientRect();
  const at = { clientX: left + x, clientY: top + y, pointerId: 2, pointerType: 'touch', isPrimary: true };
  area.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, button: 0, ...at, ...more }));
}

const count = (shown: Shown): number => shown.experiment().data.samples;

it('a finger draws as far as it has gone, however fast, and a second finger draws nothing', async () => {
  const shown = await plane();
  const { area } = shown;
  tell(area, 'pointerdown', [100, 100]);
  tell(area, 'pointerdown', [260, 40], { pointerId: 3, isPrimary: false });
  tell(area, 'pointermove', [260, 60], { pointerId: 3, isPrimary: false });
  tell(area, 'pointerup', [260, 60], { pointerId: 3, isPrimary: false });
  tell(area, 'pointermove', [100, 180]);
  tell(area, 'pointerup', [100, 180]);
  await expect.poll(() => count(shown)).toBeGreaterThan(1);
  const said = shown.container.querySelector('.draw-said')?.textContent ?? '';
  const { training, validation } = examplesOf(shown.experiment());
  const raw = [...training.raw, ...validation.raw];
  expect(new Set(raw.filter((_, i) => i % 2 === 0)).size).toBe(1); // a line straight down
  const lowest = Math.min(...raw.filter((_, i) => i % 2 === 1));
  const end = Number(/y (−?[\d.]+\d)/.exec(said)?.[1].replace('−', '-'));
  expect(end).toBeGreaterThan(lowest - 0.1); // where it ended, next to its last point
  expect(end).toBeLessThanOrEqual(lowest + 0.01);
});

it('the right button draws nothing, and a stroke that the browser takes away leaves nothing', async () => {
  const shown = await plane();
  const { area } = shown;
  tell(area, 'pointerdown', [100, 100], { pointerType: 'mouse', button: 2 });
  tell(area, 'pointerup', [100, 100], { pointerType: 'mouse', button: 2 });
  await new Promise(requestAnimationFrame);
  expect(count(shown)).toBe(0);
  tell(area, 'pointerdown', [100, 100]);
  tell(area, 'pointermove', [100, 180]);
  tell(area, 'pointercancel', [100, 180]);
  tell(area, 'pointerdown', [120, 120]);
  tell(area, 'pointerup', [120, 120]);
  await expect.poll(() => count(shown)).toBe(1);
});

it('takes Enter for the tool that is chosen', async () => {
  const shown = await plane();
  const said = shown.getByRole('status');
  const enter = async (): Promise<void> => {
    shown.area.focus();
    await userEvent.keyboard('{Enter}');
  };
  await enter();
  await expect.element(said).toHaveTextContent(/^Class A at/);
  await shown.getByText('Move', { exact: true }).click();
  await enter();
  await expect.element(said).toHaveTextContent(/picked up/);
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.element(said).toHaveTextContent(/^Moved to/);
  expect(count(shown)).toBe(1);
  shown.workspace.undo(); // it is moved no more
  await expect.element(said).toHaveTextContent(/^1 point in all\.$/);
  shown.workspace.redo();
  await expect.element(said).toHaveTextContent(/^Moved to/);
  await shown.getByText('Erase', { exact: true }).click();
  await enter();
  await expect.poll(() => count(shown)).toBe(0);
});

it('says how many points there are after one is taken back, and nothing of that step', async () => {
  const shown = await plane();
  const { area } = shown;
  const said = shown.getByRole('status');
  tell(area, 'pointerdown', [100, 100]);
  tell(area, 'pointerup', [100, 100]);
  await expect.element(said).toHaveTextContent(/^Class A at .*1 point in all/);
  tell(area, 'pointerdown', [200, 100]);
  tell(area, 'pointerup', [200, 100]);
  await expect.element(said).toHaveTextContent('2 points in all');
  shown.workspace.undo();
  await expect.element(said).toHaveTextContent(/^1 point in all\.$/);
  await shown.getByRole('button', { name: 'Clear' }).click();
  await expect.element(said).toHaveTextContent(/^0 points in all\.$/);
});

it('says why no class can be added to as many as there are marks', async () => {
  const shown = await plane();
  const more = shown.getByRole('button', { name: 'Add a class' });
  await expect.element(more).toHaveAttribute('title', 'Add a class');
  for (let classes = 2; classes < 10; classes++) await more.click();
  await expect.element(more).toBeDisabled();
  await expect.element(more).toHaveAttribute('title', '10 classes are the most.');
});

/** Two points, and the cross at the last. */
async function twoPoints(): Promise<Shown & { readonly area: HTMLElement }> {
  const shown = await plane();
  for (const x of [100, 200]) {
    tell(shown.area, 'pointerdown', [x, 100]);
    tell(shown.area, 'pointerup', [x, 100]);
    await expect.element(shown.getByRole('status')).toHaveTextContent(new RegExp(`${x / 100} points? in all`));
  }
  return shown;
}

const press = async ({ area }: { readonly area: HTMLElement }, keys: string): Promise<void> => {
  area.focus();
  await userEvent.keyboard(keys);
};

it('forgets the point that is picked up once the points are others: M picks up one of those', async () => {
  const shown = await twoPoints();
  const said = shown.getByRole('status');
  await press(shown, 'm');
  await expect.element(said).toHaveTextContent(/picked up/);
  await press(shown, '{Shift>}{ArrowUp}{/Shift}');
  shown.workspace.undo();
  await expect.element(said).toHaveTextContent(/^1 point in all\.$/);
  await press(shown, 'm');
  await expect.element(said).toHaveTextContent(/^There is no point at/); // it is gone
  expect(count(shown)).toBe(1);
  shown.workspace.redo();
  await expect.poll(() => count(shown)).toBe(2);
  await expect.element(said).not.toHaveTextContent(/picked up/);
});

it('shows no point after Clear while one was picked up, and M brings none back', async () => {
  const shown = await twoPoints();
  const said = shown.getByRole('status');
  const inked = (): number => {
    const canvas = [...shown.container.querySelectorAll('canvas')].at(-1);
    const { width, height } = canvas ?? { width: 0, height: 0 };
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    return pixels.filter((value, i) => i % 4 === 3 && value > 0).length;
  };
  await expect.poll(inked).toBeGreaterThan(0);
  await press(shown, 'm');
  await expect.element(said).toHaveTextContent(/picked up/);
  await shown.getByRole('button', { name: 'Clear' }).click();
  await expect.element(said).toHaveTextContent(/^0 points in all\.$/);
  await expect.poll(inked).toBe(0);
  await press(shown, 'm');
  await expect.element(said).toHaveTextContent(/^There is no point at/);
  expect(count(shown)).toBe(0);
});

it('keeps a class that is added while a point is picked up, and puts that back', async () => {
  const shown = await twoPoints();
  const said = shown.getByRole('status');
  const classes = (): number => infoOf(shown.experiment().data).classes.length;
  await press(shown, 'm{ArrowUp}');
  await shown.getByRole('button', { name: 'Add a class' }).click();
  await expect.element(said).toHaveTextContent(/^Put back\.$/);
  await press(shown, 'm');
  expect(classes()).toBe(3);
  await press(shown, '{Escape}');
  expect([classes(), count(shown)]).toEqual([3, 2]);
});

it('ends a stroke whose points have become others meanwhile', async () => {
  const shown = await twoPoints();
  tell(shown.area, 'pointerdown', [100, 200]);
  tell(shown.area, 'pointermove', [150, 200]);
  shown.workspace.undo();
  await expect.poll(() => count(shown)).toBe(1);
  tell(shown.area, 'pointermove', [200, 200]);
  tell(shown.area, 'pointerup', [200, 200]);
  await new Promise(requestAnimationFrame);
  expect(count(shown)).toBe(1);
});

it.each([
  ['Enter', '{Enter}'],
  ['leaving the field', '{Tab}'],
])('says why a class keeps its name, by %s', async (_, key) => {
  const shown = await plane();
  const said = shown.getByRole('status');
  const field = shown.getByLabelText('Name of this class');
  const type = async (name: string): Promise<void> => {
    await field.fill(name);
    await userEvent.keyboard(key);
  };
  const names = (): readonly string[] => infoOf(shown.experiment().data).classes;
  await type('B');
  await expect.element(said).toHaveTextContent('“B” is taken: “A” stays.');
  await expect.element(field).toHaveValue('A');
  await type('  ');
  await expect.element(said).toHaveTextContent('A class needs a name: “A” stays.');
  await expect.element(field).toHaveValue('A');
  expect(names()).toEqual(['A', 'B']);
  await type('cats');
  await expect.poll(names).toEqual(['cats', 'B']);
  await expect.element(said).toHaveTextContent('0 points in all.');
});

it('marks a name that will not be taken as it is typed', async () => {
  const shown = await plane();
  const field = shown.getByLabelText('Name of this class');
  await expect.element(field).toHaveAttribute('aria-invalid', 'false');
  for (const [name, isInvalid] of [
    ['B', 'true'],
    ['Bs', 'false'],
    ['', 'true'],
    ['A', 'false'],
  ] as const) {
    await field.fill(name);
    await expect.element(field).toHaveAttribute('aria-invalid', isInvalid);
  }
});
