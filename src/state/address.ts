import type * as link from '../document/link.ts';
import { type LinkReading, readExactly } from '../document/link/exact.ts';
import { encodeLink } from '../document/link/write.ts';
import type { Arrive } from './arrive.ts';
import { pageLink } from './pageLink.ts';
import type { SavedWork } from './saved.ts';
import type { State, Store } from './store.ts';
import type { OpenLesson } from './view.ts';
import type { Notes } from './workspace.ts';

/** The parts of `window` that hold the link. */
export interface AddressBar {
  hash(): string;
  /** The path and the query before it: some programs make `?` or `%23` of the `#`. */
  path(): string;
  /**
   * Replaces the hash without a history entry; browsers throttle it, so it is written at most once a second. May throw.
   * `alone`: the link in the path or the query goes.
   */
  replace(hash: string, alone: boolean): void;
  /** Adds a history entry with that hash, for what is opened over what was there. May throw. */
  push(hash: string): void;
  /** Whether the page has written the history entry that the browser is at: else somebody has put a hash there. */
  isOwn(): boolean;
  /** Whether the page was opened by a link, not by a reload, nor by the browser's Back and Forward. */
  isAnew(): boolean;
  /** Commits what is just being typed or dragged. */
  keepTyped(): void;
  /** The person or the page around it put another hash there. */
  onChange(listener: () => void): void;
}

/**
 * The name of the link that the address bar has yet to get, for a reload in that second: kept for this tab alone.
 * (Writing the address on `pagehide` is too late: a reload takes it as it was before.)
 */
const behind = 'mlp-visualizer.behind';

/** The link of what was there when a bad one came into the open page, and the bad one, for a reload: likewise. */
const refused = 'mlp-visualizer.refused';

/** Whether an address has a bad link that came into this tab: beside it the tab has its own, as the page wrote it. */
export const isRefused = (tab: Notes, address: string): boolean => tab.get(refused)?.split(' ')[1] === address;

/** Reader of links that other programs have changed. */
export type Mender = Pick<typeof link, 'carriesLink' | 'decodeLink' | 'readLesson'> & {
  /** The way to the moment that the link names. */
  readonly arrive?: Arrive | null;
};

/** Whether a path or a query may carry a link, however it was changed: for few pages, and the mender tells. */
const mayCarryLink = (path: string): boolean => /(?:data|net|lesson)[^\w./-]|%/i.test(path);

