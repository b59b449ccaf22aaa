import { scaleLinear, scaleLog, select, type Selection } from 'd3';
import { metricFacts, metricNames } from '../../engine/specs/metricSpecs.ts';
import { polyline, type LinePoint } from '../../scene/layout/polyline.ts';
import { linearTicks, type Domain, type Tick } from '../plot/ticks.ts';
import { epochTicks, linearDomain, logDomain, logTicks, scoreDomain } from './curveScales.ts';
import { inDashes, swings } from './dashes.ts';
import { columnPoints, type Envelope } from './envelope.ts';
import { placeMarkers, type Marker, type MarkerLabel } from './markers.ts';
import type { Size } from '../useSize.ts';
import { significant } from '../../document/spelling.ts';

/** A curve of a panel: how it is told apart is in the style sheet, under its name. */
export interface PanelCurve {
  readonly name: 'training' | 'validation';
  readonly envelope: Envelope;
  /** At the initial weights. */
  readonly initial: number;
  /** Where it stands since numbers were set by hand. */
  readonly now?: { readonly epoch: number; readonly value: number } | null;
}

export interface PanelState {
  readonly size: Size;
  /** Of the letters, in parts of those of a screen of 1366 × 768, and of the distances given here. */
  readonly scale: number;
  readonly epochs: Domain;
  readonly curves: readonly PanelCurve[];
  /** `share` is a number from 0 to 1, such as the accuracy; `score` one that is at most 1, such as R². */
  readonly axis: 'linear' | 'log' | 'share' | 'score';
  readonly markers: readonly Marker[];
  readonly markerText: (marker: Marker) => string;
  readonly crosshair: { readonly epoch: number; readonly values: Readonly<Record<string, number>> } | null;
}

export const panelMargin = { left: 34, right: 10, top: 7, bottom: 19 } as const;
// oxlint-disable-next-line modules/no-state -- an id must be the only one in the whole page
let clips = 0;
const pixelsPerTick = 34;
const pixelsPerEpochTick = 64;
const pixelsPerCharacter = 7.1;

function valuesOf(curves: readonly PanelCurve[]): number[] {
  const values: number[] = [];
  for (const { envelope, now } of curves) {
    for (let i = 0; i < envelope.length; i++) values.push(envelope.value(i));
    if (now != null) values.push(now.value);
  }
  return values.filter(Number.isFinite);
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
      const place = scaleLinear(domain, [0, 1]);
      return { ticks: linearTicks(domain, most), place: (value) => Math.max(-0.1, place(value)) };
    }
    case 'linear': {
      const initials = curves.map(({ initial }) => initial).filter(Number.isFinite);
      const domain = linearDomain(valuesOf(curves), Math.max(0, ...initials));
      return { ticks: linearTicks(domain, most), place: scaleLinear(domain, [0, 1]) };
    }
    case 'log': {
      const domain = logDomain(valuesOf(curves));
      const scale = scaleLog(domain, [0, 1]);
      return { ticks: logTicks(domain, most), place: (value) => (value > 0 ? Math.max(0, scale(value)) : 0) };
    }
  }
}

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** A line and a text for each datum. */
function linesAndTexts<T>(group: Group, data: readonly T[]) {
  const each = group
    .selectAll<SVGGElement, T>('g')
    .data(data)
    .join((enter) => {
      const made = enter.append('g');
      made.append('line');
      made.append('text');
      return made;
    });
  return { each, line: each.select<SVGLineElement>('line'), text: each.select<SVGTextElement>('text') };
}

/** Writes only what is new: each write makes the browser lay out the page. */
function write<T>(texts: Selection<SVGTextElement, T, SVGGElement, unknown>, textOf: (datum: T) => string): void {
  texts
    .filter(function (datum) {
      return this.textContent !== textOf(datum);
    })
    .text(textOf);
}

const labelOf = ({ label }: Tick): string => label;
const nowhere: NonNullable<PanelState['crosshair']> = { epoch: 0, values: {} };

/** Where the curves are drawn, in pixels. */
function frameOf({ width, height }: Size, scale: number): { left: number; right: number; top: number; bottom: number } {
  const { left, right, top, bottom } = panelMargin;
  return {
    left: left * scale,
    right: Math.max(left * scale + 1, width - right * scale),
    top: top * scale,
    bottom: Math.max(top * scale + 1, height - bottom * scale),
  };
}

