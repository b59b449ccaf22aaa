/** Kinds of numbers that an exercise may leave blank: on the way forward, back, and of the update. */
export const blankKinds = ['sums', 'outputs', 'loss', 'slopes', 'gradients', 'weights'] as const;
export type BlankKind = (typeof blankKinds)[number];
