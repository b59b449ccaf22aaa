import { redo, undo } from '../state/app.ts';

/** True where the key belongs to what is being typed in. */
function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && /^(text|number|)$/.test(target.type))
  );
}

/** The platform's keys for undo and redo: ⌘Z, ⇧⌘Z; Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z. */
export function onShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented) return; // the code editor has undone something of its own
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const again = key === 'y' || (key === 'z' && event.shiftKey);
  if (!again && key !== 'z') return;
  // In a field with something half-typed the browser's own undo goes first.
  if (
    isTextField(event.target) &&
    event.target instanceof HTMLInputElement &&
    event.target.value !== event.target.defaultValue
  )
    return;
  event.preventDefault();
  if (again) redo();
  else undo();
}