/** The same without the mender: whether it does for certain. */
const carriesPlainly = (path: string): boolean => /[?&/#](?:net|lesson)=/.test(path);

const writeInterval = 1000; // milliseconds

/** Whether a lesson, or another step of it, is opened. */
const isNextStep = (before: OpenLesson | null, now: OpenLesson | null): boolean =>
  now !== null && (before?.name !== now.name || before.step !== now.step);

/**
 * Opens what the address bar says, then keeps it and the saved work in step with the document.
 *
 * A good link becomes the document, as one undoable edit if the page is already open. A bad one changes nothing and
 * is told. Without a link the newest saved work is taken up. A lesson stands in the link beside the experiment, or
 * alone: then it is for the lesson to set one up.
 *
 * A link that the strict reader rejects waits for the mender; until it loads, the page stays as it is, as does the
 * address. The newest link wins.
 * @param mend fetches the mender, and the rows of a person's own that the text or saved work names; null where that
 * fails: then the strict reader's refusal is told
 * @param opened called once it is decided what the page opens with
 * @param arrived called when what was opened is to stand at a moment
 */
export function connectAddress(
  store: Store,
  bar: AddressBar,
  work: SavedWork,
  tab: Notes,
  later: (callback: () => void, milliseconds: number) => void,
  mend: (text: string, use: (mender: Mender | null) => void) => void,
  opened: () => void = () => undefined,
  arrived: (arrive: Arrive) => void = () => undefined,
): void {
  const initial = store.getState().document.present;
  let written: string | null = null;
  let waiting = false;
  /** The link that the page was opened with, where it stands before the hash; nothing once another has come. */
  let before = '';
  /** It stands there until the address is written. */
  let isLinkInPath = false;
  const address = (): string => before + bar.hash();
  /** The address as this page last read or wrote it. Another one in the bar has come since, and is yet to be opened. */
  let known = '';
  /** The address before it was last written: a reload that comes at once may still take that one. */
  let overwritten = '';
  /** What the address says is just being opened. */
  let isTaking = false;
  /** Until it is decided what the page opens with. */
  let first = true;
  /** The link that waits for the mender. */
  let awaited: object | null = null;
  /** How often something had been opened over the work when the address was last written. */
  let left = work.left();
  /** Whether the link that was opened names a language: then the address goes on doing so. */
  let carriesLanguage = false;

  const linkOf = ({ document, view }: State): string =>
    pageLink(document.present, view.lesson, carriesLanguage ? view.language : null);
  const currentLink = (): string => linkOf(store.getState());

  function forgetEarlierLink(): void {
    const { messages, dismiss } = store.getState();
    for (const message of messages) if (/^badLink|^linkNotices|Moment$/.test(message.type)) dismiss(message);
  }

  function open(): void {
    awaited = null;
    known = address();
    const noted = (key: string): readonly string[] => (first ? tab.get(key) : null)?.split(' ') ?? [];
    const [newer, ...addresses] = bar.isAnew() ? [] : noted(behind);
    const [kept, bad] = noted(refused);
    let hash = known;
    if (addresses.includes(known)) hash = `#${newer}`;
    else if (bad === known) known = hash = `#${kept}`; // then the bad one comes again
    const empty = hash === '' || hash === '#';
    forgetEarlierLink();
    if (!first) {
      if (empty) written = null; // it was taken out of the address, where it is to be
      if (empty || hash === `#${written}`) return;
      written = null; // what was written last is no longer in the address
    }
    const exact = empty ? null : readExactly(hash);
    const lesson = exact?.lesson?.place.name ?? null;
    // Whether there is such a lesson is for the mender to tell where it would replace what is open. One's own was there.
    const isKnown = first || bar.isOwn() || lesson === null || lesson === store.getState().view.lesson?.name;
    if (exact === null || (exact.isCertain && isKnown)) {
      settle(exact);
      return;
    }
    const asked = {};
    awaited = asked;
    mend(hash, (mender) => {
      if (awaited !== asked) return;
      awaited = null;
      settle(mender === null ? exact : { decoded: mender.decodeLink(hash), lesson: mender.readLesson(hash) });
      write();
      if (mender?.arrive) arrived(mender.arrive);
    });
  }

  function settle(reading: LinkReading | null): void {
    const isFirst = first;
    first = false;
    isTaking = true;
    const isOpened = take(reading, isFirst);
    isTaking = false;
    left = work.left();
    if (isFirst) begin();
    else if (isOpened) keep();
  }

  /** Opens what was read; null: there is no link. @returns whether it is open */
  function take(reading: LinkReading | null, isFirst: boolean): boolean {
    const { moveTo, open, say, setView, replaceDocument } = store.getState();
    // Back and forward lead to what was there, with all that had come of it; a link from elsewhere is a step of its own.
    const isReturn = !isFirst && bar.isOwn();
    // Text just being typed belongs to the work that is left. The address is the link's: it is not written over.
    bar.keepTyped();
    const earlier = isFirst ? work.latest() : null;
    const { decoded = null, lesson = null } = reading ?? {};
    if (lesson?.isAlone === true) {
      // The lesson sets up its step once it is loaded; until then the page is as it was.
      if (earlier !== null) replaceDocument(earlier);
      if (lesson.language !== null) setView({ language: lesson.language });
      carriesLanguage = lesson.language !== null;
      setView({ lesson: { ...lesson.place, isFresh: true, ...(isFirst && { opensPage: true }) } });
      if (lesson.notices.length > 0) say({ type: 'linkNotices', notices: lesson.notices });
      return true;
    }
    if (decoded === null || !decoded.ok) {
      if (earlier !== null) replaceDocument(earlier);
      if (decoded === null) return false;
      // The bad link stays in the address bar, to be mended there, until something is edited.
      const { present } = store.getState().document;
      written = currentLink();
      tab.set(refused, `${written} ${known}`);
      if (!isFirst && present !== initial) work.save(present, true);
      say({ type: 'badLink', error: decoded.error });
      return false;
    }
    carriesLanguage = decoded.language !== null;
    setView({ lesson: lesson === null ? null : { ...lesson.place, isFresh: false } });
    if (decoded.language !== null) setView({ language: decoded.language });
    setView(decoded.view ?? {});
    work.leave(decoded.experiment);
    if (isFirst) {
      replaceDocument(decoded.experiment);
      if (earlier !== null && !work.has(encodeLink(decoded.experiment))) say({ type: 'openedLink', earlier });
    } else if (isReturn) moveTo(decoded.experiment);
    else open(decoded.experiment);
    if (decoded.notices.length > 0) say({ type: 'linkNotices', notices: decoded.notices });
    return true;
  }

  function noteBehind(link: string): void {
    tab.set(behind, `${link} ${known} ${overwritten}`);
  }

  /** The event that tells of another hash comes later than the hash itself: until then it could be written over. */
  function openWhatCame(): void {
    if (address() === known) return;
    before = ''; // what comes into the open page comes as a hash
    open();
  }

  /** Writes what is new, then nothing for a second; what came in that second is written at its end. */
  function write(): void {
    if (waiting || awaited !== null) return;
    openWhatCame();
    if (waiting || awaited !== null) return; // opening it has written, or is yet to open it
    const link = currentLink();
    // Writing what is there already would end a step back or forward that the browser is about to take.
    if (bar.isOwn() && `#${link}` === address()) written = link;
    if (link === written) {
      tab.set(behind, ''); // a second has gone by: the browser has it
      return;
    }
    put(link, () => bar.replace(link, isLinkInPath));
    noteBehind(link);
    waiting = true;
    later(() => {
      waiting = false;
      write();
    }, writeInterval);
  }

  /** @param act writes the link into the address; may throw */
  function put(link: string, act: () => void): void {
    try {
      act();
      overwritten = known;
      written = link;
      tab.set(refused, '');
      isLinkInPath = false;
      before = '';
      known = address();
    } catch {
      // Browsers refuse it after too many changes of the address, whoever made them. Then it is tried again.
    }
  }

  /** What is opened over what was there gets a history entry of its own, and the one before says where that was left. */
  function push(before: State): void {
    const last = linkOf(before);
    if (last !== written) put(last, () => bar.replace(last, isLinkInPath));
    const link = currentLink();
    if (link !== written) put(link, () => bar.push(link));
  }

  /** Keeps the address and the saved work in step with the document from now on. */
  function begin(): void {
    write();
    store.subscribe((state, earlier) => {
      const edited = state.document.present !== earlier.document.present;
      const { view } = state;
      const isLeft = work.left() !== left;
      left = work.left();
      if (!edited && view.language === earlier.view.language && view.lesson === earlier.view.lesson) return;
      if (edited) work.save(state.document.present);
      const { lesson } = earlier.view;
      // What a lesson sets up belongs to the entry of its step; for a link from elsewhere the browser has one.
      const isOver = isLeft && (lesson === null ? edited : view.lesson?.name !== lesson.name);
      const isOpened = isOver || isNextStep(lesson, view.lesson);
      // What comes of a link is one state: a part of it is in no entry.
      if (isTaking || awaited !== null) return;
      if (isOpened) push(earlier);
      keep();
    });
    opened();
  }

  /** Has the address say what is there: now, or at the end of the second. */
  function keep(): void {
    if (waiting) noteBehind(currentLink());
    else write();
  }

  function connect(carriesLink: (path: string) => boolean): void {
    if (carriesLink(bar.path())) before = bar.path();
    isLinkInPath = before !== '';
    overwritten = address();
    open();
    bar.onChange(() => {
      openWhatCame();
      write(); // what was edited in the meantime, or taken out
    });
  }

  const path = bar.path();
  if (mayCarryLink(path) || work.namesRows()) mend(path, (mender) => connect(mender?.carriesLink ?? carriesPlainly));
  else connect(() => false);
}
