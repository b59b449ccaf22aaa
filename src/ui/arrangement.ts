/**
 * How the page is laid out, from the room that there is:
 * `columns`: data or code, network, plot and curves side by side.
 * `stacked`: network over data or code, plot and curves beside them; a tablet held upright.
 * `split`: plot and curves beside one of network, data, code and menu; a low window.
 * `tabs`: one of network, plot, data, code and menu; a phone.
 */
export type Arrangement = 'columns' | 'stacked' | 'split' | 'tabs';

/** @param width of the window in rem, as larger type needs more room; `height` likewise */
export function arrangementOf(width: number, height: number): Arrangement {
  if (width < 45) return 'tabs';
  if (width >= 60 && height >= 36) return 'columns';
  return width < 60 && height >= 54 ? 'stacked' : 'split';
}
