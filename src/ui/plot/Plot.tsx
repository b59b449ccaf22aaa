import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import { Axes } from './Axes.tsx';
import type { Plane } from './plane.ts';
import './plot.css';

/**
 * A plot that can be asked: a canvas for what the network says, one for the examples, the axes, the place asked
 * about; pointer and keys go to whoever shows it.
 */
export function Plot({
  place,
  back,
  front,
  plane,
  xName,
  yName,
  label,
  onPoint,
  onEnd,
  onKey,
  children,
}: {
  place: Ref<HTMLDivElement>;
  back?: Ref<HTMLCanvasElement> | undefined;
  front?: Ref<HTMLCanvasElement> | undefined;
  plane: Plane | null;
  xName: string;
  yName: string;
  label: string;
  /** Pixels from the upper left corner, as a pointer is pressed and at each of its moves then. */
  onPoint?: (x: number, y: number, isPress: boolean, isFinger: boolean) => void;
  /** The pointer is up, or, where the browser has taken it, lost. */
  onEnd?: (isDone: boolean) => void;
  /** Without it the plot is only looked at. */
  onKey?: (event: KeyboardEvent) => void;
  /** Drawn above all, in the plot's pixels. */
  children?: ReactNode;
}) {
  const pressed = useRef(false);
  const end = (event: PointerEvent): void => {
    if (!event.isPrimary) return;
    pressed.current = false;
    onEnd?.(event.type === 'pointerup');
  };
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    if (!pressed.current || !event.isPrimary) return; // a second finger does nothing
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onPoint?.(event.clientX - left, event.clientY - top, event.type === 'pointerdown', event.pointerType === 'touch');
  };
  return (
    <div
      ref={place}
      className="plot-area"
      role={onKey ? 'application' : 'img'}
      tabIndex={onKey && 0}
      aria-label={label}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        pressed.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={point}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKey}
    >
      {back && <canvas ref={back} className="plot-canvas" aria-hidden="true" />}
      {plane && <Axes plane={plane} xName={xName} yName={yName} />}
      {front && <canvas ref={front} className="plot-canvas" aria-hidden="true" />}
      {plane && (
        <svg
          className="plot-over"
          width={plane.size.width}
          height={plane.size.height}
          aria-hidden="true"
          focusable="false"
        >
          {children}
        </svg>
      )}
    </div>
  );
}

/** Where the network is asked; nothing where its number is none. */
export function ProbeMark({ x, y }: { x: number; y: number }) {
  if (!Number.isFinite(x + y)) return null;
  return (
    <g className="plot-probe" transform={`translate(${x},${y})`}>
      <path className="plot-probe-halo" d="M-11 0H-6.500M6.500 0H11M0-11V-6.500M0 6.500V11" />
      <circle className="plot-probe-halo" r="6.500" />
      <path d="M-11 0H-6.500M6.500 0H11M0-11V-6.500M0 6.500V11" />
      <circle r="6.500" />
    </g>
  );
}
