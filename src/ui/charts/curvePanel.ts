import { metricFacts, metricNames } from '../../engine/metricFacts.ts';
import { polyline, type LinePoint } from '../../scene/polyline.ts';
import {
  epochTicks,
  linearDomain,
  linearTicks,
  logDomain,
  logTicks,
  scoreDomain,
  type Domain,
  type Tick,
} from './curveScales.ts';
import { columnPoints, type Envelope } from './envelope.ts';
import { placeMarkers, type Marker } from './markers.ts';
import { linearScale, logScale } from './scale.ts';
import { append, join, set, type Attributes } from './svg.ts';
import type { Size } from '../useSize.ts';
import { significant } from '../../document/spelling.ts';

/** A curve of a panel: how it is told apart is in the style sheet, under its name. */
export interface PanelCurve {
  readonly name: 'training' | 'validation';
  readonly envelope: Envelope;
  /** At the initial weights. */
  readonly initial: number;
}

export interface PanelState {
  readonly size: Size;
  readonly epochs: Domain;
  readonly curves: readonly PanelCurve[];
  /** `share` is a number from 0 to 1, such as the accuracy; `score` one that is at most 1, such as R². */
  readonly axis: 'linear' | 'log' | 'share' | 'score';
  readonly markers: readonly Marker[];
  readonly markerText: (marker: Marker) => string;
  readonly crosshair: { readonly epoch: number; readonly values: Readonly<Record<string, number>> } | null;
  /** Whether the epochs are written below. */
  readonly epochLabels: boolean;
}

export const panelMargin = { left: 40, right: 12, top: 7, bottom: 20 } as const;
const noLabels = 6;
let clips = 0;
const pixelsPerTick = 34;
const pixelsPerEpochTick = 64;
const pixelsPerCharacter = 6.2;

function valuesOf(curves: readonly PanelCurve[]): number[] {
  const values: number[] = [];
  for (const { envelope } of curves) {
    for (let i = 0; i < envelope.length; i++) values.push(envelope.value(i));
  }
  return values;
}

/** How a curve is drawn: losses, errors and the learning rate, which are never below 0, as the person has chosen. */
export function axisOf(key: string, logarithmic: boolean): PanelState['axis'] {
  const name = metricNames.find((metric) => metric === key);
  if (name !== undefined && metricFacts[name].isShare) return 'share';
  if (name === 'r2_score') return 'score';
  return logarithmic ? 'log' : 'linear';
}

/** The value axis: its domain, its ticks, and where a value lies between the foot (0) and the head (1). */
export function valueAxis(
  axis: PanelState['axis'],
  curves: readonly PanelCurve[],
  height: number,
): { readonly ticks: readonly Tick[]; readonly place: (value: number) => number } {
  const most = Math.max(2, Math.floor(height / pixelsPerTick));
  switch (axis) {
    case 'share':
      return { ticks: [0, 0.5, 1].map((value) => ({ value, label: significant(value, 4) })), place: (value) => value };
    case 'score': {
      const domain = scoreDomain(valuesOf(curves));
      const place = linearScale(domain, [0, 1]);
      return { ticks: linearTicks(domain, most), place: (value) => Math.max(-0.1, place(value)) };
    }
    case 'linear': {
      const initials = curves.map(({ initial }) => initial).filter(Number.isFinite);
      const domain = linearDomain(valuesOf(curves), Math.max(0, ...initials));
      return { ticks: linearTicks(domain, most), place: linearScale(domain, [0, 1]) };
    }
    case 'log': {
      const domain = logDomain(valuesOf(curves));
      const scale = logScale(domain, [0, 1]);
      return { ticks: logTicks(domain, most), place: (value) => (value > 0 ? Math.max(0, scale(value)) : 0) };
    }
  }
}

