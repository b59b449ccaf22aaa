import { encodeLink } from '../../document/link/write.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Dialect } from '../../state/view.ts';
import { type Code, follow, isUnread, readDraft, writeCode } from './codeText.ts';

// Typed code outlasts the panel, another dialect and, for this tab, a reload.

const key = 'mlp-visualizer.code';

let kept: Code | null = null;
/** Not understood, and left behind for another dialect. */
const unread = new Map<Dialect, Code>();

/** Keeps the text that the panel shows; PyTorch is only written, so the text before it stays. */
export function keep(code: Code): void {
  if (code.dialect === 'pytorch') return;
  kept = code;
  const { dialect, text, experiment } = code;
  const draft = code.own ? JSON.stringify({ dialect, text, link: encodeLink(experiment) }) : '';
  store(key, draft);
  if (isUnread(code)) unread.set(dialect, code);
  else unread.delete(dialect);
  store(`${key}.${dialect}`, isUnread(code) ? draft : '');
}

/** The text for a panel that opens. */
export function recall(e: Experiment, dialect: Dialect): Code {
  kept ??= readDraft(stored(key), e);
  return kept?.dialect === dialect ? follow(kept, e) : inDialect(e, dialect);
}

/** The experiment in another dialect, or what somebody has begun there. */
export function inDialect(e: Experiment, dialect: Dialect): Code {
  const begun = unread.get(dialect) ?? readDraft(stored(`${key}.${dialect}`), e);
  return begun === null ? writeCode(e, dialect) : follow(begun, e);
}

/** The dialect of a text that was kept over a reload; null where there is none. */
export function dialectOfDraft(e: Experiment): Dialect | null {
  return kept === null ? (readDraft(stored(key), e)?.dialect ?? null) : null;
}

function stored(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return ''; // not allowed
  }
}

function store(name: string, draft: string): void {
  try {
    sessionStorage.setItem(name, draft);
  } catch {
    // Not allowed or no room: then it lasts until the page is left.
  }
}
