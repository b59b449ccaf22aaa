import { encodeLink } from '../../document/link/write.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Dialect } from '../../state/view.ts';
import { perWorkspace } from '../../state/workspace.ts';
import { type Code, follow, isUnread, readDraft, writeCode } from './codeText.ts';

const key = 'mlp-visualizer.code';

/** Typed code outlasts the panel, another dialect and, for this tab, a reload. */
export const draftsOf = perWorkspace(({ tab }) => {
  let kept: Code | null = null;
  /** Not understood, and left behind for another dialect. */
  const unread = new Map<Dialect, Code>();
  const stored = (name: string, e: Experiment): Code | null => readDraft(tab.get(name) ?? '', e);

  /** The experiment in another dialect, or what somebody has begun there. */
  function inDialect(e: Experiment, dialect: Dialect): Code {
    const begun = unread.get(dialect) ?? stored(`${key}.${dialect}`, e);
    return begun === null ? writeCode(e, dialect) : follow(begun, e);
  }

  return {
    inDialect,
    /** Keeps the text that the panel shows; PyTorch is only written, so the text before it stays. */
    keep: (code: Code): void => {
      if (code.dialect === 'pytorch') return;
      kept = code;
      const { dialect, text, experiment } = code;
      const draft = code.own ? JSON.stringify({ dialect, text, link: encodeLink(experiment) }) : '';
      tab.set(key, draft);
      if (isUnread(code)) unread.set(dialect, code);
      else unread.delete(dialect);
      tab.set(`${key}.${dialect}`, isUnread(code) ? draft : '');
    },
    /** The text for a panel that opens. */
    recall: (e: Experiment, dialect: Dialect): Code => {
      kept ??= stored(key, e);
      return kept?.dialect === dialect ? follow(kept, e) : inDialect(e, dialect);
    },
    /** The dialect of a text that was kept over a reload; null where there is none. */
    dialectOfDraft: (e: Experiment): Dialect | null => (kept === null ? (stored(key, e)?.dialect ?? null) : null),
  };
});
