import { select, zoom, zoomIdentity, type ZoomTransform } from 'd3';
import { isZoomWheel } from './missedGestures.ts';

export type { ZoomTransform };

/** Zoom and pan of the drawing, by wheel, drag, pinch and buttons. */
export interface Zooming {
  /** The size of the view in px: the picture cannot be lost out of it. */
  resize(width: number, height: number): void;
  by(factor: number): void;
  /** Back to the whole network. */
  fit(): void;
  /** Pans until a point of the picture is in the middle. */
  to(x: number, y: number): void;
  destroy(): void;
}

export function createZooming(
  box: HTMLElement,
  closest: number,
  onTransform: (transform: ZoomTransform) => void,
): Zooming {
  const zooming = zoom<HTMLElement, unknown>()
    .scaleExtent([1, closest])
    .clickDistance(4)
    .wheelDelta(wheelSteps)
    .filter(mayZoom)
    .on('zoom', ({ transform }: { transform: ZoomTransform }) => onTransform(transform));
  const selection = select(box).call(zooming).on('dblclick.zoom', null);
  return {
    resize: (width, height) => {
      const extent: [[number, number], [number, number]] = [
        [0, 0],
        [width, height],
      ];
      zooming.extent(extent).translateExtent(extent);
      selection.call(zooming.translateBy, 0, 0);
    },
    by: (factor) => selection.call(zooming.scaleBy, factor),
    fit: () => selection.call(zooming.transform, zoomIdentity),
    to: (x, y) => selection.call(zooming.translateTo, x, y),
    destroy: () => selection.on('.zoom', null),
  };
}

/** Doublings of the size. A pinch on a trackpad comes as a wheel with ctrl and small distances, a wheel with large ones. */
function wheelSteps({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const distance =
    -deltaY * (deltaMode === WheelEvent.DOM_DELTA_LINE ? 25 : deltaMode === WheelEvent.DOM_DELTA_PAGE ? 500 : 1);
  return distance * (ctrlKey && Math.abs(distance) < 40 ? 0.02 : 0.002);
}

/** As a map in a page does it: one finger and a plain wheel scroll the page, two fingers and Ctrl with the wheel zoom. */
function mayZoom(event: Event): boolean {
  if (event instanceof WheelEvent) return isZoomWheel(event);
  if (event instanceof MouseEvent) return event.button === 0;
  return 'touches' in event && (event as TouchEvent).touches.length > 1; // Firefox on a desktop has no TouchEvent class
}
