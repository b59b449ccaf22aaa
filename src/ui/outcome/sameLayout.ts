import type { Layout } from '../../engine/layout.ts';

/** Whether the parameters of one layout mean the same in another. */
export function sameLayout(a: Layout, b: Layout): boolean {
  return (
    a.inputs === b.inputs &&
    a.ops.length === b.ops.length &&
    a.ops.every((op, i) => {
      const other = b.ops[i];
      if (op.kind !== other.kind || op.units !== other.units) return false;
      if (op.kind === 'dense' && other.kind === 'dense') return op.bias < 0 === other.bias < 0;
      return op.kind === 'activation' && other.kind === 'activation' && op.activation === other.activation;
    })
  );
}
