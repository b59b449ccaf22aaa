import { describe, expect, it } from 'vitest';
import type { CompiledInput } from '../../../../src/scene/layout/pictureInput.ts';
import { curveOf } from '../../../../src/scene/layout/curve.ts';
import { entryX, exitX, type Picture, unitX, unitY } from '../../../../src/scene/layout/picture.ts';
import { frameOf } from '../../../../src/scene/layout/tile.ts';
import { net } from '../../net.ts';
import { desktop, measure, phone, pictureOf, pictureOfModel, type View } from '../pictures.ts';

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
  '4-24.relu-24.relu-3.softmax',
  '64-128.relu-64.relu-10.softmax',
  '30-30-30-2',
  '2-100.tanh-1',
  '4-40-BatchNormalization-relu-Dropout:0.2-40.softmax',
  '17-16.softmax-17.softmax',
  `3-${Array(9).fill('6.relu').join('-')}-3.softmax`,
  `3-${Array(39).fill('16.relu').join('-')}-1024`,
  '2-3-step-linear-relu-2:nobias-exponential-1',
];
const views: readonly View[] = [
  desktop,
  phone,
  { width: 1300, height: 700 },
  { width: 320, height: 300 },
  { width: 300, height: 260 },
  { width: 1700, height: 1000 },
];
const cases = shapes.flatMap((shape) => views.map((view) => ({ shape, view, size: `${view.width}×${view.height}` })));

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The boxes of all neurons, tiles and badges. */
function boxes(picture: Picture): Box[] {
  const neurons = picture.columns.flatMap((column): Box[] => {
    const { tile, radius, plan } = column;
    if (tile !== null) {
      const { x, y, width, height } = frameOf(tile);
      return [[x, y, x + width, y + height]];
    }
    return Array.from({ length: plan.units }, (_, unit) => {
      const [x, y] = [unitX(column, unit), unitY(column, unit)];
      return [x - radius, y - radius, x + radius, y + radius];
    });
  });
  const badges = picture.badges.map(({ x, y, size }): Box => [x, y, x + size, y + size]);
  return [...neurons, ...badges];
}

