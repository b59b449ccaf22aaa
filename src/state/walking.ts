// Apart from view.ts, as the page opens without them.

/** What the walk through the network is of. */
export const walks = ['example', 'batch'] as const;
export type Walks = (typeof walks)[number];
