import { expect, it } from 'vitest';
import { createTable } from '../../src/data/createTable.ts';
import { makeKnown } from '../../src/data/tables.ts';
import { chooseData } from '../../src/document/dataEdits.ts';
import { shownExperiment } from '../../src/state/store.ts';
import { PadView } from '../../src/ui/outcome/PadView.tsx';
import { useAsked } from '../../src/ui/outcome/useAsked.ts';
import { useApp } from '../../src/ui/useWorkspace.ts';
import { show } from './show.tsx';

function Pad() {
  const experiment = useApp(shownExperiment);
  const asked = useAsked(experiment);
  return (
    <div style={{ width: 336, height: 420 }}>
      <PadView experiment={experiment} asked={asked} />
    </div>
  );
}

it('a finger draws on the pad, and a second finger draws nothing', async () => {
  const pixels = Array.from({ length: 784 }, (_, i) => `p${i}`);
  const head = { type: 'table', title: 'blank', columns: pixels, classes: ['no', 'yes'], targets: [] } as const;
  const blank = createTable(head, {
    values: new Float64Array(4 * 784),
    labels: Int32Array.of(0, 1, 0, 1),
    targets: new Float64Array(0),
  });
  makeKnown(blank);
  const shown = await show(<Pad />);
  shown.workspace.edit((e) => chooseData(e, blank));
  const pad = shown.getByRole('application', { name: /digit/i });
  await expect.element(pad).toBeVisible();
  const area = pad.element() as HTMLElement;
  area.setPointerCapture = () => undefined; // there is no pointer of these events
  const tell = (type: string, x: number, y: number, isPrimary: boolean): void => {
    const { left, top, width } = area.getBoundingClientRect();
    const at = { clientX: left + x * width, clientY: top + y * width, pointerId: isPrimary ? 2 : 3 };
    area.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, pointerType: 'touch', isPrimary, ...at }));
  };
  const probe = () => shown.workspace.store.getState().view.probe;
  tell('pointerdown', 0.2, 0.2, false);
  tell('pointermove', 0.8, 0.8, false);
  await new Promise(requestAnimationFrame);
  expect(probe()).toBeNull();

  tell('pointerdown', 0.5, 0.2, true);
  tell('pointermove', 0.5, 0.5, true);
  await expect.poll(() => probe()?.some((value) => value > 0)).toBe(true);
  const before = probe();
  tell('pointerdown', 0.9, 0.9, false);
  tell('pointermove', 0.9, 0.2, false);
  tell('pointerup', 0.9, 0.2, false);
  await new Promise(requestAnimationFrame);
  expect(probe()).toBe(before);
  tell('pointermove', 0.5, 0.8, true); // the first still draws, from where it was
  await expect.poll(probe).not.toEqual(before);
});
