import { linearTicks, type Domain, type Tick } from './ticks.ts';
import type { Size } from '../useSize.ts';

export interface Margin {
  /** Without the labels of the ticks, where `digit` says how wide these are. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Width of a digit; usually 0. */
  readonly digit?: number;
}

/** Pixels of a value, and the value of a pixel. */
export interface Axis {
  (value: number): number;
  invert(pixel: number): number;
}

/** A plot of two axes in an element: pixels from its upper left corner. */
export interface Plane {
  readonly size: Size;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

const pixelsPerTick = 40;

/** Round numbers about so far apart that their labels do not touch. */
function ticks(domain: Domain, pixels: number): Tick[] {
  return linearTicks(domain, Math.max(3, Math.floor(pixels / pixelsPerTick)));
}

/** Width in digits: a point or a comma is half as wide. */
function widthOf({ label }: Tick): number {
  return (label.length + label.replace(/[.,]/g, '').length) / 2;
}

/** As d3's scaleLinear, which would bring its number formats into the page's first load. */
function axisOf([from, to]: Domain, start: number, end: number): Axis {
  const slope = (end - start) / (to - from);
  const place = (value: number): number => start + slope * (value - from);
  return Object.assign(place, { invert: (pixel: number) => from + (pixel - start) / slope });
}

export function planeOf(size: Size, xDomain: Domain, yDomain: Domain, margin: Margin): Plane {
  const { top, digit = 0 } = margin;
  const bottom = Math.max(top + 1, size.height - margin.bottom);
  const yTicks = ticks(yDomain, bottom - top);
  const left = margin.left + digit * Math.max(0, ...yTicks.map(widthOf));
  const xTicks = ticks(xDomain, size.width - margin.right - left);
  // half of the last label stands beyond its tick
  const beyond = (digit * widthOf(xTicks[xTicks.length - 1])) / 2;
  const right = Math.max(left + 1, size.width - Math.max(margin.right, beyond));
  return {
    size,
    left,
    top,
    right,
    bottom,
    x: axisOf(xDomain, left, right),
    y: axisOf(yDomain, bottom, top),
    xTicks,
    yTicks,
  };
}

/** A number with the decimals that a pixel tells apart, and no more. */
function toPixel(scale: Plane['x'], px: number): number {
  const parts = 10 ** Math.max(0, -Math.floor(Math.log10(Math.abs(scale.invert(1) - scale.invert(0)))));
  return Math.round(scale.invert(px) * parts) / parts;
}

/** The point of the data under a pixel, held within the plot. */
export function pointAt({ x, y, left, right, top, bottom }: Plane, px: number, py: number): readonly [number, number] {
  return [toPixel(x, Math.max(left, Math.min(right, px))), toPixel(y, Math.max(top, Math.min(bottom, py)))];
}

/** How far an arrow key goes, in parts of a domain. */
const step = 0.02;
const largeStep = 0.1;

/** Down and up each axis in turn. */
const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp'];

/** Where an arrow key takes a point, held within the domains; null for another key. */
export function moveBy(
  key: string,
  large: boolean,
  point: readonly number[],
  domains: readonly Domain[],
): readonly number[] | null {
  const arrow = arrows.indexOf(key);
  const axis = arrow >> 1;
  if (axis < 0 || axis >= point.length) return null;
  const [from, to] = domains[axis];
  const moved = point[axis] + (arrow % 2 ? 1 : -1) * (large ? largeStep : step) * (to - from);
  return point.map((value, i) => (i === axis ? Math.max(from, Math.min(to, moved)) : value));
}

/** The row [count, (x, y)] nearest to a pixel, or −1 when none is within `reach` pixels. */
export function nearestPoint(
  points: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  { x, y }: Plane,
  px: number,
  py: number,
  reach: number,
): number {
  let best = -1;
  let least = reach * reach;
  for (let i = 0; i < points.x.length; i++) {
    const dx = x(points.x[i]) - px;
    const dy = y(points.y[i]) - py;
    const distance = dx * dx + dy * dy;
    if (distance <= least) {
      least = distance;
      best = i;
    }
  }
  return best;
}
