import { describe, expect, it } from 'vitest';
import { curveOf } from '../../../src/scene/curve.ts';
import { isBlock } from '../../../src/scene/detail.ts';
import { entryX, exitX, type Picture, unitX, unitY } from '../../../src/scene/picture.ts';
import { desktop, measure, phone, pictureOf, type View } from './pictures.ts';

const shapes = [
  '3',
  '2-1',
  '3-4-sigmoid-3-softmax',
  '3-4-sigmoid-4-tanh-3-softmax',
  '2-8.relu-8.relu-8.relu-1.sigmoid',
  '4-16.relu-16.relu-3.softmax',
  '784-512.relu-512.relu-10.softmax',
  '1-1024.relu-1',
  '16-16-16-16',
  '17-16.softmax-17.softmax',
  `3-${Array(9).fill('6.relu').join('-')}-3.softmax`,
  `3-${Array(39).fill('16.relu').join('-')}-1024`,
  '2-3-step-linear-relu-2:nobias-exponential-1',
];
const views: readonly View[] = [desktop, phone, { width: 1300, height: 700 }, { width: 320, height: 300 }];
const cases = shapes.flatMap((shape) => views.map((view) => ({ shape, view, size: `${view.width}×${view.height}` })));

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The boxes of all neurons, tiles and badges. */
function boxes(picture: Picture): Box[] {
  const neurons = picture.columns.flatMap((column): Box[] => {
    const { tile, radius, plan } = column;
    if (tile !== null) return [[tile.x, tile.y, tile.x + tile.columns * tile.cell, tile.y + tile.rows * tile.cell]];
    return Array.from({ length: plan.units }, (_, unit) => {
      const [x, y] = [unitX(column, unit), unitY(column, unit)];
      return [x - radius, y - radius, x + radius, y + radius];
    });
  });
  const badges = picture.badges.map(({ x, y, size }): Box => [x, y, x + size, y + size]);
  return [...neurons, ...badges];
}

describe.each(cases)('the picture of $shape in $size', ({ shape, view }) => {
  const picture = pictureOf(shape, view);

  it('keeps every neuron, badge and group within the view', () => {
    for (const [left, top, right, bottom] of boxes(picture)) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(view.width);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(view.height);
    }
    for (const { x, y, width, height } of picture.groups) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(view.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(view.height);
    }
  });

  it('lets nothing overlap', () => {
    const all = boxes(picture);
    const apart = (a: Box, b: Box): boolean =>
      a[2] <= b[0] + 1e-6 || b[2] <= a[0] + 1e-6 || a[3] <= b[1] + 1e-6 || b[3] <= a[1] + 1e-6;
    expect(all.filter((box, i) => all.slice(i + 1).some((other) => !apart(box, other)))).toEqual([]);
  });

  it('leads edges from left to right', () => {
    picture.columns.forEach((column, i) => {
      const before = picture.columns[i - 1];
      if (before !== undefined) expect(exitX(before)).toBeLessThan(entryX(column));
    });
  });

  it('cuts no text at the edge of the view and lays no header over another', () => {
    const texts = picture.labels.map(({ text, x, y, anchor, kind }) => {
      const width = measure(text, kind === 'code' || kind === 'group' ? 'code' : 'text');
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      return { kind, y, left, right: left + width };
    });
    for (const { left, right, y } of texts) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(view.width);
      expect(y).toBeLessThanOrEqual(view.height);
    }
    const headers = texts.filter(({ kind }) => kind === 'role' || kind === 'code');
    headers.forEach((a, i) => {
      for (const b of headers.slice(i + 1)) {
        if (Math.abs(a.y - b.y) < 10) expect(a.right <= b.left || b.right <= a.left).toBe(true);
      }
    });
  });
});

describe('layOutPicture', () => {
  it('tells input, hidden and output apart', () => {
    const roles = (shape: string): string[] => pictureOf(shape).columns.map(({ plan }) => plan.role);
    expect(roles('3')).toEqual(['input']);
    expect(roles('3-4')).toEqual(['input', 'output']);
    expect(roles('3-4-sigmoid-3-softmax')).toEqual(['input', 'hidden', 'output']);
  });

  it('draws sixteen units as neurons and seventeen as a block', () => {
    const { columns } = pictureOf('16-17-16');
    expect(columns.map(({ tile }) => tile !== null)).toEqual([false, true, false]);
    expect(columns.map(({ plan }) => isBlock(plan))).toEqual([false, true, false]);
  });

  it('makes a block as square as it can be', () => {
    const [input, hidden] = pictureOf('784-512-10').columns;
    expect(input.tile).toMatchObject({ columns: 28, rows: 28 });
    expect(hidden.tile).toMatchObject({ columns: 23, rows: 23 });
  });

  it('writes the whole of a layer where there is room, and its parts where there is less', () => {
    const codes = (shape: string, view: View): string[] =>
      pictureOf(shape, view)
        .labels.filter(({ kind }) => kind === 'code')
        .map(({ text }) => text);
    expect(codes('3-4-sigmoid-3.softmax', desktop)).toEqual([
      'Input(shape=(3,))',
      'Dense(4)',
      "Activation('sigmoid')",
      "Dense(3, activation='softmax')",
    ]);
    expect(codes('2-8.relu-8.relu-8.relu-1', phone)).toContain("'relu')");
    expect(codes(`3-${Array(9).fill('6').join('-')}-3`, phone)).toContain('6');
  });

  it('puts a badge at each neuron for each of its activations', () => {
    const { badges } = pictureOf('2-3-step-linear-1.sigmoid');
    const curves = badges.map(({ sign }) => (sign.type === 'curve' ? sign.curve : null));
    const [step, linear, sigmoid] = (['step', 'linear', 'sigmoid'] as const).map(curveOf);
    expect(curves).toEqual([step, step, step, linear, linear, linear, sigmoid]);
  });

  it('frames the neurons of a softmax and names them', () => {
    const picture = pictureOf('3-4-sigmoid-3-softmax');
    const [group] = picture.groups;
    const output = picture.columns[2];
    expect(picture.groups).toHaveLength(1);
    for (const unit of [0, 1, 2]) {
      expect(group.x).toBeLessThan(output.x - output.radius);
      expect(group.y).toBeLessThan(unitY(output, unit) - output.radius);
      expect(group.y + group.height).toBeGreaterThan(unitY(output, unit) + output.radius);
    }
    expect(picture.labels.filter(({ kind }) => kind === 'group').map(({ text }) => text)).toEqual(['softmax']);
    expect(picture.labels.filter(({ kind }) => kind === 'name').map(({ text }) => text)).toEqual([
      'red',
      'green',
      'blue',
      'red',
      'green',
      'blue',
    ]);
  });

  it('says how many weights are not drawn', () => {
    const picture = pictureOf('784-512-512-10');
    expect([picture.drawn, picture.all]).toEqual([360, 668_672]);
    expect(picture.labels.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toEqual([
      '120 of 401408',
      '120 of 262144',
      '120 of 5120',
    ]);
    const whole = pictureOf('16-16-16');
    expect([whole.drawn, whole.all]).toEqual([512, 512]);
  });
});
