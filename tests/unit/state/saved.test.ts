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
    page: (id = `page${++pages}`): SavedWork => {
      let names = 0;
      return openSavedWork(
        shelf,
        () => `${id}.${names++}`,
        () => ++time,
      );
    },
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

  it("keeps what was only opened, beside 12 other works, once it is somebody's", () => {
    const { page } = computer();
    for (let i = 1; i <= 12; i++) page().save(work(i));
    const last = page();
    last.leave(work(20));
    last.save(work(20));
    expect(last.has(encodeLink(work(20)))).toBe(false); // the first to go
    last.save(work(20), true);
    expect(last.latest()).toEqual(work(20));
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

describe('work that was only looked at', () => {
  it('never pushes out edited work: 40 links and 40 steps of lessons, on pages of their own and on one', () => {
    for (const isOnePage of [true, false]) {
      const { page } = computer();
      for (let i = 1; i <= 11; i++) page().save(work(i));
      let visiting = page();
      for (let i = 100; i < 140; i++) {
        if (!isOnePage) visiting = page();
        visiting.leave(work(i));
        visiting.save(work(i));
      }
      const kept = widths(page());
      expect(kept).toEqual([139, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    }
  });

  it('finds no room beside 12 edited works', () => {
    const { page } = computer();
    for (let i = 1; i <= 12; i++) page().save(work(i));
    const visiting = page();
    visiting.leave(work(100));
    visiting.save(work(100));
    expect(widths(page())).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    visiting.save(work(101)); // edited now
    expect(widths(page())).toEqual([101, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  it('has one slot a page, and gives it to the next thing that is looked at', () => {
    const saved = computer().page();
    saved.save(work(1));
    for (const units of [2, 3, 4]) {
      saved.leave(); // a lesson sets the work aside before it sets up a step
      saved.leave(work(units));
      saved.save(work(units));
    }
    expect(widths(saved)).toEqual([4, 1]);
    saved.save(work(5));
    saved.leave(work(6));
    saved.save(work(6));
    expect(widths(saved)).toEqual([6, 5, 1]);
  });

  it('is work of old pages, as far as they tell: all theirs counts as edited', () => {
    const old = Array.from({ length: 12 }, (_, i) => ({ id: `old${i}`, link: encodeLink(work(i + 1)), time: 1 }));
    const saved = withText(JSON.stringify(old));
    saved.leave(work(100));
    saved.save(work(100));
    expect(widths(saved)).toHaveLength(12);
    expect(widths(saved)).not.toContain(100);
  });

  it('goes before a work that a newer one repeats, and that before the oldest', () => {
    const { page } = computer();
    for (let i = 1; i <= 10; i++) page().save(work(i));
    page().save(work(3)); // repeats the third
    const visiting = page();
    visiting.leave(work(100));
    visiting.save(work(100));
    page().save(work(20));
    expect(widths(page())).toEqual([20, 3, 10, 9, 8, 7, 6, 5, 4, 2, 1]); // 100 is gone, both 3s are here
    page().save(work(21));
    expect(widths(page())).toEqual([21, 20, 3, 10, 9, 8, 7, 6, 5, 4, 2, 1]);
    page().save(work(22));
    expect(widths(page())).toEqual([22, 21, 20, 3, 10, 9, 8, 7, 6, 5, 4, 2]);
  });
});

describe('two tabs that save at the same moment', () => {
  /** Tabs whose storage takes a while to reach the other: each saves to what it has read before. */
  it('lose neither work: the one written over is written again', () => {
    const shelf = memoryShelf();
    const [first, second] = [computer(shelf).page('first'), computer(shelf).page('second')];
    first.save(work(1));
    shelf.setItem(key, '[]'); // the second has not seen it
    second.save(work(2));
    expect(widths(second)).toEqual([2]);
    first.restore();
    expect(new Set(widths(second))).toEqual(new Set([1, 2]));
    const settled = shelf.entries.get(key);
    second.restore();
    first.restore();
    expect(shelf.entries.get(key)).toBe(settled);
  });

  it('write nothing again that had to go: what is oldest, or was only looked at', () => {
    const shelf = memoryShelf();
    const { page } = computer(shelf);
    const [oldest, looking] = [page(), page()];
    looking.leave(work(100));
    looking.save(work(100));
    oldest.save(work(1));
    for (let i = 2; i <= 13; i++) page().save(work(i));
    const full = shelf.entries.get(key);
    oldest.restore();
    looking.restore();
    page().restore(); // has saved nothing
    expect(shelf.entries.get(key)).toBe(full);
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
    { ...other, time: -1 },
    { ...other, time: null },
    { ...other, id: 'b'.repeat(101) },
    { ...other, link: 'x'.repeat(20_001) },
    { ...slot, link: other.link, id: slot.id, time: '1' },
    { __proto__: other },
    [[slot]],
  ])('may have a foreign entry, which is passed over: %j', (foreign) => {
    const saved = withText(JSON.stringify([foreign, slot]));
    expect(widths(saved)).toEqual([1]);
    saved.save(work(5));
    expect(widths(saved)).toEqual([5, 1]);
  });

  it.each([1e17, 1e300, 8.64e15 + 1])('may have the time %d of a wrong clock: the work opens, as of now', (time) => {
    const saved = withText(JSON.stringify([{ ...other, time }, slot]));
    expect(saved.all()).toEqual([
      { experiment: work(2), time: 2000 },
      { experiment: work(1), time: 1 },
    ]);
  });

  it('may have one name twice, which is taken once, and more than there are slots', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({
      ...slot,
      id: `${i}`,
      link: encodeLink(work((i % 20) + 1)),
    }));
    expect(widths(withText(JSON.stringify([slot, { ...other, id: slot.id }])))).toEqual([1]);
    const saved = withText(JSON.stringify(many));
    expect(widths(saved)).toHaveLength(12);
    saved.save(work(50));
    expect(widths(saved)).toEqual([50, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('may have keys of the prototype, which change nothing', () => {
    const saved = withText(
      `[{"__proto__":{"id":"b","link":"x","time":1}},${JSON.stringify({ ...slot, looked: '1' })}]`,
    );
    expect(widths(saved)).toEqual([1]);
    expect(Object.hasOwn(Object.prototype, 'id')).toBe(false);
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

  it.each<[string, Shelf | null]>([
    ['without storage', null],
    ['with forbidden storage', forbiddenShelf],
    ['with full storage', fullShelf(memoryShelf())],
  ])('says once that it does not keep the work: %s', (_, shelf) => {
    let said = 0;
    const saved = openSavedWork(
      shelf,
      () => 'a',
      () => 1,
      () => void said++,
    );
    saved.all();
    expect(said).toBe(0);
    for (const units of [1, 2, 3]) saved.save(work(units));
    saved.leave();
    saved.save(work(4));
    expect(said).toBe(1);
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
