// Measures how long a pause takes while a network trains at full speed, in a real thread that exchanges frames with the
// page. A thread of Node replaces the browser's worker; the bundle of this file runs in both threads.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Experiment } from '../../src/document/experiment.ts';
import { layOut } from '../../src/engine/layout.ts';
import { type FrameShape, frameByteLength } from '../../src/training/frame.ts';
import type { Command, Report } from '../../src/training/protocol.ts';
import { createTrainer } from '../../src/training/trainer.ts';
import { net } from '../unit/net.ts';
import { large, prepareRandom } from '../unit/training/experiments.ts';
import type { Measure } from './measure.ts';

if (!isMainThread && parentPort !== null) {
  const port = parentPort;
  createTrainer({
    endpoint: {
      postMessage: (report, transfer) => port.postMessage(report, transfer),
      addEventListener: (_type, listener) => port.on('message', (data: Command) => listener({ data })),
    },
    now: () => performance.now(),
    nextTurn: (callback) => void setImmediate(callback), // in Node, messages to oneself would delay all others
    wait: (milliseconds, callback) => void setTimeout(callback, milliseconds),
    prepare: prepareRandom(1024),
  });
}

/** ms from each of `times` pauses to its answer, each requested at another moment of a batch. */
async function pauses(experiment: Experiment, times: number): Promise<number[]> {
  const worker = new Worker(new URL(import.meta.url));
  const post = (command: Command, transfer: ArrayBuffer[] = []): void => worker.postMessage(command, transfer);
  const run = 1;
  let answered = (): void => {};
  const answer = (): Promise<void> => new Promise((resolve) => (answered = resolve));
  worker.on('message', (report: Report) => {
    if (report.type === 'frame') post({ type: 'credit', run, buffer: report.buffer }, [report.buffer]);
    if (report.type === 'failed') throw new Error(report.message);
    if (report.type === 'paused') answered();
    if (report.type !== 'compiled') return;
    const shape: FrameShape = { layout: layOut(experiment), keys: report.keys };
    for (let i = 0; i < 3; i++) {
      const buffer = new ArrayBuffer(frameByteLength(shape));
      post({ type: 'credit', run, buffer }, [buffer]);
    }
    answered();
  });
  const compiled = answer();
  post({ type: 'compile', run, experiment });
  await compiled;
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    post({ type: 'fit', run, serial: 2 * i + 1, pace: { unit: 'epoch', perSecond: Number.POSITIVE_INFINITY } });
    await new Promise((resolve) => setTimeout(resolve, 60 + ((i * 37) % 101)));
    const paused = answer();
    const begun = performance.now();
    post({ type: 'pause', run, serial: 2 * i + 2 });
    await paused;
    took.push(performance.now() - begun);
  }
  await worker.terminate();
  return took.toSorted((a, b) => a - b);
}

export async function run(): Promise<Measure[]> {
  const measures: Measure[] = [];
  const add = async (name: string, experiment: Experiment, times: number): Promise<void> => {
    const took = await pauses({ ...experiment, epochs: 100_000 }, times);
    measures.push({ name: `${name}, median`, value: took[times >> 1], unit: 'ms' });
    measures.push({ name: `${name}, longest of ${times}`, value: took[times - 1], unit: 'ms', bound: 100 });
  };
  await add('784-512-512-10, batch 32', { ...large, batchSize: 32 }, 40);
  await add('784-512-512-10, batch 1024', { ...large, batchSize: 1024 }, 40);
  // about the largest network allowed
  const largest = net('1024-1024.relu-1024.relu-1024.relu-800.relu-10-softmax');
  await add('1024-1024-1024-1024-800-10, batch 32', { ...large, ...largest, batchSize: 32 }, 20);
  return measures;
}
