import { describe, expect, it } from 'vitest';
import { createTableReader } from '../../../src/asking/tableReader.ts';
import { createTable } from '../../../src/data/createTable.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { knownTables, makeKnown } from '../../../src/data/tables.ts';
import { chooseData, newDataSeed, setData } from '../../../src/document/dataEdits.ts';
import { setFit } from '../../../src/document/edits.ts';
import { createDealer, guardDealing } from '../../../src/state/dealer.ts';
import { keptExamples } from '../../../src/state/examples.ts';
import type { TableReader } from '../../../src/state/openTableReader.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import { linked } from './fakes.ts';

const rows = 60;
const columns = ['a', 'b', 'c', 'd'];
const large = createTable(
  { type: 'table', title: 'large', columns, classes: ['no', 'yes'], targets: [] },
  {
    values: Float64Array.from({ length: rows * columns.length }, (_, i) => (i * 7919) % 1013),
    labels: Int32Array.from({ length: rows }, (_, i) => i % 2),
    targets: new Float64Array(0),
  },
);
const iris = linked('data=iris&net=4-8-3.softmax');
const opened = chooseData(iris, large);

/** A reader as in its worker, or one that fails; what it is sent is copied. */
function readerThat(works: boolean) {
  const sent: unknown[] = [];
  const open = (): Pick<TableReader, 'ask'> => {
    const waiting: ((answer: never) => void)[] = [];
    const endpoint = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage: (said: unknown) =>
        waiting.shift()?.((works ? said : { ok: false, trouble: { code: 'unreadable' } }) as never),
    };
    createTableReader(endpoint);
    return {
      ask: async (question) =>
        new Promise((resolve) => {
          sent.push(question);
          waiting.push(resolve);
          endpoint.onmessage?.({ data: structuredClone(question) } as MessageEvent);
        }),
    };
  };
  return { open, sent };
}

function pageOf(works = true) {
  makeKnown(large);
  const { open, sent } = readerThat(works);
  const dealer = createDealer(open, 100);
  const store = createAppStore(opened, initialView);
  guardDealing({ store }, dealer);
  const present = () => store.getState().document.present;
  return { dealer, store, sent, present };
}

describe('a dealer', () => {
  it('has the rows of a large table dealt elsewhere before the page shows them, as the page would deal them', async () => {
    const { store, sent, present } = pageOf();
    store.getState().edit((e) => newDataSeed(e, 7));
    expect(present()).toBe(opened);
    await expect.poll(present).not.toBe(opened);
    expect(present()).toEqual(newDataSeed(opened, 7));
    const { data, validationSplit } = present();
    expect(keptExamples(present())).toEqual(loadExamples(data, validationSplit, knownTables));
    store.getState().edit((e) => setFit(e, { validationSplit: 0.5 }));
    await expect.poll(() => present().validationSplit).toBe(0.5);
    expect(sent.map((each) => (each as { table: unknown }).table !== null)).toEqual([true, false]);
  });

  it('makes an edit of what the page has come to meanwhile', async () => {
    const { store, present } = pageOf();
    store.getState().edit((e) => newDataSeed(e, e.data.seed + 1));
    store.getState().edit((e) => newDataSeed(e, e.data.seed + 1));
    store.getState().edit((e) => setFit(e, { batchSize: 77 }));
    expect(present().batchSize).toBe(77);
    await expect.poll(() => present().data.seed).toBe(opened.data.seed + 2);
    expect(present().batchSize).toBe(77);
  });

  it('deals the columns, too, that derived inputs are made of', async () => {
    const { store, present } = pageOf();
    store.getState().edit((e) => setData(e, { features: [...e.data.features, 'square.3'] }));
    await expect.poll(present).not.toBe(opened);
    expect(keptExamples({ ...present(), data: { ...present().data, features: opened.data.features } })).toBeDefined();
  });

  it('lets the page wait for nothing that is small, kept, previewed or opened', async () => {
    const { store, sent, present, dealer } = pageOf();
    store.getState().edit(() => iris);
    expect(present()).toBe(iris);
    store.getState().previewEdit(() => newDataSeed(opened, 11), 'code');
    store.getState().commitPreview();
    expect(present().data.seed).toBe(11);
    store.getState().open(newDataSeed(opened, 12));
    expect(present().data.seed).toBe(12);
    expect(sent).toEqual([]);
    await dealer.deal(present());
    expect(dealer.deal(present())).toBeNull();
  });

  it('leaves it to the page where no worker answers', async () => {
    const { store, present } = pageOf(false);
    store.getState().edit((e) => newDataSeed(e, 21));
    await expect.poll(present).not.toBe(opened);
    store.getState().edit((e) => newDataSeed(e, 22));
    expect(present().data.seed).toBe(22);
  });
});
