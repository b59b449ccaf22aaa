import { whyMissing } from '../state/fetchPart.ts';
import { say } from '../state/app.ts';

/** Tells that what a person has just asked for could not be loaded. */
export function sayMissing(error: unknown): void {
  say({ type: 'missing', why: whyMissing(error), again: 'byHand' });
}
