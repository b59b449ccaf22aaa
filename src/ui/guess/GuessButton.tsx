import { isBare } from '../../state/view.ts';
import type { Experiment } from '../../document/experiment.ts';
import { Icon } from '../controls/icons.tsx';
import { useGuessText } from '../text/guessText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

const pencil =
  'M16.5 3.2a1.9 1.9 0 0 1 2.7 0l1.6 1.6a1.9 1.9 0 0 1 0 2.7L10.3 18 5 19l1-5.300zM15.200 7.300 7.700 14.800l-.4 1.900 1.900-.4 7.500-7.500zM2 21h3v1.600H2zM7 21h3v1.600H7zM12 21h3v1.600h-3z';

/** Has what is to be expected drawn before it is trained; again: the plot as it was. */
export function GuessButton({ experiment }: { experiment: Experiment }) {
  const { setView } = useWorkspace();
  const text = useGuessText();
  const isOn = useApp(({ view }) => view.guess !== null);
  const [first = 'loss'] = useApp(({ view }) => view.asked);
  const canTrain = useApp(({ run, view }) => run.phase !== 'impossible' && !isBare(view));
  if (!canTrain || experiment.layers.length === 0) return null;
  return (
    <button
      type="button"
      className="tool icon-only plot-guess"
      aria-label={text.predict}
      title={text.predictHint}
      aria-pressed={isOn}
      onClick={() => setView({ guess: isOn ? null : first, isDrawing: false })}
    >
      <Icon name={{ path: pencil }} size={16} />
    </button>
  );
}
