import { describe, expect, it } from 'vitest';
import { encodeLink } from '../../../src/document/link.ts';
import { openSavedWork, type SavedWork, type Shelf } from '../../../src/state/saved.ts';
import { forbiddenShelf, fullShelf, linked, memoryShelf } from './fakes.ts';

const key = 'mlp-visualizer.work';
/** An experiment that its number of hidden units identifies. */
const work = (units: number) => linked(`data=iris&net=4-${units}-3.softmax`);

/** A computer with a clock that advances one millisecond each time it is read. */
function computer(shelf: Shelf = memoryShelf()) {
  let time = 1000;
  let pages = 0;
  return {
    page: (id = `page${++pages}`): SavedWork =>
      openSavedWork(
        shelf,
        () => id,
        () => ++time,
      ),
  };
}

/** A page on a computer where this text is kept. */
function withText(text: string) {
  const shelf = memoryShelf();
  shelf.setItem(key, text);
  return openSavedWork(
    shelf,
    () => 'new',
    () => 2000,
  );
}

const widths = (saved: SavedWork): unknown[] =>
  saved.all().map(({ experiment: { layers } }) => layers[0].type === 'dense' && layers[0].units);

describe('saved work', () => {
  it('is nothing at first', () => {
    const saved = computer().page();
    expect(saved.latest()).toBeNull();
    expect(saved.all()).toEqual([]);
    expect(saved.has(encodeLink(work(1)))).toBe(false);
  });

  it('is found by the next page, with the time of its last edit', () => {
    const { page } = computer();
    const first = page();
    first.save(work(1));
    first.save(work(2));
    const second = page();
    expect(second.latest()).toEqual(work(2));
    expect(second.all()).toEqual([{ experiment: work(2), time: 1002 }]);
    expect(second.has(encodeLink(work(2)))).toBe(true);
    expect(second.has(encodeLink(work(1)))).toBe(false);
  });

  it('has one slot a page, the last edited first', () => {
    const { page } = computer();
    const [first, second] = [page(), page()];
    first.save(work(1));
    second.save(work(2));
    expect(widths(first)).toEqual([2, 1]);
    first.save(work(3));
    expect(widths(second)).toEqual([3, 2]);
  });

  it('holds the last 12 works', () => {
    const { page } = computer();
    for (let i = 1; i <= 14; i++) page().save(work(i));
    expect(widths(page())).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });

  it('names the same work once, as the newer', () => {
    const { page } = computer();
    page().save(work(1));
    page().save(work(2));
    page().save(work(1));
    expect(page().all()).toEqual([
      { experiment: work(1), time: 1003 },
      { experiment: work(2), time: 1002 },
    ]);
  });

  it('of another page stays when this one passes through the same and goes on', () => {
    const { page } = computer();
    page().save(work(1));
    const second = page();
    for (const units of [2, 1, 3]) second.save(work(units));
    expect(widths(second)).toEqual([3, 1]);
  });
});

describe('what is kept', () => {
  const slot = { id: 'a', link: encodeLink(work(1)), time: 1 };
  const other = { id: 'b', link: encodeLink(work(2)), time: 2 };

  it.each(['', '{', 'null', '7', '"text"', '{}', '{"0":1}', 'undefined'])('is as good as nothing: %s', (text) => {
    const saved = withText(text);
    expect(saved.latest()).toBeNull();
    expect(saved.has(slot.link)).toBe(false);
    saved.save(work(5));
    expect(widths(saved)).toEqual([5]);
  });

  it.each([
    null,
    7,
    'text',
    [],
    {},
    { ...other, id: 7 },
    { ...other, link: null },
    { ...other, time: '1' },
    { id: 'b', time: 1 },
  ])('may have a foreign entry, which is passed over: %j', (foreign) => {
    const saved = withText(JSON.stringify([foreign, slot]));
    expect(widths(saved)).toEqual([1]);
    saved.save(work(5));
    expect(widths(saved)).toEqual([5, 1]);
  });

  it('may have links that no longer open, which are passed over', () => {
    const broken = { ...slot, id: 'b', link: 'v=1&data=lions&net=4-3' };
    const saved = withText(JSON.stringify([broken, slot]));
    expect(saved.latest()).toEqual(work(1));
    expect(widths(saved)).toEqual([1]);
  });

  it('is left as it is until there is something to save', () => {
    const shelf = memoryShelf();
    shelf.setItem(key, '{');
    const saved = openSavedWork(
      shelf,
      () => 'a',
      () => 1,
    );
    saved.all();
    saved.latest();
    expect(shelf.entries.get(key)).toBe('{');
  });
});

describe('a computer that keeps nothing', () => {
  it.each<[string, Shelf | null]>([
    ['without storage', null],
    ['with forbidden storage', forbiddenShelf],
    ['with full storage', fullShelf(memoryShelf())],
  ])('harms nothing: %s', (_, shelf) => {
    const saved = openSavedWork(
      shelf,
      () => 'a',
      () => 1,
    );
    saved.save(work(1));
    expect(saved.latest()).toBeNull();
    expect(saved.has(encodeLink(work(1)))).toBe(false);
  });

  it('shows what is there when only writing is forbidden', () => {
    const shelf = memoryShelf();
    openSavedWork(
      shelf,
      () => 'a',
      () => 1,
    ).save(work(1));
    const saved = openSavedWork(
      fullShelf(shelf),
      () => 'b',
      () => 2,
    );
    saved.save(work(2));
    expect(widths(saved)).toEqual([1]);
  });

  it('what is saved after leaving goes to a slot of its own', () => {
    const shelf = memoryShelf();
    let ids = 0;
    const saved = openSavedWork(
      shelf,
      () => `slot${++ids}`,
      () => ids,
    );
    saved.save(work(1));
    saved.leave();
    saved.save(work(2));
    saved.save(work(3));
    expect(saved.all().map(({ experiment }) => experiment)).toEqual([work(3), work(1)]);
  });
});
