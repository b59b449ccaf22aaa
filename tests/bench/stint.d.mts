import type { Engine } from './own.ts';

export function stint(
  engine: Engine,
  how: { readonly rows: number; readonly milliseconds: number; readonly clock: () => number },
): Promise<{ rate: number; loss: number }>;
