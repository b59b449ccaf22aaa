import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import { fitCanvas } from '../plot/canvas.ts';
import { useWeightsOver, WeightsOver } from './WeightsOver.tsx';
import { allRaw } from '../plot/cloud.ts';
import { colours } from '../plot/colours.ts';
import { useTheme } from '../plot/useTheme.ts';
import { usePicturesText } from '../text/picturesText.ts';
import { useSize } from '../useSize.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { asMnist, drawLine, emptyInk, inkSide, type Ink, type Place } from './digitInk.ts';
import './pad.css';
import { paintPicture } from '../plot/paintPicture.ts';
import { Picture } from '../plot/Picture.tsx';
import { rawOf } from './probePlace.ts';
import { useSpoken } from './useSpoken.ts';
import type { ViewProps } from './views.ts';

const inkImage = { width: inkSide, height: inkSide };
/** An arrow key's step: a pixel of the picture; with Shift more. */
const step = inkSide / 28;
const longStep = 4 * step;

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A pen that keys move. */
interface Pen extends Place {
  readonly isDown: boolean;
}

/** What a person has drawn, and the inputs that the network is given for it. */
interface Drawing {
  readonly ink: Ink;
  readonly probe: readonly number[];
}

/** A pad to draw a digit on, or to see an example; the network answers while it is drawn. */
export function PadView({ experiment, asked }: ViewProps) {
  const { setView, frame } = useWorkspace();
  const text = usePicturesText();
  const theme = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(place);
  const split = examplesOf(experiment);
  const { data } = experiment;
  const image = imageOf(infoOf(data), data.features) ?? inkImage;
  const raw = useMemo(() => allRaw(split), [split]);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [pen, setPen] = useState<Pen | null>(null);
  const [said, say] = useState('');
  const { spoken, expect } = useSpoken(asked.summary);
  const over = useWeightsOver();
  /** Where the pointer draws. */
  const last = useRef<Place | null>(null);
  const ink = useRef<Ink>(emptyInk());
  const isDue = useRef(false);
  /** An example may have been chosen since: then that is to be seen. */
  const own = drawing !== null && asked.probe === drawing.probe ? drawing : null;

  useEffect(() => {
    if (canvas.current === null || size === null) return;
    const context = fitCanvas(canvas.current, size);
    if (context === null) return;
    paintPicture(context, own?.ink ?? asked.probe, own ? inkImage : image, size.width, colours().ink);
  }, [own, asked.probe, image, size, theme]);

  /** Shows the ink, and has the network answer for it: once a frame. */
  function show(): void {
    if (isDue.current) return;
    isDue.current = true;
    frame(() => {
      isDue.current = false;
      const probe = asMnist(ink.current);
      setDrawing({ ink: ink.current.slice(), probe });
      setView({ probe });
    });
  }

  /** A line on what is drawn already, or on an empty pad. */
  function draw(from: Place, to: Place): void {
    if (own === null && !isDue.current) ink.current = emptyInk();
    if (over >= 0) setView({ selection: null }); // who draws wants to see it
    drawLine(ink.current, from, to);
    show();
  }

  function clear(): void {
    ink.current = emptyInk();
    last.current = null;
    say(text.cleared);
    show();
  }

  function placeAt({ clientX, clientY, currentTarget }: PointerEvent): Place {
    const { left, top, width } = currentTarget.getBoundingClientRect();
    return { x: ((clientX - left) / width) * inkSide, y: ((clientY - top) / width) * inkSide };
  }

  function onMove(event: PointerEvent): void {
    if (last.current === null || !event.isPrimary) return; // a second finger does nothing
    const to = placeAt(event);
    draw(last.current, to);
    last.current = to;
  }

  function onEnd({ isPrimary }: PointerEvent): void {
    if (isPrimary) last.current = null;
  }

  function onKey(event: KeyboardEvent): void {
    const from = pen ?? { x: inkSide / 2, y: inkSide / 2, isDown: false };
    const arrow = arrows[event.key];
    if (arrow) {
      const far = event.shiftKey ? longStep : step;
      const within = (at: number): number => Math.min(inkSide - step, Math.max(step, at));
      const to = { ...from, x: within(from.x + arrow[0] * far), y: within(from.y + arrow[1] * far) };
      setPen(to);
      if (from.isDown) draw(from, to);
    } else if (event.key === ' ') {
      const isDown = !from.isDown;
      setPen({ ...from, isDown });
      say(isDown ? text.penDown : text.penUp);
      if (isDown) draw(from, from);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      setPen({ ...from, isDown: false });
      clear();
    } else return;
    event.preventDefault();
    expect();
  }

  const count = split.training.count + split.validation.count;
  const stepTo = (by: number): void => {
    const row = (Math.max(asked.row, by < 0 ? 0 : -1) + by + count) % count;
    setView({ probe: rawOf(raw, row, data.features.length) });
    expect();
  };
  const isInvited = own === null || own.probe.every((value) => value === 0);
  const at = (where: number): number => (where / inkSide) * (size?.width ?? 0);
  return (
    <>
      <div className="outcome-square">
        <div
          ref={place}
          className="digit-pad"
          role="application"
          tabIndex={0}
          aria-label={text.pad}
          onPointerDown={(event) => {
            if (event.button !== 0 || !event.isPrimary) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            last.current = placeAt(event);
            draw(last.current, last.current);
          }}
          onPointerMove={onMove}
          onPointerUp={onEnd}
          onPointerCancel={onEnd}
          onKeyDown={onKey}
          onBlur={() => setPen(null)}
        >
          <canvas ref={canvas} aria-hidden="true" />
          {isInvited && <span className="digit-hint">{text.hint}</span>}
          <WeightsOver experiment={experiment} image={image} unit={over} />
          {pen && size && (
            <svg width={size.width} height={size.width} aria-hidden="true" focusable="false">
              <circle className="digit-pen" data-down={pen.isDown} cx={at(pen.x)} cy={at(pen.y)} r={at(5)} />
            </svg>
          )}
        </div>
      </div>
      <div className="outcome-foot digit-foot">
        <figure title={text.given}>
          <Picture image={image} values={asked.said.probe} />
          <figcaption>{text.input}</figcaption>
        </figure>
        <button type="button" className="tool" onClick={clear}>
          {text.clear}
        </button>
        <span className="digit-steps">
          {([-1, 1] as const).map((by) => (
            <button
              key={by}
              type="button"
              className="tool icon-only"
              aria-label={by < 0 ? text.previous : text.next}
              title={by < 0 ? text.previous : text.next}
              onClick={() => stepTo(by)}
            >
              <Icon name={by < 0 ? lateIcons.up : lateIcons.down} size={16} />
            </button>
          ))}
        </span>
      </div>
      <p className="only-heard" aria-live="polite">
        {said}
      </p>
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
