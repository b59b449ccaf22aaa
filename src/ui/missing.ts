import { onceFetched, whyMissing } from '../state/fetchPart.ts';
import { dismiss, say } from '../state/app.ts';
import type { Message } from '../state/store.ts';

/** Tells that what a person has just asked for could not be loaded, until it is. */
export function sayMissing(error: unknown): void {
  const message: Message = { type: 'missing', why: whyMissing(error), again: 'byHand' };
  say(message);
  onceFetched(error, () => dismiss(message));
}