/** Paints one panel of curves into an SVG, again with each call; what is there already is used again. */
export function createCurvePanel(svg: SVGSVGElement): (state: PanelState) => void {
  const clipId = `chart-clip-${++clips}`;
  const clip = select(svg).append('clipPath').attr('id', clipId).append('rect');
  const group = (name: string): Group => select(svg).append('g').attr('class', name);
  const grid = group('chart-grid');
  const foot = group('chart-foot');
  const marks = group('chart-marks');
  const paths = group('chart-paths').attr('clip-path', `url(#${clipId})`);
  const leaps = group('chart-leaps');
  const ends = group('chart-ends');
  const cross = group('chart-crosshair');
  const crossDots = group('chart-crosshair');

  return (state) => {
    const { size, scale, curves, epochs, markers, crosshair, markerText } = state;
    const { left, right, top, bottom } = frameOf(size, scale);
    const character = pixelsPerCharacter * scale;
    const x = scaleLinear(epochs, [left, right]);
    const { ticks, place } = valueAxis(state.axis, curves, (bottom - top) / scale);
    // A loss by hand can be ∞: it stands at the head.
    const y = (value: number): number => (value === Infinity ? top : bottom - place(value) * (bottom - top));

    clip
      .attr('x', left - 2)
      .attr('y', top - 2)
      .attr('width', right - left + 4)
      .attr('height', bottom - top + 4);

    const rows = linesAndTexts(grid, ticks);
    rows.each
      .attr('transform', ({ value }) => `translate(0,${Math.round(10 * y(value)) / 10})`)
      .classed('chart-zero', ({ value }) => place(value) === 0);
    rows.line.attr('x1', left).attr('x2', right);
    rows.text
      .attr('x', left - 7)
      .attr('dy', '0.32em')
      .attr('text-anchor', 'end')
      .call(write, labelOf);

    const most = Math.max(2, Math.floor((right - left) / (pixelsPerEpochTick * scale)));
    const last = (label: string): number => size.width - (character * label.length) / 2 - 1;
    foot
      .selectAll<SVGTextElement, Tick>('text')
      .data(epochTicks(epochs, most))
      .join('text')
      .attr('x', ({ value, label }) => Math.min(x(value), last(label)))
      .attr('y', bottom + 14 * scale)
      .attr('text-anchor', 'middle')
      .call(write, labelOf);

    const placed = placeMarkers(markers, x, right, (m) => 6 + character * markerText(m).length);
    const marked = linesAndTexts(marks, placed);
    marked.line
      .attr('x1', (mark) => mark.x)
      .attr('x2', (mark) => mark.x)
      .attr('y1', top)
      .attr('y2', bottom);
    marked.text
      .attr('x', (mark) => mark.x + (mark.anchor === 'start' ? 4 : -4))
      .attr('y', top)
      .attr('dy', '0.8em')
      .attr('text-anchor', ({ anchor }) => anchor)
      .call(write, ({ marker, shown }: MarkerLabel) => (shown ? markerText(marker) : ''));

    paths
      .selectAll<SVGPathElement, PanelCurve>('path')
      .data(curves)
      .join('path')
      .attr('class', ({ name }) => `chart-line chart-line--${name}`)
      .each(function ({ name, envelope }) {
        const shown = columnPoints(envelope, (right - left) / (epochs[1] - epochs[0]));
        const points = shown.map((i): LinePoint => [x(envelope.at(i)), y(envelope.value(i))]);
        const isCut = name === 'validation' && swings(points);
        select(this)
          .classed('chart-line--cut', isCut)
          .attr('d', polyline(isCut ? inDashes(points) : points));
      });

    // Where both curves end alike, the one shows within the ring of the other.
    const dotRadius = ({ name }: PanelCurve): number => (name === 'validation' ? 4 : curves.length > 1 ? 2.4 : 3.2);
    const dots = (into: Group, data: readonly PanelCurve[], at: (curve: PanelCurve) => readonly [number, number]) =>
      into
        .selectAll<SVGCircleElement, PanelCurve>('circle')
        .data(data.toReversed())
        .join('circle')
        .attr('class', ({ name }) => `chart-dot chart-dot--${name}`)
        .attr('r', dotRadius)
        .attr('cx', (curve) => x(at(curve)[0]))
        .attr('cy', (curve) => Math.max(top, y(at(curve)[1])));

    // Where the curves stand: also all there is before the first epoch.
    const standing = curves.filter(({ envelope, now }) => envelope.length > 0 && !Number.isNaN(now?.value ?? 0));
    const endOf = ({ envelope }: PanelCurve): readonly [number, number] => [
      envelope.at(envelope.length - 1),
      envelope.value(envelope.length - 1),
    ];
    const nowOf = (curve: PanelCurve): readonly [number, number] =>
      curve.now == null ? endOf(curve) : [Math.min(curve.now.epoch, epochs[1]), curve.now.value];
    leaps
      .selectAll<SVGLineElement, PanelCurve>('line')
      .data(standing.filter(({ now }) => now != null))
      .join('line')
      .attr('class', ({ name }) => `chart-line--${name}`)
      .attr('x1', (curve) => x(endOf(curve)[0]))
      .attr('y1', (curve) => y(endOf(curve)[1]))
      .attr('x2', (curve) => x(nowOf(curve)[0]))
      .attr('y2', (curve) => Math.max(top, y(nowOf(curve)[1])));
    dots(ends, standing, nowOf);

    cross
      .selectAll<SVGLineElement, number>('line')
      .data(crosshair === null ? [] : [x(crosshair.epoch)])
      .join('line')
      .attr('x1', (at) => at)
      .attr('x2', (at) => at)
      .attr('y1', top)
      .attr('y2', bottom);
    const { epoch, values } = crosshair ?? nowhere;
    const crossed = curves.filter(({ name }) => Number.isFinite(values[name]));
    dots(crossDots, crossed, ({ name }) => [epoch, values[name]]);
  };
}

/** The epoch under a pointer at `x` pixels from the left of a panel so wide. */
export function epochAt(x: number, width: number, epochs: Domain, scale: number): number {
  const { left, right } = frameOf({ width, height: 0 }, scale);
  return scaleLinear(epochs, [left, right]).clamp(true).invert(x);
}
