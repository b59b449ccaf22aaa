import type { State } from '../../state/store.ts';

/**
 * Commits the text in the field that has the focus, and the preview: the page may go, or another experiment is coming
 * without a click, which would have taken the focus from the field.
 */
export function keepTyped({ commitPreview }: Pick<State, 'commitPreview'>): void {
  const { activeElement: field } = document;
  if (field instanceof HTMLInputElement) {
    field.blur();
    field.focus({ preventScroll: true }); // the keyboard stays where it was
  }
  commitPreview();
}
