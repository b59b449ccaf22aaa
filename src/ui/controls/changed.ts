import { equal } from '../../document/equal.ts';
import { kerasName } from '../../keras/argument.ts';

/**
 * The arguments that are not as usual, in Keras's words: what a closed row of options tells about itself.
 * @param seen keys that are on the screen anyway
 */
export function changedArguments(value: object, usual: object, seen: readonly string[] = []): string[] {
  const before = new Map<string, unknown>(Object.entries(usual));
  return Object.entries(value)
    .filter(([key, now]) => !seen.includes(key) && !equal(now, before.get(key)))
    .map(([key]) => kerasName(key));
}