/** Paints one panel of curves into an SVG, again with each call; what is there already is used again. */
export function createCurvePanel(svg: SVGSVGElement): (state: PanelState) => void {
  const clipId = `chart-clip-${++clips}`;
  const clip = append(append(svg, 'clipPath', { id: clipId }), 'rect');
  const group = (attributes: Attributes): SVGElement => append(svg, 'g', attributes);
  const grid = group({ class: 'chart-grid' });
  const foot = group({ class: 'chart-foot' });
  const marks = group({ class: 'chart-marks' });
  const paths = group({ 'clip-path': `url(#${clipId})` });
  const ends = group({ class: 'chart-ends' });
  const cross = group({ class: 'chart-crosshair' });
  const crossDots = group({ class: 'chart-crosshair' });
  const lineAndText = (g: SVGElement): void => {
    append(g, 'line');
    append(g, 'text');
  };

  return (state) => {
    const { size, curves, epochs, markers, crosshair } = state;
    const bottom = size.height - (state.epochLabels ? panelMargin.bottom : noLabels);
    const right = size.width - panelMargin.right;
    const { left, top } = panelMargin;
    // Where both curves end alike, the one shows within the ring of the other.
    const dotRadius = ({ name }: PanelCurve): number => (name === 'validation' ? 4 : curves.length > 1 ? 2.4 : 3.2);
    const x = linearScale(epochs, [left, right]);
    const { ticks, place } = valueAxis(state.axis, curves, bottom - top);
    const y = (value: number): number => bottom - place(value) * (bottom - top);

    set(clip, { x: left - 2, y: top - 2, width: right - left + 4, height: bottom - top + 4 });

    join(grid, 'g', ticks, lineAndText, (g, { value, label }) => {
      set(g, {
        transform: `translate(0,${Math.round(10 * y(value)) / 10})`,
        class: place(value) === 0 ? 'chart-zero' : '',
      });
      set(g.children[0], { x1: left, x2: right });
      set(g.children[1], { x: left - 7, dy: '0.32em', 'text-anchor': 'end' }, label);
    });

    const most = Math.max(2, Math.floor((right - left) / pixelsPerEpochTick));
    join(foot, 'text', state.epochLabels ? epochTicks(epochs, most) : [], null, (text, { value, label }) => {
      const last = size.width - (pixelsPerCharacter * label.length) / 2 - 1;
      set(text, { x: Math.min(x(value), last), y: bottom + 15, 'text-anchor': 'middle' }, label);
    });

    const placed = placeMarkers(markers, x, right, (m) => 6 + pixelsPerCharacter * state.markerText(m).length);
    join(marks, 'g', placed, lineAndText, (g, { marker, x: at, anchor, shown }) => {
      set(g.children[0], { x1: at, x2: at, y1: top, y2: bottom });
      const where = { x: anchor === 'start' ? at + 4 : at - 4, y: top, dy: '0.8em', 'text-anchor': anchor };
      set(g.children[1], where, shown ? state.markerText(marker) : '');
    });

    join(paths, 'path', curves, null, (path, { name, envelope }) => {
      const shown = columnPoints(envelope, (right - left) / (epochs[1] - epochs[0]));
      const points = shown.map((i): LinePoint => [x(envelope.at(i)), y(envelope.value(i))]);
      set(path, { class: `chart-line chart-line--${name}`, d: polyline(points) });
    });

    const dot = (circle: Element, curve: PanelCurve, epoch: number, value: number): void =>
      set(circle, {
        class: `chart-dot chart-dot--${curve.name}`,
        r: dotRadius(curve),
        cx: x(epoch),
        cy: Math.max(top, y(value)),
      });

    // Where the curves stand: also all there is before the first epoch.
    const standing = curves.filter(({ envelope }) => envelope.length > 0).toReversed();
    join(ends, 'circle', standing, null, (circle, curve) => {
      const { envelope } = curve;
      dot(circle, curve, envelope.at(envelope.length - 1), envelope.value(envelope.length - 1));
    });

    join(cross, 'line', crosshair === null ? [] : [x(crosshair.epoch)], null, (rule, at) =>
      set(rule, { x1: at, x2: at, y1: top, y2: bottom }),
    );
    const crossed = crosshair === null ? [] : curves.filter(({ name }) => Number.isFinite(crosshair.values[name]));
    join(crossDots, 'circle', crossed.toReversed(), null, (circle, curve) => {
      if (crosshair !== null) dot(circle, curve, crosshair.epoch, crosshair.values[curve.name]);
    });
  };
}

/** The epoch under a pointer at `x` pixels from the left of a panel so wide. */
export function epochAt(x: number, width: number, epochs: Domain): number {
  const epoch = linearScale([panelMargin.left, width - panelMargin.right], epochs)(x);
  return Math.max(epochs[0], Math.min(epochs[1], epoch));
}
