import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createKeep } from '../../../../src/scene/paint/keepLines.ts';

function fakeCanvas() {
  const canvas = { width: 300, height: 200, getContext: () => context };
  const context = {
    canvas,
    drawImage: vi.fn(),
    getTransform: () => 'view',
    resetTransform: vi.fn(),
    setTransform: vi.fn(),
  };
  return { canvas, context: context as unknown as CanvasRenderingContext2D, drawImage: context.drawImage };
}

describe('the lines of the drawing', () => {
  const sheet = fakeCanvas();
  beforeAll(() => void vi.stubGlobal('document', { createElement: () => sheet.canvas }));
  afterAll(() => void vi.unstubAllGlobals());

  it('are painted once more where they are wanted a second time, and are shown from there until they change', () => {
    const keep = createKeep();
    const { context, drawImage } = fakeCanvas();
    const painted: CanvasRenderingContext2D[] = [];
    const paint = (...key: unknown[]): void => keep(context, key, (on) => painted.push(on));
    paint(1, Number.NaN);
    expect(painted).toEqual([context]); // what changes with every frame has no use for a sheet
    paint(1, Number.NaN);
    paint(1, Number.NaN);
    expect(painted).toEqual([context, sheet.context]);
    expect(drawImage).toHaveBeenCalledTimes(2);
    expect(sheet.canvas).toMatchObject({ width: 300, height: 200 });
    paint(2, Number.NaN);
    expect(painted).toEqual([context, sheet.context, context]);
    paint(2, Number.NaN);
    expect(painted).toEqual([context, sheet.context, context, sheet.context]);
    expect(drawImage).toHaveBeenCalledTimes(3);
  });
});
