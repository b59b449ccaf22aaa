import { stepFor } from '../../state/examples.ts';
import type { Colours } from './colours.ts';
import type { Cloud } from './cloud.ts';
import type { Plane } from './plane.ts';
import { classSymbol } from './symbols.ts';

/** The members of a canvas context that the points need. */
export type PointContext = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'translate'
  | 'fill'
  | 'stroke'
  | 'beginPath'
  | 'arc'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
>;

export interface PointStyle {
  /** Pixels; fewer points may be larger. */
  readonly radius: number;
  readonly colours: Pick<Colours, 'classes' | 'surface' | 'ink' | 'inkSoft' | 'stroke'>;
  /** Whether the network is right about each point; null: it is not asked. */
  readonly right: ((point: number) => boolean) | null;
}

/** Pixels: small enough that many points stay apart. */
export function radiusFor(count: number, { left, right, top, bottom }: Plane): number {
  const extent = Math.min(right - left, bottom - top);
  return Math.max(2, Math.min(6, extent / (3.6 * Math.sqrt(Math.max(1, count / stepFor(count))))));
}

const symbols = new Map<string, Path2D>();

function symbolPath(label: number, radius: number): Path2D {
  const key = `${label} ${radius}`;
  let path = symbols.get(key);
  if (path === undefined) {
    if (symbols.size > 64) symbols.clear();
    path = new Path2D(classSymbol(label, radius));
    symbols.set(key, path);
  }
  return path;
}

/** Training filled, validation hollow; class by colour and shape; a ring about what the network gets wrong. */
export function paintPoints(context: PointContext, cloud: Cloud, plane: Plane, style: PointStyle): void {
  const { colours, radius, right } = style;
  const count = cloud.x.length;
  // Validation first: training, of which there is more, would not be hidden by it, and hollow shows through anyway.
  for (let i = 0; i < count; i += stepFor(count)) {
    const colour = cloud.own?.[i] ?? colours.classes[cloud.labels[i] % colours.classes.length];
    const path = symbolPath(cloud.labels[i], radius);
    context.save();
    context.translate(plane.x(cloud.x[i]), plane.y(cloud.y[i]));
    if (cloud.own !== null) {
      // A pale colour on a pale ground: a hairline holds it together.
      context.lineWidth = (i < cloud.training ? 1 : 3.4) * colours.stroke;
      context.strokeStyle = colours.inkSoft;
      context.stroke(path);
    }
    if (i < cloud.training) {
      context.fillStyle = colour;
      context.fill(path);
      if (cloud.own === null) {
        context.lineWidth = 0.8 * colours.stroke;
        context.strokeStyle = colours.surface;
        context.stroke(path);
      }
    } else {
      context.lineWidth = 1.8 * colours.stroke;
      context.fillStyle = colours.surface;
      context.fill(path);
      context.strokeStyle = colour;
      context.stroke(path);
    }
    if (right !== null && !right(i)) {
      context.beginPath();
      context.arc(0, 0, radius + 2.2, 0, 2 * Math.PI);
      context.lineWidth = colours.stroke;
      context.strokeStyle = colours.ink;
      context.stroke();
    }
    context.restore();
  }
}
