// Time to draw one frame before the browser puts pixels on the screen, measured with a context that ignores all calls.
import { performance } from 'node:perf_hooks';
import { strongestEdges } from '../../src/scene/plan/detail.ts';
import { createScene, type FrameState } from '../../src/scene/scene.ts';
import type { Target } from '../../src/document/target.ts';
import { createExamplePass } from '../../src/asking/example.ts';
import { net } from '../unit/net.ts';
import { ink, numbersOf, numbersOfModel, pictureOf } from '../unit/scene/pictures.ts';
import type { Measure } from './measure.ts';

/** A context that accepts every call of a painter and does nothing. */
function silentContext(): CanvasRenderingContext2D {
  const silent = (): void => {};
  const names =
    'beginPath moveTo lineTo bezierCurveTo arc rect roundRect stroke strokeRect fill fillRect fillText setLineDash setTransform clearRect';
  // Only the methods that the painters use exist.
  return Object.fromEntries(names.split(' ').map((name) => [name, silent])) as unknown as CanvasRenderingContext2D;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

function timed(times: number, act: (i: number) => void): number {
  const spent: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = performance.now();
    act(i);
    spent.push(performance.now() - before);
  }
  return median(spent);
}

function paintTime(shape: string, iteration?: number, target: Target | null = null): number {
  const context = silentContext();
  const scene = createScene(pictureOf(shape));
  const numbers = numbersOfModel(net(shape), iteration === undefined ? {} : { iteration });
  const moment: FrameState = {
    numbers: { ...numbers, moment: { run: 1, epoch: 0, batch: 0, iteration: 0 } },
    runs: true,
    paintMap: null,
    now: 0,
    target,
    layer: null,
    ink,
    family: 'sans-serif',
    zoom: { x: 0, y: 0, k: 1 },
    ratio: 1,
    keeps: false,
  };
  return timed(200, () => scene.paint(context, moment));
}

/** One example as in training: once a display frame while such a network trains. */
function passTime(shape: string): number {
  const model = net(shape);
  const pass = createExamplePass(model, 1);
  pass.load(numbersOf(shape).parameters);
  const x = Array.from({ length: model.inputs }, (_, i) => Math.sin(i));
  return timed(40, () => void pass.values(x, 'training', 1));
}

export async function run(): Promise<Measure[]> {
  const large = '784-512.relu-512.relu-10.softmax';
  const dropping = '784-512-BatchNormalization-relu-Dropout:0.5-512.relu-Dropout:0.5-10.softmax';
  const { plan, counts } = pictureOf(large);
  const { parameters } = numbersOf(large);
  return [
    { name: 'paint 3-4-3', value: paintTime('3-4-sigmoid-3-softmax'), unit: 'ms', bound: 1 },
    { name: 'paint 16-16-16-16', value: paintTime('16-16.relu-16.relu-16.relu'), unit: 'ms', bound: 4 },
    { name: 'paint 784-512-512-10', value: paintTime(large), unit: 'ms', bound: 10 },
    {
      name: 'paint 784-512-512-10 with a cell in hand',
      value: paintTime(large, undefined, { type: 'neuron', column: 1, unit: 200 }),
      unit: 'ms',
      bound: 10,
    },
    { name: 'paint 784-512-…-Dropout-10', value: paintTime(dropping, 1), unit: 'ms', bound: 10 },
    { name: 'pass 784-512-…-Dropout-10', value: passTime(dropping), unit: 'ms', bound: 10 },
    {
      name: 'rank 784-512-512-10',
      value: timed(20, () => void strongestEdges(plan, counts, parameters)),
      unit: 'ms',
      bound: 30,
    },
    { name: 'layout 784-512-512-10', value: timed(50, () => void pictureOf(large)), unit: 'ms' },
  ];
}
