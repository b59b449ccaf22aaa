import { useEffect, useState, type KeyboardEvent } from 'react';
import type { CodeStep } from '../../code/readKeras.ts';
import { useProgramText } from './useProgramText.ts';
import { stepSentence } from './programSteps.ts';

interface Props {
  readonly steps: readonly CodeStep[];
  /** How many have been run. */
  readonly done: number;
  readonly onStep: (done: number) => void;
  readonly onLeave: () => void;
}

const playEvery = 1500; // ms

/** Plays the program line by line: buttons, arrow keys, or by itself. */
export function ProgramStepper({ steps, done, onStep, onLeave }: Props) {
  const text = useProgramText();
  const [playing, setPlaying] = useState(false);
  const last = done >= steps.length;

  useEffect(() => {
    if (!playing || last) return;
    const timer = setTimeout(() => onStep(done + 1), playEvery);
    return () => clearTimeout(timer);
  }, [playing, last, done, onStep]);

  function go(to: number): void {
    setPlaying(false);
    onStep(Math.max(0, Math.min(steps.length, to)));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') go(done + 1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') go(done - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(steps.length);
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  }

  return (
    // The keys belong to the group: whichever of its buttons has the focus.
    <div className="stepper-bar" role="group" aria-label={text.step} onKeyDown={onKeyDown}>
      <div className="stepper-buttons">
        <button type="button" className="tool" aria-disabled={done === 0} onClick={() => go(done - 1)}>
          {text.stepBack}
        </button>
        <button type="button" className="tool primary" autoFocus aria-disabled={last} onClick={() => go(done + 1)}>
          {text.stepNext}
        </button>
        <button
          type="button"
          className="tool"
          onClick={() => {
            if (last) onStep(0);
            setPlaying(last || !playing);
          }}
        >
          {playing && !last ? text.stepPause : text.stepPlay}
        </button>
        <span className="stepper-count">{text.stepOf(done, steps.length)}</span>
        <button type="button" className="tool" onClick={onLeave}>
          {text.stepLeave}
        </button>
      </div>
      <p className="stepper-tell" aria-live="polite">
        {stepSentence(text, steps, done)}
      </p>
    </div>
  );
}
