import type { Layout } from '../../engine/layout.ts';

/** Asked with every frame, and a layout never changes. */
const written = new WeakMap<Layout, string>();

function write(layout: Layout): string {
  const text = written.get(layout) ?? JSON.stringify([layout.inputs, layout.ops]);
  written.set(layout, text);
  return text;
}

/** Whether the parameters of one layout mean the same in another: the same ops with the same arguments. */
export function sameLayout(a: Layout, b: Layout): boolean {
  return write(a) === write(b);
}
