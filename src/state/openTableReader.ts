import { createWorker } from '../asking/browserWorker.ts';
import type { TableAnswers, TableQuestion } from '../asking/tableReader.ts';
// eslint-disable-next-line import/default -- Vite makes it
import address from '../asking/tableWorker.ts?worker&url';
import { failed } from '../data/csv/rawTable.ts';

/** A worker that reads one file after the other; nothing of them leaves this computer. */
export interface TableReader {
  ask<Q extends TableQuestion>(question: Q, transfer?: Transferable[]): Promise<TableAnswers[Q['type']]>;
  close(): void;
}

export function openTableReader(): TableReader {
  const worker = createWorker('table', address);
  const waiting: ((answer: never) => void)[] = [];
  worker.onmessage = ({ data }: MessageEvent) => waiting.shift()?.(data as never); // the answer to the first question
  worker.onerror = () => waiting.shift()?.(failed({ code: 'unreadable' }) as never);
  return {
    ask: async (question, transfer = []) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        worker.postMessage(question, transfer);
      }),
    close: () => worker.terminate(),
  };
}
