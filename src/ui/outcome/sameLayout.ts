import { equal } from '../../document/equal.ts';
import type { Layout } from '../../engine/layout.ts';

/** Whether the parameters of one layout mean the same in another: the same ops with the same arguments. */
export function sameLayout(a: Layout, b: Layout): boolean {
  return a === b || (a.inputs === b.inputs && equal(a.ops, b.ops));
}
