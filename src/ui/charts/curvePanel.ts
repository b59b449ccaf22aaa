import { scaleLinear, scaleLog } from 'd3-scale';
import { select } from 'd3-selection';
import { line } from 'd3-shape';
import { epochTicks, linearDomain, linearTicks, logDomain, logTicks, type Domain, type Tick } from './curveScales.ts';
import { columnPoints, type Envelope } from './envelope.ts';
import { placeMarkers, type Marker } from './markers.ts';
import type { Size } from './useSize.ts';

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
  /** `share` is a number from 0 to 1, such as the accuracy. */
  readonly axis: 'linear' | 'log' | 'share';
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

/** The value axis: its domain, its ticks, and where a value lies between the foot (0) and the head (1). */
export function valueAxis(
  axis: PanelState['axis'],
  curves: readonly PanelCurve[],
  height: number,
): { readonly ticks: readonly Tick[]; readonly place: (value: number) => number } {
  const most = Math.max(2, Math.floor(height / pixelsPerTick));
  switch (axis) {
    case 'share':
      return { ticks: [0, 0.5, 1].map((value) => ({ value, label: String(value) })), place: (value) => value };
    case 'linear': {
      const initials = curves.map(({ initial }) => initial).filter(Number.isFinite);
      const domain = linearDomain(valuesOf(curves), Math.max(0, ...initials));
      return { ticks: linearTicks(domain, most), place: scaleLinear([...domain], [0, 1]) };
    }
    case 'log': {
      const domain = logDomain(valuesOf(curves));
      const scale = scaleLog([...domain], [0, 1]);
      return { ticks: logTicks(domain, most), place: (value) => (value > 0 ? Math.max(0, scale(value)) : 0) };
    }
  }
}

/** Paints one panel of curves into an SVG, again with each call. D3 joins what is there already. */
export function createCurvePanel(svg: SVGSVGElement): (state: PanelState) => void {
  const root = select(svg);
  const clipId = `chart-clip-${++clips}`;
  const clip = root.append('clipPath').attr('id', clipId).append('rect');
  const grid = root.append('g').attr('class', 'chart-grid');
  const foot = root.append('g').attr('class', 'chart-foot');
  const marks = root.append('g').attr('class', 'chart-marks');
  const paths = root.append('g').attr('clip-path', `url(#${clipId})`);
  const ends = root.append('g').attr('class', 'chart-ends');
  const cross = root.append('g').attr('class', 'chart-crosshair');

  return (state) => {
    const { size, curves, epochs, markers, crosshair } = state;
    const bottom = size.height - (state.epochLabels ? panelMargin.bottom : noLabels);
    const right = size.width - panelMargin.right;
    const { left, top } = panelMargin;
    // Where both curves end alike, the one shows within the ring of the other.
    const dotRadius = ({ name }: PanelCurve): number => (name === 'validation' ? 4 : curves.length > 1 ? 2.4 : 3.2);
    const x = scaleLinear([...epochs], [left, right]);
    const { ticks, place } = valueAxis(state.axis, curves, bottom - top);
    const y = (value: number): number => bottom - place(value) * (bottom - top);

    clip
      .attr('x', left - 2)
      .attr('y', top - 2)
      .attr('width', right - left + 4)
      .attr('height', bottom - top + 4);

    grid
      .selectAll<SVGGElement, Tick>('g')
      .data(ticks)
      .join((enter) => {
        const g = enter.append('g');
        g.append('line');
        g.append('text').attr('dy', '0.32em').attr('text-anchor', 'end');
        return g;
      })
      .attr('transform', ({ value }) => `translate(0,${y(value).toFixed(1)})`)
      .attr('class', ({ value }) => (place(value) === 0 ? 'chart-zero' : null))
      .each(function paintTick({ label }) {
        select(this).select('line').attr('x1', left).attr('x2', right);
        select(this)
          .select('text')
          .attr('x', left - 7)
          .text(label);
      });

    foot
      .selectAll<SVGTextElement, Tick>('text')
      .data(state.epochLabels ? epochTicks(epochs, Math.max(2, Math.floor((right - left) / pixelsPerEpochTick))) : [])
      .join('text')
      .attr('y', bottom + 15)
      .attr('x', ({ value, label }) => Math.min(x(value), size.width - (pixelsPerCharacter * label.length) / 2 - 1))
      .attr('text-anchor', 'middle')
      .text(({ label }) => label);

    const placed = placeMarkers(markers, x, right, (m) => 6 + pixelsPerCharacter * state.markerText(m).length);
    marks
      .selectAll<SVGGElement, (typeof placed)[number]>('g')
      .data(placed)
      .join((enter) => {
        const g = enter.append('g');
        g.append('line');
        g.append('text').attr('dy', '0.8em');
        return g;
      })
      .each(function paintMark({ marker, x: at, anchor, shown }) {
        select(this).select('line').attr('x1', at).attr('x2', at).attr('y1', top).attr('y2', bottom);
        select(this)
          .select('text')
          .attr('x', anchor === 'start' ? at + 4 : at - 4)
          .attr('y', top)
          .attr('text-anchor', anchor)
          .text(shown ? state.markerText(marker) : '');
      });

    paths
      .selectAll<SVGPathElement, PanelCurve>('path')
      .data(curves, (curve) => curve.name)
      .join('path')
      .attr('class', ({ name }) => `chart-line chart-line--${name}`)
      .attr('d', ({ envelope }) => {
        const points = line<number>(
          (i) => x(envelope.at(i)),
          (i) => y(envelope.value(i)),
        ).digits(1);
        return points(columnPoints(envelope, (right - left) / (epochs[1] - epochs[0])));
      });

    // Where the curves stand: also all there is before the first epoch.
    ends
      .selectAll<SVGCircleElement, PanelCurve>('circle')
      .data(curves.filter(({ envelope }) => envelope.length > 0).toReversed(), (curve) => curve.name)
      .join('circle')
      .attr('class', ({ name }) => `chart-dot chart-dot--${name}`)
      .attr('r', dotRadius)
      .attr('cx', ({ envelope }) => x(envelope.at(envelope.length - 1)))
      .attr('cy', ({ envelope }) => Math.max(top, y(envelope.value(envelope.length - 1))));

    cross
      .selectAll('line')
      .data(crosshair === null ? [] : [crosshair.epoch])
      .join('line')
      .attr('x1', x)
      .attr('x2', x)
      .attr('y1', top)
      .attr('y2', bottom);
    cross
      .selectAll<SVGCircleElement, PanelCurve>('circle')
      .data(
        crosshair === null ? [] : curves.filter(({ name }) => Number.isFinite(crosshair.values[name])).toReversed(),
        (curve) => curve.name,
      )
      .join('circle')
      .attr('class', ({ name }) => `chart-dot chart-dot--${name}`)
      .attr('r', dotRadius)
      .attr('cx', crosshair === null ? 0 : x(crosshair.epoch))
      .attr('cy', ({ name }) => (crosshair === null ? 0 : Math.max(top, y(crosshair.values[name]))));
  };
}

/** The epoch under a pointer at `x` pixels from the left of a panel so wide. */
export function epochAt(x: number, width: number, epochs: Domain): number {
  return scaleLinear([panelMargin.left, width - panelMargin.right], [...epochs]).clamp(true)(x);
}
