import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { layerClassNames } from '../../document/classNames.ts';
import type { Place, Problem } from '../../document/problems/problem.ts';
import { applyRemedy } from '../../document/problems/remedies.ts';
import { problemSentence, remedyLabel } from '../../i18n/sentences.ts';
import { changesLocked } from '../../lesson/changesLocked.ts';
import { Icon } from '../controls/icons.tsx';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { useProblemText } from '../text/problemText.ts';
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

/** Tells the messages how far above the foot of the window the problems reach, so that none lies on a remedy. */
function useReach(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const list = ref.current;
    if (list === null) return;
    const root = document.documentElement;
    const measure = (): void => {
      const { top, height } = list.getBoundingClientRect();
      root.style.setProperty('--problems-reach', `${height === 0 ? 0 : innerHeight - top}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const each of [list, root]) observer.observe(each);
    return () => {
      observer.disconnect();
      root.style.removeProperty('--problems-reach');
    };
  }, [ref]);
}

/**
 * Each problem with its place, its sentence and its remedy, errors first. They lie over the drawing: of several, the
 * first is shown until the others are asked for. A remedy that changes what a lesson hides or locks is none there.
 */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { edit } = useWorkspace();
  const experiment = useExperiment((e) => e);
  const hidden = useApp(({ view }) => view.hidden);
  const locked = useApp(({ view }) => view.locked);
  const { ui } = useText();
  const text = useProblemText();
  const placeName = usePlaceName();
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useReach(list);
  const sorted = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <ul ref={list} className="problems" aria-label={ui.problems}>
      {sorted.slice(0, isOpen ? undefined : 1).map((problem, i) => (
        <li key={JSON.stringify([problem.code, problem.place])} className={`problem ${problem.severity}`}>
          <Icon name="warning" size={16} />
          <code>{placeName(problem.place)}</code>
          <span className="problem-text">{problemSentence(text, problem)}</span>
          {!changesLocked([...hidden, ...locked], experiment, applyRemedy(experiment, problem)) && (
            <button type="button" className="remedy" onClick={() => edit((e) => applyRemedy(e, problem))}>
              {remedyLabel(text, problem.remedy)}
            </button>
          )}
          {i === 0 && sorted.length > 1 && (
            <button type="button" className="remedy" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? text.folding.fewer : text.folding.more(sorted.length - 1)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
