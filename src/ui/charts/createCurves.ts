import { bisectCenter } from 'd3';
import { equal } from '../../document/equal.ts';
import type { Language } from '../../document/link.ts';
import type { Dictionary } from '../../i18n/en.ts';
import type { History } from '../../run/history.ts';
import type { RunStatus } from '../../run/status.ts';
import type { Live } from '../../state/live.ts';
import { stepRow } from './crosshair.ts';
import { createCurveData } from './curveData.ts';
import { axisOf, createCurvePanel, epochAt, type PanelCurve } from './curvePanel.ts';
import { epochDomain } from './curveScales.ts';
import { decimals } from '../../document/spelling.ts';
import { handMarkers, mergeMarkers, rateMarkers, tunedMarkers, type Marker } from './markers.ts';
import { rem } from '../screen.ts';
import { getNumbersText } from '../text/numbersText.ts';
import type { Size } from '../useSize.ts';

/** A panel's elements; the numbers are written into the last two. */
export interface PanelPlace {
  /** Of the training curve; that of the validation has `val_` before it. */
  readonly key: string;
  readonly svg: SVGSVGElement;
  readonly training: HTMLElement | null;
  readonly validation: HTMLElement | null;
}

/** Writes only what is new: each write makes the browser lay out the page. */
function write(element: HTMLElement | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}

export interface CurveOptions {
  readonly logarithmic: boolean;
  /** The changes made by hand during the run, each at its epoch. */
  readonly tuned: Parameters<typeof tunedMarkers>[0];
  /** Where numbers of the network were last set by hand; null: nowhere. */
  readonly byHand: RunStatus['byHand'];
  /** Whether a learning rate that changes does so by ReduceLROnPlateau, and each time is to be seen. */
  readonly markRates: boolean;
  readonly words: Pick<Dictionary['outcome'], 'byHand' | 'epoch' | 'separator' | 'tuned'>;
}

export interface CurvesHandle {
  paint(live: Live): void;
  set(options: CurveOptions): void;
  /** Pixels from the left of a panel; null when the pointer has left. */
  point(x: number | null): void;
  /** Applies a key to the crosshair; null for a key that does nothing here. @returns what is there, in words */
  press(key: string, language: Language): Promise<string> | null;
  hide(): void;
  /** The panels, or the letters, have another size. */
  resize(): void;
}

/** Asked once and kept: to ask between writes would lay out the page each time. */
const sizeOf = ({ clientWidth, clientHeight }: SVGSVGElement): Size => ({ width: clientWidth, height: clientHeight });

/** All that the curves show of what is known of the run. */
const whatIsDrawn = ({ run, history, now, epoch, batch, batches, learningRate }: Live): readonly unknown[] => [
  run,
  history,
  history.count,
  learningRate,
  now,
  ...(now === null ? [] : [epoch, batch, batches]),
];

/** The row that the crosshair is at, in words. */
async function readAloud(
  history: History,
  row: number,
  { separator }: CurveOptions['words'],
  language: Language,
): Promise<string> {
  const [epoch, values] = [history.epoch(row), history.keys.map((key) => decimals(history.value(row, key)))];
  const { keys, reading } = await getNumbersText(language);
  return reading(epoch, history.keys.map((key, i) => `${keys[key] ?? key} ${values[i]}`).join(separator));
}

/**
 * The curves of a run over all their panels, which share their epochs and the crosshair. Painted outside React.
 * @param paper size of a panel that is printed: then nothing is asked of the screen
 */
