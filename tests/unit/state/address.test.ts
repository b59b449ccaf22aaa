import { describe, expect, it } from 'vitest';
import { setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { encodeLink } from '../../../src/document/link.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import * as link from '../../../src/document/link.ts';
import { connectAddress, type Mender } from '../../../src/state/address.ts';
import { ownPath, pageLink } from '../../../src/state/pageLink.ts';
import { openSavedWork } from '../../../src/state/saved.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView, type OpenLesson } from '../../../src/state/view.ts';
import { handTurned } from '../training/handTurned.ts';
import { linked, memoryShelf } from './fakes.ts';

const iris = linked('data=iris&net=4-8-3.softmax');
const xor = linked('data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&split=0');
const wide = (units: number) => (e: Experiment) => setUnits(e, 0, units);
/** The hash that the page writes for an experiment. */
const hashOf = (
  e: Experiment,
  { lesson = null, language = null }: { lesson?: OpenLesson | null; language?: 'en' | 'ja' | null } = {},
): string => `#${pageLink(e, lesson, language)}`;
const at = (name: string, step: number, isFresh = false): OpenLesson => ({ name, step, isFresh });
const badLink = '#v=1&data=lions&net=4-3';

/**
 * A browser's tab; every `open` loads the page anew with the same storage. The mender is loaded at once, or when the
 * callbacks in `mends` are called.
 */
function tab(hash = '', path = '/', mends: ((mender: Mender | null) => void)[] | null = null) {
  const shelf = memoryShelf();
  const notes = new Map<string, string>();
  const self = { hash, path, typing: () => undefined as void, refuses: false, isAnew: false };
  /** The browser's history; those that the page has written are its own. */
  const entries = [{ hash, isOwn: false }];
  let at = 0;
  let pages = 0;

  function open() {
    const store = createAppStore(openingExperiment, initialView);
    const hand = handTurned();
    const work = openSavedWork(
      shelf,
      () => `page${++pages}`,
      () => pages,
    );
    const writes: string[] = [];
    let openings = 0;
    const listeners: (() => void)[] = [];
    connectAddress(
      store,
      {
        hash: () => self.hash,
        path: () => self.path,
        replace: (written, alone) => {
          if (self.refuses) throw new Error('SecurityError');
          writes.push(written);
          if (alone) self.path = ownPath(self.path.split('?')[0]);
          self.hash = `#${written}`;
          entries[at] = { hash: self.hash, isOwn: true };
        },
        push: (written) => {
          if (self.refuses) throw new Error('SecurityError');
          self.hash = `#${written}`;
          entries.splice(++at, entries.length, { hash: self.hash, isOwn: true });
        },
        isOwn: () => entries[at].hash === self.hash && entries[at].isOwn,
        isAnew: () => self.isAnew,
        keepTyped: () => {
          self.typing();
          store.getState().commitPreview();
        },
        onChange: (listener) => void listeners.push(listener),
      },
      work,
      { get: (name) => notes.get(name) ?? null, set: (name, text) => void notes.set(name, text) },
      (callback, milliseconds) => hand.wait(milliseconds, callback),
      (_, use) => (mends === null ? use(link) : mends.push(use)),
      () => void openings++,
    );
    return {
      ...store.getState(),
      state: store.getState,
      present: () => store.getState().document.present,
      messages: () => store.getState().messages,
      work,
      writes,
      openings: () => openings,
      entries: () => entries.map((entry) => entry.hash),
      /** Goes back or forward in the browser's history. */
      go: (steps: number): void => {
        at += steps;
        self.hash = entries[at].hash;
        for (const listener of listeners) listener();
      },
      /** Puts another hash into the address bar, as a person does. */
      paste: (pasted: string): void => {
        self.hash = pasted;
        entries.splice(++at, entries.length, { hash: pasted, isOwn: false });
        for (const listener of listeners) listener();
      },
      /** Sends the event of a pasted hash, which browsers send later than they change the hash. */
      tell: (): void => {
        for (const listener of listeners) listener();
      },
      advance: hand.advance,
    };
  }

  return {
    self,
    shelf,
    open,
    /** Opens the page and lets time pass, so that the address may be written at once. */
    settled: () => {
      const page = open();
      page.advance(1000);
      page.writes.length = 0;
      return page;
    },
    /** Saves work of an earlier page. */
    remember: (e: Experiment): void =>
      openSavedWork(
        shelf,
        () => `page${++pages}`,
        () => pages,
      ).save(e),
  };
}

describe('a page opened without a link', () => {
  it.each(['', '#'])('shows the opening experiment and puts its link into the address “%s”', (hash) => {
    const { open, self } = tab(hash);
    const { state, messages } = open();
    expect(state().document).toEqual({ past: [], present: openingExperiment, future: [] });
    expect(self.hash).toBe(hashOf(openingExperiment));
    expect(messages()).toEqual([]);
  });

  it('takes up the newest work, with nothing to undo', () => {
    const { open, remember, self } = tab();
    remember(xor);
    remember(iris);
    const { state, messages } = open();
    expect(state().document).toEqual({ past: [], present: iris, future: [] });
    expect(self.hash).toBe(hashOf(iris));
    expect(messages()).toEqual([]);
  });
});

describe('a page opened with a link', () => {
  it('shows its experiment, with nothing to undo', () => {
    const { open } = tab(hashOf(iris));
    const { state, messages } = open();
    expect(state().document).toEqual({ past: [], present: iris, future: [] });
    expect(messages()).toEqual([]);
  });

  it('writes the link as it writes all links', () => {
    const { open, self } = tab('#net=4-8-3.softmax&v=1&data=iris');
    open();
    expect(self.hash).toBe(hashOf(iris));
  });

  it('leaves saved work alone and offers it', () => {
    const { open, remember, shelf } = tab(hashOf(iris));
    remember(xor);
    const before = new Map(shelf.entries);
    const { present, messages, advance, work, edit } = open();
    advance(5000);
    expect(present()).toEqual(iris);
    expect(messages()).toEqual([{ type: 'openedLink', earlier: xor }]);
    expect(shelf.entries).toEqual(before);
    edit(wide(9));
    expect(work.all().map(({ experiment }) => experiment)).toEqual([wide(9)(iris), xor]);
  });

  it('offers nothing when the link is one’s own work', () => {
    const { open, remember } = tab(hashOf(iris));
    remember(iris);
    remember(xor);
    const { messages } = open();
    expect(messages()).toEqual([]);
  });

  it('says what the link has that is not known', () => {
    const { open } = tab(`${hashOf(iris)}&utm_source=mail`);
    const { present, messages } = open();
    expect(present()).toEqual(iris);
    expect(messages()).toEqual([
      { type: 'linkNotices', notices: [{ code: 'unknownKeys', keys: ['utm_source'], more: 0 }] },
    ]);
  });
});

describe('a link that stands before the hash', () => {
  const link = encodeLink(iris);

  it.each([
    [`/mlp/?${link}`, '', '/mlp/'],
    [`/mlp/?${link}`, '#', '/mlp/'],
    [`/mlp/index.html?${link.replaceAll('&', '&amp;')}`, '', '/mlp/index.html'],
    [`/mlp/?utm_source=mail&${link}`, '', '/mlp/'],
    [`/mlp/%23${link}`, '', '/mlp/'],
    [`/mlp/index.html%23${encodeURIComponent(link)}`, '', '/mlp/index.html'],
    [`/mlp/%2523${link}`, '', '/mlp/'],
    [`/mlp/${link}`, '', '/mlp/'],
    [`/%23${link}/`, '', '/'],
  ])('is read, and goes to its place: %s%s', (path, hash, own) => {
    const { open, self } = tab(hash, path);
    const { present, messages } = open();
    expect(present()).toEqual(iris);
    expect(messages()).toMatchObject([{ type: 'linkNotices', notices: [{ code: 'mended' }] }]);
    expect(self).toMatchObject({ hash: hashOf(iris), path: own });
  });

  it('opens a lesson, too', () => {
    const { open, self } = tab('', '/mlp/?lesson=one-neuron&step=2');
    expect(open().state().view.lesson).toEqual({ name: 'one-neuron', step: 1, isFresh: true, opensPage: true });
    expect(self).toMatchObject({ hash: hashOf(iris, { lesson: at('one-neuron', 1, true) }), path: '/mlp/' });
  });

  it('is told when it is bad, and stays there until something is edited', () => {
    const path = '/mlp/?v=1&data=lions&net=4-3';
    const { open, self } = tab('', path);
    const { messages, edit } = open();
    expect(messages()).toMatchObject([{ type: 'badLink', error: { code: 'unknownName', value: 'lions' } }]);
    expect(self).toMatchObject({ hash: '', path });
    edit(wide(5));
    expect(self).toMatchObject({ hash: hashOf(wide(5)(openingExperiment)), path: '/mlp/' });
  });

  it('is refused beside another one in the hash', () => {
    const { open } = tab(hashOf(xor), `/mlp/?${link}`);
    expect(open().messages()).toMatchObject([{ type: 'badLink', error: { code: 'severalLinks' } }]);
  });

  it('gives way to a hash that is pasted, also when it was bad', () => {
    const { open, self } = tab('', '/mlp/?v=1&data=lions&net=4-3');
    const page = open();
    page.paste(hashOf(xor));
    expect(page.present()).toEqual(xor);
    expect(self.path).toBe('/mlp/');
    expect(page.messages()).toEqual([]);
  });

  it.each(['/?utm_source=mail', '/?v=20260101', '/index.html', '/?data=05%7C01', '/a=b/'])(
    'is none in %s: the page opens as without one',
    (path) => {
      const { open, self } = tab('', path);
      expect(open().present()).toEqual(openingExperiment);
      expect(open().messages()).toEqual([]);
      expect(self.path).toBe(path);
    },
  );

  it('loses no edit to a reload that takes the address as it was', () => {
    const { open, self } = tab('', `/mlp/?${link}`);
    const page = open();
    page.edit(wide(9));
    Object.assign(self, { hash: '', path: `/mlp/?${link}` });
    expect(open().present()).toEqual(wide(9)(iris));
  });
});

describe('a bad link', () => {
  it('is told and stays in the address until something is edited', () => {
    const { open, self } = tab(badLink);
    const { present, messages, writes, advance, edit } = open();
    advance(5000);
    expect(present()).toEqual(openingExperiment);
    expect(messages()).toMatchObject([{ type: 'badLink', error: { code: 'unknownName', value: 'lions' } }]);
    expect(writes).toEqual([]);
    expect(self.hash).toBe(badLink);
    edit(wide(9));
    expect(self.hash).toBe(hashOf(wide(9)(openingExperiment)));
  });

  it.each(['#null', '#undefined', '#%', '#__proto__=1', '#v=2'])('is told whatever it says: %s', (hash) => {
    const { open, self } = tab(hash);
    const { messages } = open();
    expect(messages()).toMatchObject([{ type: 'badLink' }]);
    expect(self.hash).toBe(hash);
  });

  it('leaves the saved work on the page, and as it was', () => {
    const { open, remember, shelf } = tab(badLink);
    remember(iris);
    const before = new Map(shelf.entries);
    const { state, messages } = open();
    expect(state().document).toEqual({ past: [], present: iris, future: [] });
    expect(messages()).toHaveLength(1);
    expect(shelf.entries).toEqual(before);
  });

  it('pasted into the open page changes nothing', () => {
    const { settled, self, shelf } = tab(hashOf(iris));
    const { paste, edit, state, messages, writes, advance } = settled();
    edit(wide(9));
    advance(1000);
    const [before, kept] = [state().document, new Map(shelf.entries)];
    paste(badLink);
    advance(5000);
    expect(state().document).toBe(before);
    expect(messages()).toMatchObject([{ type: 'badLink' }]);
    expect(writes).toHaveLength(1);
    expect(self.hash).toBe(badLink);
    expect(shelf.entries).toEqual(kept);
    edit(wide(10));
    expect(self.hash).toBe(hashOf(wide(10)(iris)));
  });

  it('is there after a reload, with the experiment that it has left unchanged', () => {
    const { settled, open, self, remember } = tab(hashOf(iris));
    remember(xor);
    settled().paste(badLink);
    const { present, messages } = open();
    expect(present()).toEqual(iris);
    expect(messages()).toMatchObject([{ type: 'badLink' }]);
    expect(self.hash).toBe(badLink);
  });

  it('leaves this tab its own experiment and lesson over a reload, whatever another tab has saved since', () => {
    const { open, self, remember } = tab(hashOf(iris, { lesson: at('xor', 1) }));
    const first = open();
    first.advance(1000);
    first.paste(badLink);
    remember(xor);
    for (let time = 0; time < 2; time++) {
      const { present, state, messages, writes, advance } = open();
      advance(5000);
      expect(present()).toEqual(iris);
      expect(state().view.lesson).toMatchObject({ name: 'xor', step: 1, isFresh: false });
      expect(messages()).toMatchObject([{ type: 'badLink' }]);
      expect(self.hash).toBe(badLink);
      expect(writes).toEqual([]);
    }
    const last = open();
    last.advance(1000);
    last.edit(wide(9));
    last.advance(1000);
    self.hash = badLink; // in the same tab, much later
    expect(open().present()).toEqual(wide(9)(iris));
  });

  it('that the page was opened with leaves this tab what was shown, whatever another tab has saved since', () => {
    const { open, self, remember } = tab(badLink);
    remember(iris);
    expect(open().present()).toEqual(iris);
    remember(xor);
    const { present, messages } = open();
    expect(present()).toEqual(iris);
    expect(messages()).toMatchObject([{ type: 'badLink' }]);
    expect(self.hash).toBe(badLink);
  });

  it('to a lesson that is not there leaves the open one, its step and the experiment', () => {
    const error = { code: 'badLesson', why: 'unknown', name: 'nosuch' } as const;
    const refusing: Mender = { ...link, decodeLink: () => ({ ok: false, error }), readLesson: () => null };
    const open = hashOf(iris, { lesson: at('xor', 1) });
    for (const bad of ['#lesson=nosuch', `#${encodeLink(xor)}&lesson=nosuch&step=1`]) {
      const mends: ((mender: Mender | null) => void)[] = [];
      const { settled, self } = tab(open, '/', mends);
      const page = settled();
      page.paste('#lesson=xor&step=1'); // is there: nobody is asked
      page.paste(open);
      expect(mends).toHaveLength(0);
      page.paste(bad);
      expect(page.state().view.lesson).toMatchObject({ name: 'xor', step: 1 });
      mends[0](refusing);
      page.advance(5000);
      expect(page.present()).toEqual(iris);
      expect(page.state().view.lesson).toMatchObject({ name: 'xor', step: 1 });
      expect(page.messages()).toEqual([{ type: 'badLink', error }]);
      expect(self.hash).toBe(bad);
    }
  });

  it('makes no work of what the page begins with', () => {
    const { settled } = tab();
    const { paste, work } = settled();
    paste(badLink);
    expect(work.all()).toEqual([]);
  });

  it('stays in the address also when an edit was still to be written there', () => {
    const { settled, self } = tab(hashOf(iris));
    const { paste, edit, present, advance } = settled();
    edit(wide(9));
    edit(wide(10));
    paste(badLink);
    advance(5000);
    expect(self.hash).toBe(badLink);
    expect(present()).toEqual(wide(10)(iris));
  });
});

describe('a link pasted into the open page', () => {
  it('is one step that can be undone', () => {
    const { settled, self } = tab(hashOf(iris));
    const { paste, undo, state, present, advance } = settled();
    paste(hashOf(xor));
    expect(state().document).toEqual({ past: [iris], present: xor, future: [] });
    advance(1000);
    undo();
    expect(present()).toEqual(iris);
    expect(self.hash).toBe(hashOf(iris));
  });

  it('that the page has written itself is no step', () => {
    const { settled, self } = tab(hashOf(iris));
    const { paste, edit, state } = settled();
    edit(wide(9));
    edit(wide(10)); // not written yet
    const before = state().document;
    paste(self.hash);
    expect(state().document).toBe(before);
  });

  it('is not written over when it comes with an edit still to be written: the event is later than the hash', () => {
    for (const [pasted, result, said] of [
      [badLink, wide(10)(iris), ['badLink']],
      [hashOf(xor), xor, []],
    ] as const) {
      const { settled, self } = tab(hashOf(iris));
      const { edit, tell, present, state, messages, advance } = settled();
      edit(wide(9));
      edit(wide(10)); // to be written at the end of the second
      self.hash = pasted;
      advance(1000);
      expect(self.hash).toBe(pasted);
      expect(present()).toEqual(result);
      expect(messages().map(({ type }) => type)).toEqual(said);
      const before = state();
      tell();
      advance(5000);
      expect(state()).toBe(before); // the event brings nothing more
      expect(self.hash).toBe(pasted);
    }
  });

  it('is not written over by an edit that comes before its event', () => {
    const { settled, self } = tab(hashOf(iris));
    const { edit, tell, present, messages, advance } = settled();
    self.hash = badLink;
    edit(wide(9));
    tell();
    advance(5000);
    expect(messages()).toMatchObject([{ type: 'badLink' }]);
    expect(present()).toEqual(wide(9)(iris));
    expect(self.hash).toBe(badLink);
  });

  it('takes what was said of the link before it away', () => {
    const { settled } = tab(hashOf(iris));
    const { paste, messages } = settled();
    paste(`${hashOf(xor)}&utm_source=mail`);
    expect(messages()).toMatchObject([{ type: 'linkNotices' }]);
    paste(badLink);
    expect(messages()).toMatchObject([{ type: 'badLink' }]);
    paste(hashOf(xor));
    expect(messages()).toEqual([]);
  });

  it('that is empty changes nothing, and the address holds the experiment again', () => {
    const { settled, self } = tab(hashOf(iris));
    const { paste, present, messages, advance } = settled();
    for (const empty of ['', '#']) {
      paste(empty);
      advance(1000);
      expect(self.hash).toBe(hashOf(iris));
    }
    expect(present()).toEqual(iris);
    expect(messages()).toEqual([]);
  });

  it('offers no earlier work: that is what Undo is for', () => {
    const { settled, remember } = tab(hashOf(iris));
    remember(iris);
    const { paste, messages } = settled();
    paste(hashOf(xor));
    expect(messages()).toEqual([]);
  });
});

describe('the address', () => {
  it('is written at once, then once a second with what is newest', () => {
    const { settled } = tab();
    const { edit, writes, advance } = settled();
    const link = (units: number): string => hashOf(wide(units)(openingExperiment)).slice(1);
    edit(wide(5));
    expect(writes).toEqual([link(5)]);
    edit(wide(6));
    advance(999);
    edit(wide(7));
    expect(writes).toEqual([link(5)]);
    advance(1);
    expect(writes).toEqual([link(5), link(7)]);
    edit(wide(8));
    expect(writes).toEqual([link(5), link(7)]);
    advance(1000);
    expect(writes).toEqual([link(5), link(7), link(8)]);
  });

  it('is never written more than once a second, however long the editing goes on', () => {
    const { settled } = tab();
    const { edit, writes, advance } = settled();
    for (let i = 0; i < 100; i++) {
      edit(wide(i + 10));
      advance(100);
    }
    expect(writes.length).toBeGreaterThanOrEqual(10);
    expect(writes.length).toBeLessThanOrEqual(11);
  });

  it('is written at once again after a quiet second', () => {
    const { settled } = tab();
    const { edit, writes, advance } = settled();
    edit(wide(5));
    advance(1000);
    edit(wide(6));
    expect(writes).toHaveLength(2);
  });

  it('is not written for what is only dragged, nor for the view or the run', () => {
    const { settled, shelf } = tab();
    const { previewEdit, commitPreview, setView, setRun, writes } = settled();
    previewEdit(wide(5), 'slider');
    setView({ logarithmic: true, language: 'ja' });
    setRun({ phase: 'running' });
    expect(writes).toEqual([]);
    expect(shelf.entries.size).toBe(0);
    commitPreview();
    expect(writes).toHaveLength(1);
  });

  it('that a browser refuses to change keeps nobody from working, and is written later', () => {
    const { open, self } = tab();
    self.refuses = true;
    const { edit, present, work, openings, advance } = open();
    expect(openings()).toBe(1);
    edit(wide(7));
    const edited = wide(7)(openingExperiment);
    expect(present()).toEqual(edited);
    expect(work.latest()).toEqual(edited);
    expect(open().present()).toEqual(edited); // reloaded
    self.refuses = false;
    advance(1000);
    expect(self.hash).toBe(hashOf(edited));
  });

  it('pasted over code that is just being typed opens, and the typed is kept as work and as a step', () => {
    const { settled, self } = tab();
    const { previewEdit, present, state, work, paste, advance, undo } = settled();
    const typed = wide(7)(present());
    previewEdit(() => typed, 'code');
    paste(hashOf(iris));
    expect(present()).toEqual(iris);
    expect(state().preview).toBeNull();
    expect(work.all().map(({ experiment }) => experiment)).toContainEqual(typed);
    advance(2000);
    expect(self.hash).toBe(hashOf(iris));
    undo();
    expect(present()).toEqual(typed);
  });

  it('opens over a number that is just being typed in a field, which belongs to the work that is left', () => {
    const { settled, self } = tab();
    const { edit, present, work, paste, advance, undo } = settled();
    self.typing = () => {
      self.typing = () => undefined;
      edit(wide(7));
    };
    paste(hashOf(iris));
    expect(present()).toEqual(iris);
    expect(work.all().map(({ experiment }) => experiment)).toContainEqual(wide(7)(openingExperiment));
    advance(2000);
    expect(self.hash).toBe(hashOf(iris));
    undo();
    expect(present()).toEqual(wide(7)(openingExperiment));
  });

  it('pasted broken over code that is just being typed stays there, and the typed is kept', () => {
    const { settled, self } = tab();
    const { previewEdit, present, work, messages, paste, advance } = settled();
    const typed = wide(7)(present());
    previewEdit(() => typed, 'code');
    paste(badLink);
    advance(2000);
    expect(present()).toEqual(typed);
    expect(work.latest()).toEqual(typed);
    expect(messages().map(({ type }) => type)).toEqual(['badLink']);
    expect(self.hash).toBe(badLink);
  });

  it('follows undo and redo, and so does the saved work', () => {
    const { settled, self } = tab();
    const { edit, undo, redo, work, advance } = settled();
    edit(wide(5));
    advance(1000);
    undo();
    expect(self.hash).toBe(hashOf(openingExperiment));
    expect(work.latest()).toEqual(openingExperiment);
    advance(1000);
    redo();
    expect(self.hash).toBe(hashOf(wide(5)(openingExperiment)));
    expect(work.latest()).toEqual(wide(5)(openingExperiment));
  });
});

describe('a reload', () => {
  it('within the second loses nothing', () => {
    const { open, self } = tab();
    const { edit } = open();
    edit(wide(5));
    edit(wide(6));
    expect(self.hash).toBe(hashOf(openingExperiment)); // the address is not up to date
    const { present, messages } = open();
    expect(present()).toEqual(wide(6)(openingExperiment));
    expect(self.hash).toBe(hashOf(wide(6)(openingExperiment)));
    expect(messages()).toEqual([]);
  });

  it('after it opens what the address says', () => {
    const { open, self } = tab();
    const { edit, advance } = open();
    edit(wide(5));
    edit(wide(6));
    advance(1000); // it is written
    advance(1000); // and the browser has it
    self.hash = hashOf(openingExperiment);
    expect(open().present()).toEqual(openingExperiment);
  });

  it('that takes the address as it was before it was just written loses nothing either', () => {
    const { open, self } = tab();
    const { edit, advance } = open();
    edit(wide(5));
    edit(wide(6));
    const before = self.hash;
    advance(1000);
    expect(self.hash).toBe(hashOf(wide(6)(openingExperiment)));
    self.hash = before;
    expect(open().present()).toEqual(wide(6)(openingExperiment));
  });

  it('with another link opens that link', () => {
    const { open, self } = tab();
    const { edit } = open();
    edit(wide(5));
    edit(wide(6));
    self.hash = hashOf(iris);
    expect(open().present()).toEqual(iris);
  });

  it('is none where the same link is opened again in that second: it opens as it did at first', () => {
    const { open, self } = tab();
    const { edit } = open();
    edit(wide(5));
    edit(wide(6));
    self.isAnew = true;
    expect(open().present()).toEqual(openingExperiment);
  });

  it('right after a bad link was mended by an edit shows the edit', () => {
    const { open, self } = tab(hashOf(iris));
    const { edit, paste } = open();
    paste(badLink);
    edit(wide(9));
    expect(self.hash).toBe(badLink);
    const { present, messages } = open();
    expect(present()).toEqual(wide(9)(iris));
    expect(messages()).toEqual([]);
  });
});

describe('the language', () => {
  it('of a link is spoken, and the address goes on naming it', () => {
    const { settled, self } = tab(`${hashOf(iris)}&lang=ja`);
    const { edit, state, setView, advance } = settled();
    expect(state().view.language).toBe('ja');
    edit(wide(9));
    expect(self.hash).toBe(`${hashOf(wide(9)(iris))}&lang=ja`);
    advance(1000);
    setView({ language: 'en' });
    expect(self.hash).toBe(`${hashOf(wide(9)(iris))}&lang=en`);
  });

  it('stays out of the address when the link did not name one', () => {
    const { settled, self } = tab(hashOf(iris));
    const { edit, setView, writes } = settled();
    setView({ language: 'ja' });
    expect(writes).toEqual([]);
    edit(wide(9));
    expect(self.hash).toBe(hashOf(wide(9)(iris)));
  });

  it('leaves the address with a pasted link that names none, and stays on the page', () => {
    const { settled, self } = tab(`${hashOf(iris)}&lang=ja`);
    const { paste, state } = settled();
    paste(hashOf(xor));
    expect(self.hash).toBe(hashOf(xor));
    expect(state().view.language).toBe('ja');
  });

  it('comes with a pasted link, and is not undone', () => {
    const { settled } = tab(hashOf(iris));
    const { paste, undo, state } = settled();
    paste(`${hashOf(xor)}&lang=ja`);
    undo();
    expect(state().view.language).toBe('ja');
  });

  it('is no reason to save anything', () => {
    const { settled, shelf } = tab(`${hashOf(iris)}&lang=ja`);
    settled().setView({ language: 'en' });
    expect(shelf.entries.size).toBe(0);
  });
});

describe('a lesson in the link', () => {
  const lesson = (name: string, step: number, isFresh: boolean) => ({ name, step, isFresh });

  it('beside an experiment opens with it, and stays in the address', () => {
    const page = tab(hashOf(xor, { lesson: at('one-neuron', 2) })).open();
    expect(page.present()).toEqual(xor);
    expect(page.state().view.lesson).toEqual(lesson('one-neuron', 2, false));
    expect(page.writes).toEqual([hashOf(xor, { lesson: at('one-neuron', 2) }).slice(1)]);
    expect(page.messages()).toEqual([]);
  });

  it('alone is for the lesson to set up: until then the page shows the earlier work, and the address stays', () => {
    const { open, remember, self } = tab('#lesson=one-neuron&lang=ja');
    remember(iris);
    const page = open();
    expect(page.present()).toEqual(iris);
    expect(page.state().view).toMatchObject({
      lesson: { ...lesson('one-neuron', 0, true), opensPage: true },
      language: 'ja',
    });
    expect(self.hash).toBe(hashOf(iris, { lesson: at('one-neuron', 0, true), language: 'ja' }));
    page.advance(1000);
    page.edit(() => xor);
    page.setView({ lesson: lesson('one-neuron', 0, false) });
    page.advance(1000);
    expect(self.hash).toBe(hashOf(xor, { lesson: at('one-neuron', 0), language: 'ja' }));
  });

  it('goes from step to step with the page, and a reload in that second loses none', () => {
    const browser = tab(hashOf(xor, { lesson: at('a', 0) }));
    const page = browser.open();
    page.setView({ lesson: lesson('a', 1, false) });
    expect(browser.self.hash).toContain('step=2'); // an entry of its own
    expect(browser.open().state().view.lesson).toEqual(lesson('a', 1, false));
    page.advance(1000);
    expect(browser.self.hash).toBe(hashOf(xor, { lesson: at('a', 1) }));
  });

  it('that is over leaves the address', () => {
    const { self, settled } = tab(hashOf(xor, { lesson: at('a', 0) }));
    settled().setView({ lesson: null });
    expect(self.hash).toBe(hashOf(xor));
  });

  it('is left when a link without one is pasted, and opened when one is', () => {
    const page = tab(hashOf(xor, { lesson: at('a', 0) })).settled();
    page.paste(hashOf(iris));
    expect(page.state().view.lesson).toBeNull();
    page.paste('#lesson=b&step=9');
    expect(page.state().view.lesson).toEqual(lesson('b', 8, true));
    expect(page.present()).toEqual(iris);
  });

  it.each(['', 'step=0', 'step=-1', 'step=x', 'step=99999'])('with “%s” begins at its beginning', (step) => {
    expect(tab(`#lesson=a&${step}`).open().state().view.lesson).toMatchObject(lesson('a', 0, true));
  });

  it('is no reason to open a broken experiment', () => {
    const page = tab(`${badLink}&lesson=a&step=2`).open();
    expect(page.messages()).toMatchObject([{ type: 'badLink' }]);
    expect(page.state().view.lesson).toBeNull();
  });
});

describe('a link that waits for the mender', () => {
  const damaged = (e: Experiment): string => hashOf(e).replaceAll('&', '&amp;');
  type Mends = ((mender: Mender | null) => void)[];

  it('opens nothing and writes nothing until it has come, also where the address was read before', () => {
    const mends: Mends = [];
    const { open, remember, self, shelf } = tab(damaged(iris), '/', mends);
    remember(xor);
    const kept = new Map(shelf.entries);
    const page = open();
    page.advance(5000);
    expect(page.openings()).toBe(0);
    expect(page.writes).toEqual([]);
    expect(page.present()).toEqual(openingExperiment); // not yet shown
    mends[0](link);
    expect(page.openings()).toBe(1);
    expect(page.state().document).toEqual({ past: [], present: iris, future: [] });
    expect(page.messages().map(({ type }) => type)).toEqual(['openedLink', 'linkNotices']);
    expect(page.writes).toEqual([hashOf(iris).slice(1)]);
    expect(self.hash).toBe(hashOf(iris));
    expect(shelf.entries).toEqual(kept);
  });

  it('does not load the mender for a correct link, a lesson, an empty hash or a usual path', () => {
    for (const hash of [
      '',
      hashOf(iris),
      `${hashOf(iris)}&lang=ja`,
      '#lesson=a&step=2',
      `#${encodeLink(xor)}&lesson=a`,
    ]) {
      const mends: Mends = [];
      expect(tab(hash, '/internet/index.html?utm_source=mail', mends).open().openings(), hash).toBe(1);
      expect(mends, hash).toEqual([]);
    }
  });

  it('in the path is found, and goes to its place', () => {
    const mends: Mends = [];
    const { open, self } = tab('', `/mlp/?${encodeLink(iris)}`, mends);
    const page = open();
    expect(page.openings()).toBe(0);
    while (mends.length > 0) mends.shift()?.(link);
    expect(page.openings()).toBe(1);
    expect(page.present()).toEqual(iris);
    expect(self).toMatchObject({ hash: hashOf(iris), path: '/mlp/' });
  });

  it('pasted into the open page is neither written over nor lost to an edit', () => {
    const mends: Mends = [];
    const { settled, self } = tab(hashOf(xor), '/', mends);
    const page = settled();
    page.paste(damaged(iris));
    page.edit(wide(9));
    page.advance(5000);
    expect(page.writes).toEqual([]);
    expect(self.hash).toBe(damaged(iris));
    mends[0](link);
    expect(page.present()).toEqual(iris);
    expect(self.hash).toBe(hashOf(iris));
    page.undo();
    expect(page.present()).toEqual(wide(9)(xor));
  });

  it('that comes before its event is not written over either', () => {
    const mends: Mends = [];
    const { settled, self } = tab(hashOf(xor), '/', mends);
    const page = settled();
    self.hash = damaged(iris);
    page.edit(wide(9));
    page.tell();
    page.advance(5000);
    expect(mends).toHaveLength(1);
    mends[0](link);
    expect(page.present()).toEqual(iris);
    expect(self.hash).toBe(hashOf(iris));
  });

  it.each(['read to the letter', 'mended'])(
    'gives way to a newer one that is %s, in whatever order they come',
    (how) => {
      const mends: Mends = [];
      const { settled } = tab(hashOf(openingExperiment), '/', mends);
      const page = settled();
      page.paste(damaged(iris));
      page.paste(how === 'mended' ? damaged(xor) : hashOf(xor));
      for (const use of mends.toReversed()) use(link);
      expect(page.present()).toEqual(xor);
      expect(page.state().document.past).toHaveLength(1);
    },
  );

  it('gives way to a newer one before the page has opened', () => {
    const mends: Mends = [];
    const { open, self } = tab(damaged(iris), '/', mends);
    const page = open();
    page.paste(hashOf(xor));
    expect(page.openings()).toBe(1);
    mends[0](link);
    expect(page.openings()).toBe(1);
    expect(page.state().document).toEqual({ past: [], present: xor, future: [] });
    expect(self.hash).toBe(hashOf(xor));
  });

  it('that is removed again leaves the address to what was edited in the meantime', () => {
    const mends: Mends = [];
    const { settled, self } = tab(hashOf(xor), '/', mends);
    const page = settled();
    page.paste(damaged(iris));
    page.edit(wide(9));
    page.paste('');
    mends[0](link);
    expect(page.present()).toEqual(wide(9)(xor));
    expect(self.hash).toBe(hashOf(wide(9)(xor)));
  });

  it('is refused as it stands where the mender cannot be had', () => {
    for (const [hash, path, code] of [
      [damaged(iris), '/', 'notALink'],
      [badLink, '/', 'unknownName'],
      ['', `/?${encodeLink(iris)}`, 'notALink'],
    ] as const) {
      const mends: Mends = [];
      const { open, self } = tab(hash, path, mends);
      const page = open();
      while (mends.length > 0) mends.shift()?.(null);
      expect(page.openings()).toBe(1);
      expect(page.present()).toEqual(openingExperiment);
      expect(page.messages()).toMatchObject([{ type: 'badLink', error: { code } }]);
      expect(self).toMatchObject({ hash, path });
    }
  });

  it('with a key that is not known opens without the mender, too', () => {
    const mends: Mends = [];
    const page = tab(`${hashOf(iris)}&utm_source=mail`, '/', mends).open();
    mends[0](null);
    expect(page.present()).toEqual(iris);
    expect(page.messages()).toMatchObject([{ type: 'linkNotices', notices: [{ code: 'unknownKeys' }] }]);
  });

  it('opens a page without a link where a path that may carry one cannot be asked for', () => {
    const mends: Mends = [];
    const page = tab('', '/my%20class/', mends).open();
    mends[0](null);
    expect(page.present()).toEqual(openingExperiment);
    expect(page.messages()).toEqual([]);
  });
});

describe('a storm of links and edits', () => {
  /** A small generator of numbers from 0 to below `n`. */
  function random(seed: number): (n: number) => number {
    let state = seed;
    return (n) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
  }

  it('overwrites no hash, however late its event comes: 800 hashes in each of 8 storms', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const next = random(seed);
      const { settled, self } = tab(hashOf(iris));
      const page = settled();
      for (let i = 0; i < 800; i++) {
        const isBad = next(4) === 0;
        for (let edits = next(3); edits > 0; edits--) {
          page.edit(wide(20 + next(400)));
          page.advance(next(600));
        }
        const units = 5 + (i % 13);
        const hash = isBad ? `#v=1&data=iris&net=4-lion${i}` : `${hashOf(wide(units)(iris))}${next(2) ? '&utm=1' : ''}`;
        const before = page.present();
        self.hash = hash; // the event comes later
        const how = next(3);
        if (how === 0) page.advance(next(1500));
        if (how === 1) page.tell();
        page.tell();
        page.advance(next(2) * 1000);
        expect(page.present(), `${seed} ${i}`).toEqual(isBad ? before : wide(units)(iris));
        expect(self.hash === hash || (!isBad && self.hash === hashOf(wide(units)(iris))), `${seed} ${i}`).toBe(true);
        expect(page.messages().some(({ type }) => type === 'badLink')).toBe(isBad);
      }
    }
  });

  it('loses no edit either, when it comes between a hash and its event', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const next = random(seed);
      const { settled, self } = tab(hashOf(iris));
      const page = settled();
      for (let i = 0; i < 100; i++) {
        const units = 5 + (i % 13);
        self.hash = hashOf(wide(units)(iris));
        const edited = wide(40 + next(400));
        page.edit(edited);
        page.advance(next(2000));
        page.tell();
        page.advance(2000);
        // The link is newer or the edit is: the other one is a step back, or is kept as earlier work.
        const { past, present } = page.state().document;
        const units2 = [...past, present].map(({ layers }) => layers[0].type === 'dense' && layers[0].units);
        expect(units2).toContain(units);
        expect(self.hash).toBe(hashOf(present));
      }
    }
  });
});

