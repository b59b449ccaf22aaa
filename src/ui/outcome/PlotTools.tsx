import type { Experiment } from '../../document/experiment.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import { GuessButton } from '../guess/GuessButton.tsx';
import { Part } from '../lessons/Part.tsx';
import { usePageEvent } from '../pageEvents.ts';
import { useMapText } from '../text/mapText.ts';
import { useArrangement } from '../screen.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { useShownNeuron } from './useShownNeuron.ts';
import { isOtherView, ofNeurons, type ViewName } from './views.ts';

/** What Escape belongs to first. */
const escapes = '.popover:not(:empty), dialog[open], .cm-editor:focus-within';

/** Gives the plot the network's place, and takes it back; Escape takes it back, too. */
function LargeButton() {
  const { setView } = useWorkspace();
  const text = useMapText();
  const isLarge = useApp(({ view }) => view.plotLarge);
  usePageEvent('keydown', ({ key, defaultPrevented }) => {
    if (!isLarge || key !== 'Escape' || defaultPrevented || document.querySelector(escapes)) return;
    setView({ plotLarge: false });
  });
  const label = isLarge ? text.smaller : text.larger;
  return (
    <button
      type="button"
      className="tool icon-only plot-larger"
      aria-label={label}
      title={label}
      aria-pressed={isLarge}
      onClick={() => setView({ plotLarge: !isLarge })}
    >
      <Icon name={isLarge ? lateIcons.smaller : lateIcons.larger} size={16} />
    </button>
  );
}

/** Where the drawing is not beside it: back from the map of a pinned neuron to that of the network. */
function NeuronButton({ experiment }: { experiment: Experiment }) {
  const { setView } = useWorkspace();
  const text = useMapText();
  const isAlone = useArrangement() === 'tabs';
  const isPinned = useApp(({ view }) => view.selection !== null && (isAlone || view.plotLarge));
  const neuron = useShownNeuron(experiment);
  if (neuron === null || !isPinned) return null;
  return (
    <button
      type="button"
      className="tool icon-only"
      aria-label={text.unpin(neuron.name)}
      title={text.unpin(neuron.name)}
      onClick={() => setView({ selection: null })}
    >
      <Icon name="close" size={16} />
    </button>
  );
}

/** What can be done with the plot, whatever it shows. */
export function PlotTools({ experiment, view }: { experiment: Experiment; view: ViewName }) {
  const isOther = useApp(isOtherView);
  return (
    <>
      {!isOther && ofNeurons.includes(view) && <NeuronButton experiment={experiment} />}
      <Part name="predict_first">
        <GuessButton experiment={experiment} />
      </Part>
      <LargeButton />
    </>
  );
}