/** Whether the circles within two squares do not overlap, as with neurons in several lanes. */
function asCircles(a: Box, b: Box): boolean {
  if (Math.abs(a[2] - a[0] - (b[2] - b[0])) > 1e-6) return false;
  return Math.hypot(a[0] - b[0], a[1] - b[1]) >= a[2] - a[0];
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
      a[2] <= b[0] + 1e-6 || b[2] <= a[0] + 1e-6 || a[3] <= b[1] + 1e-6 || b[3] <= a[1] + 1e-6 || asCircles(a, b);
    expect(all.filter((box, i) => all.slice(i + 1).some((other) => !apart(box, other)))).toEqual([]);
  });

  it('leads edges from left to right', () => {
    picture.columns.forEach((column, i) => {
      const before = picture.columns[i - 1];
      if (before !== undefined)
        expect(Math.max(exitX(before, 0), before.right)).toBeLessThan(Math.min(entryX(column, 0), column.left));
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

  it('draws circles under each other, then in lanes, then a tile, as the room has it', () => {
    const form = (units: number, view?: View): string => {
      const { tile, lanes } = pictureOf(`2-${units}-1`, view).columns[1];
      return tile !== null ? 'tile' : String(lanes);
    };
    const sizes = [3, 8, 12, 16, 20, 24, 32, 40, 60, 100, 200, 500, 1000];
    const forms = sizes.map((units) => form(units));
    expect(forms.slice(0, 4)).toEqual(['1', '1', '1', '1']);
    expect(Number(forms[sizes.indexOf(40)])).toBeGreaterThan(1);
    expect(forms.slice(-3)).toEqual(['tile', 'tile', 'tile']);
    // Every layer with more units than the first tile is a tile too; with more room, larger layers are circles.
    expect(forms.slice(forms.indexOf('tile')).every((one) => one === 'tile')).toBe(true);
    const first = (view: View): number => sizes.find((units) => form(units, view) === 'tile') ?? Infinity;
    expect(first({ width: 1700, height: 1000 })).toBeGreaterThan(first(desktop));
    expect(first(desktop)).toBeGreaterThanOrEqual(first({ width: 300, height: 260 }));
  });

  it('draws few inputs one under the other in the low drawing of an exercise on a phone, with their names', () => {
    const names = ['x', 'y', 'x²', 'y²', 'x·y', 'sin x', 'sin y'];
    for (const maps of [false, true]) {
      for (const inputs of [2, 3, 4, 5, 6, 7]) {
        const low = { width: 390, height: 192 };
        const picture = pictureOfModel(net(`${inputs}-1.tanh`), low, { names, maps, footer: 70 });
        const [{ lanes, tile, radius }] = picture.columns;
        expect([lanes, tile], `${inputs}`).toEqual([1, null]);
        expect(radius, `${inputs}`).toBeGreaterThan(4);
        const named = picture.labels.filter(({ kind, role }) => kind === 'name' && role === 'input');
        expect(named.map(({ text }) => text)).toEqual(inputs <= 6 ? names.slice(0, inputs) : []);
        const header = Math.max(...picture.labels.filter(({ kind }) => kind === 'code').map(({ y }) => y));
        expect(Math.min(...boxes(picture).map(([, top]) => top))).toBeGreaterThan(header);
      }
    }
    const all = pictureOfModel(net('7-4.tanh-2.tanh-1.tanh'), { width: 390, height: 192 }, { names, footer: 70 });
    expect(all.columns.map(({ lanes, tile }) => [lanes, tile])).toEqual(all.columns.map(() => [1, null]));
  });

  it('draws no circle of several lanes smaller than 5 px', () => {
    for (const view of views) {
      for (const units of [17, 20, 24, 28, 32, 48, 64, 90, 128]) {
        const [, { tile, radius }] = pictureOf(`4-${units}-${units}-3`, view).columns;
        if (tile === null) expect(radius).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('makes an input that can be a square, and other tiles as high as the room', () => {
    const { columns } = pictureOf('784-512-10');
    const [input, hidden, output] = columns;
    expect(input.tile).toMatchObject({ columns: 28, rows: 28 });
    if (hidden.tile === null) throw new Error('512 units are a tile');
    const { columns: across, rows, cell } = hidden.tile;
    expect(across * rows).toBeGreaterThanOrEqual(512);
    expect((rows - 1) * across).toBeLessThan(512);
    const room = output.spacing * output.plan.units;
    expect(rows * cell).toBeGreaterThan(0.8 * (room - 35));
  });

  it.each(['2-100-1', '4-300-3', '64-128-64-10', '784-512-512-10'])('%s leaves little of its room empty', (shape) => {
    for (const view of [desktop, { width: 1300, height: 700 }]) {
      for (const { tile } of pictureOf(shape, view).columns) {
        if (tile === null || tile.columns === tile.rows) continue;
        expect(frameOf(tile).height).toBeGreaterThan(0.45 * view.height);
      }
    }
  });

  it('gives a larger layer the larger tile, and a smaller one the larger cells', () => {
    const [, small, large] = pictureOf('3-300-900-3').columns.map(({ tile }) => tile);
    if (small === null || large === null) throw new Error('they are tiles');
    expect(small.cell).toBeGreaterThan(large.cell);
    expect(small.columns * small.rows * small.cell ** 2).toBeLessThan(large.columns * large.rows * large.cell ** 2);
  });

  it('writes under a tile and under lanes how many units there are, apart from each other and within the view', () => {
    for (const view of views) {
      const { labels, badges } = pictureOf('784-512.relu-512.relu-40.relu-10', view);
      const units = labels.filter(({ kind }) => kind === 'units');
      if (view === desktop)
        expect(units.map(({ text }) => text)).toEqual(['784 units', '512 units', '512 units', '40 units']);
      for (const { x, width } of units) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(view.width);
      }
      units.slice(1).forEach(({ x }, i) => expect(x).toBeGreaterThan(units[i].x + units[i].width));
      for (const badge of badges) {
        for (const { x, width } of units) expect(badge.x + badge.size <= x || x + width <= badge.x).toBe(true);
      }
    }
  });

  it('draws the strongest edges of all layers equally thick, except in a crowded layer', () => {
    const { thickest } = pictureOf('3-4-sigmoid-3-softmax');
    expect(new Set(thickest).size).toBe(1);
    const [, few, crowd, again] = pictureOf('4-26-26-3').thickest;
    expect(crowd).toBeLessThan(0.8 * few);
    expect(again).toBe(few);
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

  it('says how many weights are not drawn, and nothing where all are', () => {
    const notes = (shape: string, view?: View): string[] =>
      pictureOf(shape, view)
        .labels.filter(({ kind }) => kind === 'note')
        .map(({ text }) => text);
    const shape = '784-512-512-10';
    const hidden = (view: View): number[] =>
      pictureOf(shape, view)
        .counts.slice(1)
        .map(({ drawn, all }) => all - drawn);
    expect(pictureOf(shape).all).toBe(668_672);
    expect(notes(shape)).toEqual(hidden(desktop).map((count) => `+ ${count} weaker`));
    expect(notes(shape, phone)).toEqual(hidden(phone).map((count) => `+ ${count}`));
    for (const shape of ['16-16-16', '8-23-1', '4-24-24-3', '2-100-1']) {
      expect(notes(shape)).toEqual([]);
      expect(pictureOf(shape).drawn).toBe(pictureOf(shape).all);
    }
  });
});

it('keeps the notes on weights that are not drawn off the ways down to the loss and up to the weights', () => {
  const compiled: CompiledInput = {
    loss: ['loss categorical_crossentropy', 'categorical_crossentropy'],
    optimizer: ['optimizer SGD', 'SGD'],
    fitted: true,
  };
  const hiddenNote = (hidden: number): string[] => [`+ ${hidden} weaker weights`, `+ ${hidden} weaker`, `+ ${hidden}`];
  let notes = 0;
  let besideUp = 0;
  for (let width = 320; width <= 1400; width += 30) {
    for (const shape of ['3-40.relu-300.tanh-3.softmax', '12-200-200-1', '784-128-10.softmax']) {
      const picture = pictureOfModel(net(shape), { width, height: 430 }, { compiled, hiddenNote });
      const { columns, labels } = picture;
      const up = picture.compiled?.arrow.match(/L([\d.]+),/)?.[1]; // its tip
      for (const { kind, x, width: size, role, layer } of labels) {
        if (kind !== 'note') continue;
        notes++;
        expect(x + size / 2, `${shape}, ${width} px`).toBeLessThan(columns[columns.length - 1].x);
        if (up === undefined || layer !== columns[1].plan.layer || role !== columns[1].plan.role) continue;
        expect(x + size / 2, `${shape}, ${width} px, up`).toBeLessThan(Number(up));
        besideUp++;
      }
    }
  }
  expect(notes).toBeGreaterThan(100);
  expect(besideUp).toBeGreaterThan(30);
});

it('begins the edges at the neurons where maps have no numbers beside them, and moves no neuron for it', () => {
  const model = net('2-16.relu-3.softmax');
  const [numbers, maps] = [false, true].map((each) => pictureOfModel(model, desktop, { maps: each }).columns);
  expect(numbers[1].value?.type).toBe('beside');
  expect(maps.map(({ x }) => x)).toEqual(numbers.map(({ x }) => x));
  expect(exitX(maps[1], 0)).toBeLessThan(exitX(numbers[1], 0) - 20);
});

describe('a view of any size', () => {
  const nets = [
    '3-4-sigmoid-3-softmax',
    '2-8.tanh-1.sigmoid',
    '4-24.relu-Dropout:0.5-24.relu-3.softmax',
    '100-300.relu-10',
  ];

  it.each(nets)('%s: no size is negative, and each is a number', (shape) => {
    const sizes = /^(width|height|radius|size|digits|spacing|cell|reach|laneWidth)$/;
    const wrong: string[] = [];
    const look = (value: unknown, key: string, view: string): void => {
      if (typeof value === 'number') {
        if (Number.isNaN(value) || (sizes.test(key) && value < 0)) wrong.push(`${view}: ${key} ${value}`);
      } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
        for (const [name, part] of Object.entries(value))
          if (name !== 'plan' && name !== 'model') look(part, name, view);
      }
    };
    for (const width of [1, 20, 90, 160, 300, 700]) {
      for (const height of [1, 20, 60, 100, 140, 200, 300]) {
        look(pictureOf(shape, { width, height }), '', `${width} × ${height}`);
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