describe('a link that does not fit its checksum', () => {
  const edited = hashOf(iris).replace('net=4-8', 'net=4-9');

  it('is told, changes nothing, and stays in the address', () => {
    const { settled, self } = tab(hashOf(xor));
    const page = settled();
    page.paste(edited);
    page.advance(2000);
    expect(page.present()).toEqual(xor);
    expect(page.messages()).toMatchObject([{ type: 'badLink', error: { code: 'changed' } }]);
    expect(self.hash).toBe(edited);
  });

  it('opens all the same without it, as one undoable step, and is then written with another', () => {
    const { open, self } = tab(edited);
    const page = open();
    const [message] = page.messages();
    if (message.type !== 'badLink' || message.error.code !== 'changed') throw new Error('it was opened');
    page.paste(`#${message.error.link}`);
    expect(page.present()).toEqual(wide(9)(iris));
    expect(page.messages()).toEqual([]);
    page.advance(2000);
    expect(self.hash).toBe(hashOf(wide(9)(iris)));
  });
});

const setSeed = (e: Experiment, seed: number): Experiment => ({ ...e, seed });

describe('back and forward in the browser', () => {
  it('walk through what was opened, and each entry says how that was left', () => {
    const browser = tab(hashOf(xor));
    const page = browser.settled();
    page.edit((e) => setSeed(e, 2)); // not written yet when something else is opened
    page.edit((e) => setSeed(e, 3));
    page.work.leave(iris);
    page.edit(() => iris);
    expect(page.entries()).toEqual([hashOf(setSeed(xor, 3)), hashOf(iris)]);
    page.advance(2000);
    page.edit((e) => setSeed(e, 9));
    page.advance(2000);
    page.go(-1);
    expect(page.present()).toEqual(setSeed(xor, 3));
    expect(page.state().document.past).toEqual([xor, setSeed(xor, 2)]);
    expect(page.state().document.future).toEqual([iris, setSeed(iris, 9)]);
    page.advance(2000);
    page.go(1);
    expect(page.present()).toEqual(setSeed(iris, 9));
    expect(page.state().document.future).toEqual([]);
    expect(page.entries()).toEqual([hashOf(setSeed(xor, 3)), hashOf(setSeed(iris, 9))]);
  });

  it('lead back to what a pasted link was opened over, with nothing lost', () => {
    const browser = tab(hashOf(xor));
    const page = browser.settled();
    page.paste(hashOf(iris));
    page.advance(2000);
    expect(page.entries()).toHaveLength(2);
    page.go(-1);
    expect(page.present()).toEqual(xor);
    expect(page.state().document).toMatchObject({ past: [], future: [iris] });
    page.go(1);
    expect(page.present()).toEqual(iris);
  });

  it('lead back also within the second in which the address of what was opened is still to be written', () => {
    const browser = tab(hashOf(xor));
    const page = browser.open();
    page.paste(hashOf(iris, { language: 'en' })); // is written without the language, in a second
    page.go(-1);
    expect(page.present()).toEqual(xor);
    page.go(1);
    expect(page.present()).toEqual(iris);
    page.advance(2000);
    expect(page.entries()[0]).toBe(hashOf(xor));
  });

  it('a pasted link of what was there before is a step of its own', () => {
    const browser = tab(hashOf(xor));
    const page = browser.settled();
    page.edit(() => iris);
    page.advance(2000);
    page.paste(hashOf(xor));
    expect(page.state().document.past).toEqual([xor, iris]);
  });

  it('an edit makes no entry, and a browser that refuses one loses nothing', () => {
    const browser = tab(hashOf(xor));
    const page = browser.settled();
    for (let seed = 2; seed < 9; seed++) page.edit((e) => setSeed(e, seed));
    page.advance(2000);
    expect(page.entries()).toHaveLength(1);
    browser.self.refuses = true;
    page.work.leave(iris);
    page.edit(() => iris);
    browser.self.refuses = false;
    page.advance(2000);
    expect(page.entries()).toEqual([hashOf(iris)]);
  });

  it('steps of a lesson are entries, too, and nobody is asked whether it is there', () => {
    const mends: ((mender: Mender | null) => void)[] = [];
    const browser = tab(hashOf(xor), '/', mends);
    const page = browser.settled();
    const step = (number: number, isFresh = false) => ({ lesson: { name: 'a', step: number, isFresh } });
    page.setView(step(0, true));
    page.work.leave();
    page.edit(() => iris);
    page.setView(step(0));
    page.advance(2000);
    page.work.leave();
    page.edit((e) => setSeed(e, 5));
    page.setView(step(1));
    page.advance(2000);
    expect(page.entries().map((hash) => /step=\d/.exec(hash)?.[0])).toEqual([undefined, 'step=1', 'step=2']);
    page.go(-1);
    expect(page.state().view.lesson).toMatchObject({ name: 'a', step: 0 });
    page.setView({ lesson: null });
    page.go(1);
    expect(page.state().view.lesson).toMatchObject({ name: 'a', step: 1 });
    expect(mends).toHaveLength(0);
  });

  it.each([0, 80, 400, 2000])(
    'leave each entry as it was, into a lesson and out of it, after %i ms',
    (milliseconds) => {
      const browser = tab(hashOf(xor));
      const page = browser.settled();
      page.paste(hashOf(iris, { lesson: at('a', 0) }));
      page.advance(2000);
      page.paste(hashOf(setSeed(xor, 5)));
      page.advance(2000);
      const entries = page.entries();
      for (const steps of [-1, -1, 1, 1, -1, 1, -2, 1, -1, 2, -1]) {
        page.go(steps);
        page.advance(milliseconds);
      }
      expect(page.present()).toEqual(iris);
      expect(page.state().view.lesson).toMatchObject({ name: 'a', step: 0 });
      page.advance(2000);
      expect(page.entries()).toEqual(entries);
    },
  );
});
