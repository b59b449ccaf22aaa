import { carriesLink, decodeLink, encodeLink } from '../document/link.ts';
import { readLesson } from '../document/link/lesson.ts';
import { pageLink } from './pageLink.ts';
import type { SavedWork } from './saved.ts';
import type { Store } from './store.ts';

/** The parts of `window` that hold the link. */
export interface AddressBar {
  hash(): string;
  /** The path and the query before it: some programs make `?` or `%23` of the `#`. */
  path(): string;
  /**
   * Replaces the hash without a history entry; browsers throttle it, so it is written at most once a second.
   * `alone`: the link in the path or the query goes.
   */
  replace(hash: string, alone: boolean): void;
  /** The person or the page around it put another hash there. */
  onChange(listener: () => void): void;
}

/**
 * What the address bar has not got yet, for a reload in that second: `sessionStorage`, which belongs to this tab alone.
 * (Writing the address on `pagehide` is too late: a reload takes it as it was before.)
 */
export interface Behind {
  get(): string | null;
  set(value: string): void;
}

const writeInterval = 1000; // milliseconds

/**
 * Opens what the address bar says, then keeps it and the saved work in step with the document.
 *
 * A good link becomes the document, as one undoable edit if the page is already open. A bad one changes nothing and
 * is told. Without a link the newest saved work is taken up. A lesson stands in the link beside the experiment, or
 * alone: then it is for the lesson to set one up.
 */
export function connectAddress(
  store: Store,
  bar: AddressBar,
  work: SavedWork,
  behind: Behind,
  later: (callback: () => void, milliseconds: number) => void,
): void {
  let written: string | null = null;
  let waiting = false;
  /** The link that the page was opened with, where it stands before the hash; nothing once another has come. */
  let before = carriesLink(bar.path()) ? bar.path() : '';
  /** It stands there until the address is written. */
  let isLinkInPath = before !== '';
  const address = (): string => before + bar.hash();
  /** The address as this page last read or wrote it. Another one in the bar has come since, and is yet to be opened. */
  let known = address();
  /** What the address was before it was last written: a reload that comes at once may still take that one. */
  let overwritten = known;
  let opening = false;
  /** Whether the link that was opened names a language: then the address goes on doing so. */
  let carriesLanguage = false;

  function currentLink(): string {
    const { document, view } = store.getState();
    return pageLink(document.present, view.lesson, carriesLanguage ? view.language : null);
  }

  function forgetEarlierLink(): void {
    const { messages, dismiss } = store.getState();
    for (const message of messages) if (message.type === 'badLink' || message.type === 'linkNotices') dismiss(message);
  }

  function open(first: boolean): void {
    known = address();
    const [newer, ...addresses] = (first ? behind.get() : null)?.split(' ') ?? [];
    const hash = addresses.includes(known) ? `#${newer}` : known;
    const { edit, say, setView, replaceDocument, commitPreview } = store.getState();
    const empty = hash === '' || hash === '#';
    forgetEarlierLink();
    if (!first && (empty || hash === `#${written}`)) return;
    // What was just being typed belongs to the work that is left. The address is the link's: it is not written over.
    opening = true;
    commitPreview();
    opening = false;
    const earlier = first ? work.latest() : null;
    const lesson = readLesson(hash);
    if (lesson?.isAlone === true) {
      // The lesson sets up its step once it is loaded; until then the page is as it was.
      if (earlier !== null) replaceDocument(earlier);
      if (lesson.language !== null) setView({ language: lesson.language });
      carriesLanguage = lesson.language !== null;
      setView({ lesson: { ...lesson.place, isFresh: true } });
      return;
    }
    const decoded = empty ? null : decodeLink(hash);
    if (decoded === null || !decoded.ok) {
      if (earlier !== null) replaceDocument(earlier);
      if (decoded === null) return;
      // The bad link stays in the address bar, to be mended there, until something is edited.
      written = currentLink();
      say({ type: 'badLink', error: decoded.error });
      return;
    }
    carriesLanguage = decoded.language !== null;
    setView({ lesson: lesson === null ? null : { ...lesson.place, isFresh: false } });
    if (decoded.language !== null) setView({ language: decoded.language });
    if (first) {
      replaceDocument(decoded.experiment);
      if (earlier !== null && !work.has(encodeLink(decoded.experiment))) say({ type: 'openedLink', earlier });
    } else {
      work.leave();
      edit(() => decoded.experiment);
    }
    if (decoded.notices.length > 0) say({ type: 'linkNotices', notices: decoded.notices });
  }

  function noteBehind(link: string): void {
    behind.set(`${link} ${known} ${overwritten}`);
  }

  /** The event that tells of another hash comes later than the hash itself: until then it could be written over. */
  function openWhatCame(): void {
    if (address() === known) return;
    before = ''; // what comes into the open page comes as a hash
    open(false);
  }

  /** Writes what is new, then nothing for a second; what came in that second is written at its end. */
  function write(): void {
    if (waiting) return;
    openWhatCame();
    if (waiting) return; // opening it has written
    const link = currentLink();
    if (link === written) {
      behind.set(''); // a second has gone by: the browser has it
      return;
    }
    overwritten = known;
    written = link;
    bar.replace(link, isLinkInPath);
    isLinkInPath = false;
    before = '';
    known = address();
    noteBehind(link);
    waiting = true;
    later(() => {
      waiting = false;
      write();
    }, writeInterval);
  }

  open(true);
  write();
  bar.onChange(openWhatCame);
  store.subscribe((state, before) => {
    const edited = state.document.present !== before.document.present;
    const { view } = state;
    if (!edited && view.language === before.view.language && view.lesson === before.view.lesson) return;
    if (edited) work.save(state.document.present);
    if (opening) return;
    if (waiting) noteBehind(currentLink());
    else write();
  });
}
