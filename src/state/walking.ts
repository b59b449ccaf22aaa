// Apart from view.ts, as the page opens without them.

/** What the walk through the network is of. */
export const walks = ['example', 'batch'] as const;
export type Walks = (typeof walks)[number];
/** How far numbers are taken apart: bars alone, in numbers, in letters and numbers. */
export const depths = ['picture', 'numbers', 'formulas'] as const;
export type Depth = (typeof depths)[number];
