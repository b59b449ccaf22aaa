/** Wheel and pinch events that come before zooming is loaded. */
export interface MissedGestures {
  /** Lets them happen now, in their order; from then on nothing is kept. */
  replay(): void;
  stop(): void;
}

const most = 400;
const types = ['wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel'] as const;

/** A wheel that zooms: with a key, or a pinch on a trackpad, which browsers report as one with Ctrl. */
export const isZoomWheel = (event: Event): event is WheelEvent =>
  event instanceof WheelEvent && (event.ctrlKey || event.metaKey);

/** Firefox on a desktop has no TouchEvent. */
const isTouch = (event: Event): event is TouchEvent => 'TouchEvent' in window && event instanceof TouchEvent;

/** An event that has been dispatched is not dispatched a second time: another of the same kind. */
function again(event: Event): Event {
  if (!isTouch(event)) return new WheelEvent(event.type, event);
  return new TouchEvent(event.type, {
    bubbles: true,
    cancelable: true,
    touches: [...event.touches],
    targetTouches: [...event.targetTouches],
    changedTouches: [...event.changedTouches],
  });
}

/** @param onFirst a gesture has begun */
export function keepGestures(box: HTMLElement, onFirst: () => void): MissedGestures {
  let missed: Event[] = [];

  function keep(event: Event): void {
    const wanted = isZoomWheel(event) || (isTouch(event) && (missed.length > 0 || event.touches.length > 1));
    if (!wanted) return;
    if (event.cancelable) event.preventDefault(); // the page itself is not zoomed
    if (missed.length === 0) onFirst();
    if (missed.length < most) missed.push(event);
  }

  function stop(): void {
    for (const type of types) box.removeEventListener(type, keep);
  }

  for (const type of types) box.addEventListener(type, keep, { passive: false });
  return {
    replay() {
      stop();
      const events = missed;
      missed = [];
      for (const event of events) box.dispatchEvent(again(event));
    },
    stop,
  };
}
