import type { State } from '../state/store.ts';

/** The platform's keys for undo and redo: ⌘Z, ⇧⌘Z; Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z. */
export function onShortcut(event: KeyboardEvent, { undo, redo }: Pick<State, 'undo' | 'redo'>): void {
  if (event.defaultPrevented) return; // the code editor has undone something of its own; a field keeps the event to itself
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const again = key === 'y' || (key === 'z' && event.shiftKey);
  if (!again && key !== 'z') return;
  event.preventDefault();
  if (again) redo();
  else undo();
}