export function createCurves(
  places: readonly PanelPlace[],
  epochPlace: HTMLElement,
  first: CurveOptions,
  paper?: Size,
): CurvesHandle {
  const data = createCurveData();
  const panels = places.map((place) => ({
    place,
    paint: createCurvePanel(place.svg),
    size: paper ?? sizeOf(place.svg),
  }));
  let options = first;
  let live: Live | null = null;
  /** Rows of the history that are shown: those of the last tick, whatever has come since. */
  let count = 0;
  /** The run that they are of. */
  let run = -1;
  /** What is drawn of the live numbers. */
  let drawn: readonly unknown[] = [];
  let pointer: number | null = null;
  let pressed = -1;
  /** Of the letters, in parts of those of a screen of 1366 × 768. */
  let scale = paper === undefined ? rem() / 16 : 1;

  /** A new run has begun, maybe with other keys: its curves come with the next tick. */
  const isOld = ({ run: current, history }: Live): boolean => current !== run || history.count < count;
  const newest = (): number => data.epochs.at(-1) ?? 0;
  const epochs = () => epochDomain(newest());
  const markers = (): readonly Marker[] =>
    mergeMarkers(
      [...tunedMarkers(options.tuned), ...handMarkers(options.byHand)],
      options.markRates ? rateMarkers(data.rates) : [],
      newest(),
    );

  const markerText = ({ name, value }: Marker): string =>
    name === 'weights' ? options.words.byHand : options.words.tuned(name, value);

  function crosshairRow(): number {
    if (pointer === null) return Math.min(pressed, count - 1);
    const width = panels[0]?.size.width ?? 0;
    return data.epochs.length === 0 ? -1 : bisectCenter(data.epochs, epochAt(pointer, width, epochs(), scale));
  }

  function paintPanel(now: Live, row: number, { place, paint, size }: (typeof panels)[number], first: boolean): void {
    const { key } = place;
    const { history } = now;
    const keys = { training: key, validation: `val_${key}` };
    const curves: PanelCurve[] = [];
    const values: Record<string, number> = {};
    for (const name of ['training', 'validation'] as const) {
      const envelope = data.curve(keys[name]);
      const read = row >= 0 ? row : count - 1;
      const standing = now.now?.values[history.keys.indexOf(keys[name])];
      const isNow = standing !== undefined && key !== 'learning_rate';
      const written = envelope === null || read < 0 ? Number.NaN : history.value(read, keys[name]);
      const value = isNow && row < 0 ? standing : written;
      values[name] = value;
      write(place[name], read < 0 ? '' : decimals(value));
      const at = isNow ? { epoch: now.epoch + now.batch / Math.max(1, now.batches), value: standing } : null;
      if (envelope !== null) curves.push({ name, envelope, initial: data.initial(keys[name]), now: at });
    }
    paint({
      size,
      scale,
      epochs: epochs(),
      curves,
      axis: axisOf(key, options.logarithmic),
      markers: markers(),
      markerText: first ? markerText : () => '',
      crosshair: row >= 0 ? { epoch: history.epoch(row), values } : null,
    });
  }

  function repaint(): void {
    if (live === null || isOld(live)) return;
    const now = live;
    const row = crosshairRow();
    const read = row >= 0 ? row : count - 1;
    write(epochPlace, read < 0 ? '' : options.words.epoch(now.history.epoch(read)));
    panels.forEach((panel, i) => paintPanel(now, row, panel, i === 0));
  }

  return {
    paint: (changed) => {
      const news = whatIsDrawn(changed);
      if (news.every((value, i) => Object.is(value, drawn[i]))) return; // only the drawing of the network has something new
      drawn = news;
      live = changed;
      ({ run } = changed);
      ({ count } = changed.history);
      data.take(changed);
      repaint();
    },
    set: (changed) => {
      if (equal(changed, options)) return;
      options = changed;
      repaint();
    },
    point: (x) => {
      pointer = x;
      pressed = -1;
      repaint();
    },
    press: (key, language) => {
      if (live === null || isOld(live)) return null;
      const row = stepRow(key, crosshairRow(), count);
      if (row === null) return null;
      pointer = null;
      pressed = row;
      repaint();
      return readAloud(live.history, row, options.words, language);
    },
    resize: () => {
      scale = rem() / 16;
      for (const panel of panels) panel.size = sizeOf(panel.place.svg);
      repaint();
    },
    hide: () => {
      pointer = null;
      pressed = -1;
      repaint();
    },
  };
}
