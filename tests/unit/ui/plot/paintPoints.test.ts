import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Cloud } from '../../../../src/ui/plot/cloud.ts';
import { paintPoints, type PointContext } from '../../../../src/ui/plot/paintPoints.ts';
import { planeOf } from '../../../../src/ui/plot/plane.ts';

/** Records what is painted: calls with the current colours. */
function recorder(): { readonly context: PointContext; readonly calls: string[] } {
  const calls: string[] = [];
  const name = (style: PointContext['fillStyle']): string => (typeof style === 'string' ? style : 'no colour');
  const context: PointContext = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 0,
    globalAlpha: 1,
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => undefined,
    translate: (x, y) => void calls.push(`at ${x} ${y}`),
    arc: () => void calls.push('ring'),
    fill: () => void calls.push(`fill ${name(context.fillStyle)}`),
    stroke: () => void calls.push(`stroke ${name(context.strokeStyle)}`),
  };
  return { context, calls };
}

const cloud: Cloud = {
  x: Float64Array.of(0, 1),
  y: Float64Array.of(0, 1),
  labels: Int32Array.of(0, 1),
  training: 1,
  own: null,
  xDomain: [0, 1],
  yDomain: [0, 1],
  xName: 'class',
  yName: 'class',
};
const plane = planeOf({ width: 100, height: 100 }, [0, 1], [0, 1], { left: 0, right: 0, top: 0, bottom: 0 });
const colours = { classes: ['orange', 'blue'], surface: 'white', ink: 'black', inkSoft: 'grey', stroke: 1 };

describe('paintPoints', () => {
  beforeAll(() => vi.stubGlobal('Path2D', class {}));
  afterAll(() => vi.unstubAllGlobals());

  it('fills training in the colour of its class and leaves validation hollow', () => {
    const { context, calls } = recorder();
    paintPoints(context, cloud, plane, { radius: 3, colours, right: null });
    expect(calls).toEqual(['at 0 100', 'fill orange', 'stroke white', 'at 100 0', 'fill white', 'stroke blue']);
  });

  it('puts a ring about what the network gets wrong', () => {
    const { context, calls } = recorder();
    paintPoints(context, cloud, plane, { radius: 3, colours, right: (i) => i === 0 });
    expect(calls.slice(-2)).toEqual(['ring', 'stroke black']);
    expect(calls.filter((call) => call === 'ring')).toHaveLength(1);
  });

  it('paints one in fifty of a hundred thousand, from the first to the last', () => {
    const { context, calls } = recorder();
    const x = Float64Array.from({ length: 100_000 }, (_, i) => i / 100_000);
    const labels = new Int32Array(100_000);
    paintPoints(context, { ...cloud, x, y: x, labels }, plane, { radius: 3, colours, right: null });
    const places = calls.filter((call) => call.startsWith('at'));
    expect(places).toHaveLength(2000);
    expect([places[0], places[1]]).toEqual(['at 0 100', 'at 0.05 99.95']);
    expect(Number(places[1999].split(' ')[1])).toBeCloseTo(99.95, 6);
  });

  it('gives a point its own colour where it has one', () => {
    const { context, calls } = recorder();
    paintPoints(context, { ...cloud, own: ['#010203', '#040506'] }, plane, { radius: 3, colours, right: null });
    expect(calls).toContain('fill #010203');
    expect(calls).toContain('stroke #040506');
  });
});
