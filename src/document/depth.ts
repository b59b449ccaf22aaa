/** How far the numbers of the walk are taken apart: bars alone, in numbers, in letters and numbers. */
export const depths = ['picture', 'numbers', 'formulas'] as const;
export type Depth = (typeof depths)[number];
