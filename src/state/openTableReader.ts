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

interface Waiting {
  readonly question: TableQuestion;
  /** What was transferred with it is no longer here. */
  readonly canRepeat: boolean;
  readonly resolve: (answer: never) => void;
}

const unreadable = failed({ code: 'unreadable' });

/** A worker that fails before its first answer is replaced once, and asked the same again: its file may not have loaded. */
export function openTableReader(create = (): Worker => createWorker('table', address)): TableReader {
  let waiting: Waiting[] = [];
  let canReplace = true;
  let worker: Worker | null = begin();

  function begin(): Worker {
    const made = create();
    made.onmessage = ({ data }: MessageEvent) => {
      canReplace = false; // it has read what later questions are about
      waiting.shift()?.resolve(data as never); // the answer to the first question
    };
    made.onerror = () => {
      close();
      const isRepeated = canReplace && waiting.every(({ canRepeat }) => canRepeat);
      canReplace = false;
      if (isRepeated) {
        worker = begin();
        for (const { question } of waiting) worker.postMessage(question);
        return;
      }
      for (const { resolve } of waiting) resolve(unreadable as never);
      waiting = [];
    };
    return made;
  }

  function close(): void {
    if (worker !== null) worker.onerror = null;
    worker?.terminate();
    worker = null;
  }

  return {
    ask: async (question, transfer = []) =>
      new Promise((resolve) => {
        if (worker === null) return resolve(unreadable);
        waiting.push({ question, canRepeat: transfer.length === 0, resolve });
        worker.postMessage(question, transfer);
      }),
    close,
  };
}
