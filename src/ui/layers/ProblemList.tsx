import { layerClassNames } from '../../document/classNames.ts';
import type { Place, Problem } from '../../document/problem.ts';
import { applyRemedy } from '../../document/remedies.ts';
import { problemSentence, remedyLabel } from '../../i18n/sentences.ts';
import { edit, useExperiment } from '../../state/app.ts';
import { Icon } from '../icons.tsx';
import { useText } from '../text.tsx';
import { useProblemText } from './problemText.ts';
import './problems.css';

/** Where a problem is, as Keras writes it. */
function usePlaceName(): (place: Place) => string {
  const { ui } = useText();
  const layers = useExperiment((e) => e.layers);
  return (place) => {
    switch (place.kind) {
      case 'layer':
        return `layers[${place.index}] ${layerClassNames[layers[place.index].type]}`;
      case 'inputs':
        return ui.input;
      case 'network':
        return 'Sequential';
      case 'loss':
      case 'metrics':
      case 'optimizer':
        return ui[place.kind];
      case 'data':
        return ui.regions.data;
      case 'fit':
        return ui.fit;
    }
  };
}

/** Each problem with its place, its sentence and its remedy. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { ui } = useText();
  const text = useProblemText();
  const placeName = usePlaceName();
  return (
    <ul className="problems" aria-label={ui.problems}>
      {problems.map((problem) => (
        <li key={JSON.stringify([problem.code, problem.place])} className={`problem ${problem.severity}`}>
          <Icon name="warning" size={16} />
          <code>{placeName(problem.place)}</code>
          <span className="problem-text">{problemSentence(text, problem)}</span>
          <button type="button" className="remedy" onClick={() => edit((e) => applyRemedy(e, problem))}>
            {remedyLabel(text, problem.remedy)}
          </button>
        </li>
      ))}
    </ul>
  );
}
