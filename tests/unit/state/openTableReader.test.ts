import { describe, expect, it, vi } from 'vitest';
import type { TableQuestion } from '../../../src/asking/tableReader.ts';
import { openTableReader } from '../../../src/state/openTableReader.ts';

vi.mock('../../../src/asking/tableWorker.ts?worker&url', () => ({ default: '' }));
vi.mock('../../../src/asking/browserWorker.ts', () => ({ createWorker: vi.fn() }));

function open() {
  const workers: Worker[] = [];
  const reader = openTableReader(() => {
    const worker: Partial<Worker> = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
    workers.push(worker as Worker);
    return worker as Worker;
  });
  return {
    workers,
    reader,
    fail: (i: number) => workers[i].onerror?.({} as ErrorEvent),
    answer: (i: number, data: unknown) => workers[i].onmessage?.(new MessageEvent('message', { data })),
  };
}

const question: TableQuestion = { type: 'read', file: new Blob(['a,b']), choice: {} };
const unreadable = { ok: false, trouble: { code: 'unreadable' } };

describe('the reader of tables', () => {
  it('asks a fresh worker once where one fails before it has answered', async () => {
    const { reader, workers, fail, answer } = open();
    const said = reader.ask(question);
    fail(0);
    expect(workers[0].terminate).toHaveBeenCalled();
    expect(workers[1].postMessage).toHaveBeenCalledExactlyOnceWith(question);
    answer(1, 'answer');
    expect(await said).toBe('answer');
  });

  it('says that the table cannot be read where that fails, too, and of each question from then on', async () => {
    const { reader, workers, fail } = open();
    const all = [reader.ask(question), reader.ask(question)];
    fail(0);
    fail(1);
    expect(await Promise.all(all)).toEqual([unreadable, unreadable]);
    expect(await reader.ask(question)).toEqual(unreadable);
    expect(workers).toHaveLength(2);
  });

  it('asks no other worker about what only this one has', async () => {
    const { reader, workers, fail, answer } = open();
    const first = reader.ask(question);
    answer(0, 'answer');
    await first;
    const second = reader.ask(question);
    fail(0);
    expect(await second).toEqual(unreadable);
    const other = open();
    const sent = other.reader.ask(question, [new ArrayBuffer(8)]);
    other.fail(0);
    expect(await sent).toEqual(unreadable);
    expect([workers.length, other.workers.length]).toEqual([1, 1]);
  });
});
