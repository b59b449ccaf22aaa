import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { rateChanges } from '../../document/monitors.ts';
import type { Live } from '../../state/live.ts';
import { perWorkspace } from '../../state/workspace.ts';
import { onScreen } from '../screen.ts';
import { useText } from '../text/useText.ts';
import { onTickOf } from '../tick.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import type { CurveOptions, CurvesHandle, PanelPlace } from './createCurves.ts';
import { CurveKey } from './CurveKey.tsx';
import { CurveChoice } from './CurveChoice.tsx';
import { Panel, rateKey } from './Panel.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Part } from '../lessons/Part.tsx';
import './charts.css';

/** Fetched once the panels stand: the page is there without it. */
const curvesOf = perWorkspace(({ onDemand }) => onDemand(() => import('./createCurves.ts')));

/** Curves available beside the loss: the metrics, and the learning rate where something changes it. */
export function otherKeys(e: Experiment): string[] {
  return rateChanges(e) ? [...e.metrics, rateKey] : [...e.metrics];
}

/** Live curves of the loss and of one other number, side by side, with a crosshair for pointer and keyboard. */
export function Curves() {
  const workspace = useWorkspace();
  const { liveStore, sayMissing, setView, store } = workspace;
  const { outcome } = useText();
  const help = useId();
  const others = useExperiment((e) => otherKeys(e).join())
    .split(',')
    .filter(Boolean);
  const [chosen, setChosen] = useState<string | null>(null);
  const other = chosen !== null && others.includes(chosen) ? chosen : others[0];
  const markRates = useExperiment((e) => e.optimizer.schedule === null);
  const hasValidation = useExperiment((e) => e.validationSplit > 0);
  const isPlayground = useExperiment((e) => e.rules === 'playground');
  const trainingNote = outcome[isPlayground ? 'playgroundNote' : 'trainingNote'];
  const logarithmic = useApp((s) => s.view.logarithmic);
  const tuned = useApp((s) => s.run.tuned);
  const byHand = useApp((s) => s.run.byHand);
  const epoch = useRef<HTMLSpanElement>(null);
  const handle = useRef<CurvesHandle | null>(null);
  const places = useRef(new Map<string, PanelPlace>());
  const [spoken, setSpoken] = useState('');

  const options: CurveOptions = {
    logarithmic,
    tuned,
    byHand,
    markRates,
    words: outcome,
  };
  const latest = useRef(options);
  const onReady = useCallback((key: string, place: PanelPlace | null) => {
    if (place === null) places.current.delete(key);
    else places.current.set(key, place);
  }, []);

  useEffect(() => {
    const { current } = epoch;
    if (current === null) return;
    const order = [...places.current.values()].toSorted((a, b) => Number(b.key === 'loss') - Number(a.key === 'loss'));
    const fetchCurves = curvesOf(workspace);
    const paint = (live: Live): void => {
      handle.current ??= fetchCurves()?.createCurves(order, current, latest.current) ?? null;
      handle.current?.paint(live);
    };
    const resize = (): void => handle.current?.resize();
    paint(liveStore.live);
    const stop = onTickOf(workspace)(paint);
    const observer = new ResizeObserver(resize);
    for (const { svg } of order) observer.observe(svg);
    const stopScreen = onScreen(resize); // the size of the letters
    return () => {
      stop();
      stopScreen();
      observer.disconnect();
      handle.current = null;
    };
  }, [other, hasValidation, workspace, liveStore]);
  useEffect(() => {
    latest.current = options;
    handle.current?.set(options);
  });

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const panel = event.target instanceof Element ? event.target.closest('.chart-panel') : null;
    if (panel !== null) handle.current?.point(event.clientX - panel.getBoundingClientRect().left);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') {
      handle.current?.hide();
      return;
    }
    const said = handle.current?.press(event.key, store.getState().view.language) ?? null;
    if (said === null) return;
    event.preventDefault();
    said.then(setSpoken, sayMissing);
  };

  return (
    <section className="chart-curves" aria-label={outcome.curves}>
      <header className="chart-bar">
        <CurveKey name="training" hint={trainingNote} />
        {hasValidation && <CurveKey name="validation" hint={outcome.validationNote} />}
        <span ref={epoch} className="chart-epoch" />
        <Part name="logarithmic">
          <Segmented
            name="loss-axis"
            label={outcome.lossAxis}
            options={[
              { value: 'linear', label: outcome.linear },
              { value: 'log', label: outcome.logarithmic },
            ]}
            value={logarithmic ? 'log' : 'linear'}
            onChange={(axis) => setView({ logarithmic: axis === 'log' })}
          />
        </Part>
      </header>
      <div
        className={others.length > 1 ? 'chart-panels has-choice' : 'chart-panels'}
        role="application"
        tabIndex={0}
        aria-label={outcome.curvesLabel}
        aria-describedby={help}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => handle.current?.point(null)}
        onBlur={() => handle.current?.hide()}
        onKeyDown={press}
      >
        <Panel
          key={`loss ${hasValidation}`}
          name="loss"
          title={outcome.titles.loss}
          hasValidation={hasValidation}
          onReady={onReady}
        />
        {other !== undefined && (
          <Panel
            key={`${other} ${hasValidation}`}
            name={other}
            title={<CurveChoice names={others} name={other} onChange={setChosen} />}
            hasValidation={hasValidation && other !== rateKey}
            onReady={onReady}
          />
        )}
      </div>
      <p id={help} className="only-heard">
        {trainingNote} {hasValidation && outcome.validationNote} {outcome.curvesHelp}
      </p>
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </section>
  );
}
