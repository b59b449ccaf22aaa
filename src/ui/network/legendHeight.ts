import type { Model } from '../../engine/specs/model.ts';
import type { Dictionary } from '../../i18n/en.ts';
import type { Measure } from '../../scene/layout/fitText.ts';
import { isNoisy } from '../../state/shownNumbers.ts';

/**
 * Width that network.css leaves free, that at which the signs have a line of their own and the rest has all, and the
 * width between two items of the legend; px where text is of 12 px.
 */
const beside = 116;
const narrow = 448;
const margins = 16;
const between = 24;
/** The choice between numbers and maps. */
const mapSwitch = 150;
const firstLine = 40;
const furtherLine = 30;

/** Height of the legend over the lower edge, its items wrapping as they do in the page; px. */
export function legendHeight(
  { network }: Dictionary,
  model: Model,
  width: number,
  measure: Measure,
  textSize: number,
  hasSwitch = false,
): number {
  const scale = textSize / 12;
  const wide = (...texts: string[]): number => texts.reduce((sum, text) => sum + measure(text, 'text'), 0);
  const things = [
    wide(network.positive, network.negative) + 86 * scale,
    ...(isNoisy(model) ? [wide(network.behaviours.training, network.behaviours.inference) + 38 * scale] : []),
    ...(hasSwitch ? [mapSwitch * scale] : []),
  ];
  const isNarrow = width <= narrow * scale;
  const room = width - (isNarrow ? margins : beside) * scale;
  let lines = 1;
  let used = 0;
  for (const thing of things) {
    if (used > 0 && ((isNarrow && lines === 1) || used + between * scale + thing > room)) {
      lines++;
      used = thing;
    } else {
      used += (used > 0 ? between * scale : 0) + thing;
    }
  }
  return scale * (firstLine + furtherLine * (lines - 1));
}
