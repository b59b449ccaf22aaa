import '../engine/oldArrays.ts'; // before all others
import { makeAllKnown } from '../data/makeAllKnown.ts';
import { createTrainer } from '../training/trainer.ts';
import { createAnswerer } from './answerer.ts';

// The page has two workers of this one file, one that trains and one that answers, or one that does both in turns.

// A message to oneself comes after those that are waiting, and sooner than any timer.
const { port1, port2 } = new MessageChannel();
const turns: (() => void)[] = [];
port1.onmessage = () => turns.shift()?.();

const world = {
  now: () => performance.now(),
  nextTurn: (callback: () => void) => {
    turns.push(callback);
    port2.postMessage(null);
  },
  wait: (milliseconds: number, callback: () => void) => void setTimeout(callback, milliseconds),
};

makeAllKnown();
createTrainer({ endpoint: self, ...world });
createAnswerer({ endpoint: self, ...world });
