/**
 * Measures of the sheet as it is painted, px; in print it is scaled to the page. Its proportions fit both A4 and
 * Letter with the margins of print.css, which has the same proportions for a page in landscape.
 */
export const paper = {
  width: 703,
  height: 958,
  gap: 12,
  head: 112,
  /** Side of the plot, which has a caption under it. */
  plot: 300,
  caption: 52,
  /** Of each of two panels. */
  curves: { width: 372, height: 140 },
  /** Highest that the settings get. */
  settings: 240,
  /** Pixels of a bitmap for each px: some 290 an inch. */
  ratio: 3,
  text: 12,
  tiny: 11,
} as const;

/** Height that is left for the drawing of the network. */
export function networkHeight(settings: number, hasOutcome: boolean): number {
  const { height, gap, head, plot, caption } = paper;
  const below = [head, settings, ...(hasOutcome ? [plot + caption] : [])].filter((part) => part > 0);
  return height - below.reduce((sum, part) => sum + part + gap, 0);
}
