interface Props {
  readonly label: string;
  readonly previous: string;
  readonly next: string;
  readonly onStep: (key: 'ArrowLeft' | 'ArrowRight') => void;
}

/** Back and forth among examples. */
export function Stepper({ label, previous, next, onStep }: Props) {
  return (
    <div className="steps-example">
      <button type="button" className="tool icon-only" aria-label={previous} onClick={() => onStep('ArrowLeft')}>
        ‹
      </button>
      <span>{label}</span>
      <button type="button" className="tool icon-only" aria-label={next} onClick={() => onStep('ArrowRight')}>
        ›
      </button>
    </div>
  );
}
