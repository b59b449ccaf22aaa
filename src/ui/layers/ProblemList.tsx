import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { layerClassNames } from '../../document/classNames.ts';
import type { Place, Problem } from '../../document/problems/problem.ts';
import { applyRemedy } from '../../document/problems/remedies.ts';
import { problemSentence, remedyLabel } from '../../i18n/sentences.ts';
import { changesLocked } from '../../lesson/changesLocked.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
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

/** In a lower or narrower drawing a whole sentence would lie on the neurons; rem. */
const roomy = { height: 24, width: 28 };

/**
 * Tells the messages how far above the foot of the window the problems reach, so that none lies on a remedy.
 *
 * @returns whether the drawing below is too small for a whole sentence
 */
function useReach(ref: RefObject<HTMLElement | null>): boolean {
  const [isTight, setTight] = useState(false);
  useLayoutEffect(() => {
    const list = ref.current;
    const drawing = list?.parentElement;
    if (list === null || !drawing) return;
    const root = document.documentElement;
    const measure = (): void => {
      const { top, height } = list.getBoundingClientRect();
      root.style.setProperty('--problems-reach', `${height === 0 ? 0 : innerHeight - top}px`);
      const { clientWidth, clientHeight } = drawing;
      if (clientHeight === 0) return; // another part of the page is shown
      const rem = Number.parseFloat(getComputedStyle(root).fontSize);
      setTight(clientHeight < roomy.height * rem || clientWidth < roomy.width * rem);
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const each of [list, drawing, root]) observer.observe(each);
    return () => {
      observer.disconnect();
      root.style.removeProperty('--problems-reach');
    };
  }, [ref]);
  return isTight;
}

/**
 * Each problem with its place, its sentence and its remedy, errors first. They lie over the drawing: of several, the
 * first is shown until the others are asked for. Warnings can be folded into one line, as they are at first where the
 * drawing is small; what keeps the network from training stays open. A remedy that changes what a lesson hides or locks
 * is none there.
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
  /** What was chosen, and for which problems: others are said anew. */
  const [chosen, choose] = useState<{ readonly of: string; readonly folded: boolean } | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const isTight = useReach(list);
  const sorted = problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const keys = sorted.map(({ code, place }) => JSON.stringify([code, place]));
  const of = keys.join();
  const mayFold = sorted[0].severity === 'warning';
  const isFolded = mayFold && (chosen?.of === of ? chosen.folded : isTight);
  return (
    <ul ref={list} className={isFolded ? 'problems is-folded' : 'problems'} aria-label={ui.problems}>
      {sorted.slice(0, isOpen && !isFolded ? undefined : 1).map((problem, i) => (
        <li key={keys[i]} className={`problem ${problem.severity}`}>
          <Icon name="warning" size={16} />
          <code>{placeName(problem.place)}</code>
          <span className="problem-text">{problemSentence(text, problem)}</span>
          {!isFolded && !changesLocked([...hidden, ...locked], experiment, applyRemedy(experiment, problem)) && (
            <button type="button" className="remedy" onClick={() => edit((e) => applyRemedy(e, problem))}>
              {remedyLabel(text, problem.remedy)}
            </button>
          )}
          {!isFolded && i === 0 && sorted.length > 1 && (
            <button type="button" className="remedy" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? text.folding.fewer : text.folding.more(sorted.length - 1)}
            </button>
          )}
          {isFolded && sorted.length > 1 && <span>{text.folding.more(sorted.length - 1)}</span>}
          {mayFold && i === 0 && (
            <button
              type="button"
              className="problem-fold"
              aria-expanded={!isFolded}
              aria-label={text.folding.whole}
              title={isFolded ? text.folding.whole : text.folding.fold}
              onClick={() => choose({ of, folded: !isFolded })}
            >
              <Icon name={isFolded ? lateIcons.up : lateIcons.down} size={16} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
