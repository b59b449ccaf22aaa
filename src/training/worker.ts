import '../engine/oldArrays.ts'; // before all others
import { createTrainer } from './trainer.ts';

// A message to oneself comes after those that are waiting, and sooner than any timer.
const { port1, port2 } = new MessageChannel();
const turns: (() => void)[] = [];
port1.onmessage = () => turns.shift()?.();

createTrainer({
  endpoint: self,
  now: () => performance.now(),
  nextTurn: (callback) => {
    turns.push(callback);
    port2.postMessage(null);
  },
  wait: (milliseconds, callback) => void setTimeout(callback, milliseconds),
});
