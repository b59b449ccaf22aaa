import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { liveStore, setView, useApp, useExperiment } from '../../state/app.ts';
import { atMost } from '../atMost.ts';
import { useText } from '../text.tsx';
import { createCurves, type CurveOptions, type CurvesHandle, type PanelPlace } from './curves.ts';
import { digits } from './format.ts';
import { tunedMarkers } from './markers.ts';
import { Segmented } from './Segmented.tsx';
import './charts.css';

type PanelKey = PanelPlace['key'];

/** One metric: its name, what the lines mean with their newest numbers, and the plot. */
function Panel({
  name,
  hasValidation,
  onReady,
}: {
  name: PanelKey;
  hasValidation: boolean;
  onReady: (key: PanelKey, place: PanelPlace | null) => void;
}) {
  const { outcome } = useText();
  const svg = useRef<SVGSVGElement>(null);
  const training = useRef<HTMLElement>(null);
  const validation = useRef<HTMLElement>(null);
  useEffect(() => {
    if (svg.current === null) return;
    onReady(name, { key: name, svg: svg.current, training: training.current, validation: validation.current });
    const { current } = svg;
    return () => {
      onReady(name, null);
      current.replaceChildren();
    };
  }, [name, hasValidation, onReady]);
  return (
    <div className={`chart-panel chart-panel--${name}`}>
      <p className="chart-head">
        <span className="chart-title">{outcome[name]}</span>
        <span className="chart-key">
          <svg className="chart-sample" width="16" height="8" aria-hidden="true">
            <line className="chart-line chart-line--training" x1="0" y1="4" x2="16" y2="4" />
          </svg>
          <span className={name === 'loss' ? undefined : 'chart-hidden'}>{outcome.training}</span> <b ref={training} />
        </span>
        {hasValidation && (
          <span className="chart-key">
            <svg className="chart-sample" width="16" height="8" aria-hidden="true">
              <line className="chart-line chart-line--validation" x1="0" y1="4" x2="16" y2="4" />
            </svg>
            <span className={name === 'loss' ? undefined : 'chart-hidden'}>{outcome.validation}</span>{' '}
            <b ref={validation} />
          </span>
        )}
      </p>
      <svg ref={svg} className="chart-plot" aria-hidden="true" focusable="false" />
    </div>
  );
}

/** A second: a curve that grows by a pixel is not seen to grow faster, and SVG is dear to repaint. */
const repaints = 15;

/** Live curves of the loss and the accuracy, with a crosshair for pointer and keyboard. */
export function Curves() {
  const { outcome } = useText();
  const hasAccuracy = useExperiment((e) => e.metrics.includes('accuracy'));
  const hasValidation = useExperiment((e) => e.validationSplit > 0);
  const logarithmic = useApp((s) => s.view.logarithmic);
  const tuned = useApp((s) => s.run.tuned);
  const epoch = useRef<HTMLSpanElement>(null);
  const handle = useRef<CurvesHandle | null>(null);
  const places = useRef(new Map<PanelKey, PanelPlace>());
  const [spoken, setSpoken] = useState('');

  const options: CurveOptions = {
    logarithmic,
    markers: tunedMarkers(tuned),
    markerText: ({ name, value }) => outcome.tuned(name, value),
    epochText: outcome.epoch,
  };
  const latest = useRef(options);
  const onReady = useCallback((key: PanelKey, place: PanelPlace | null) => {
    if (place === null) places.current.delete(key);
    else places.current.set(key, place);
  }, []);

  useEffect(() => {
    if (epoch.current === null) return;
    const curves = createCurves([...places.current.values()], epoch.current, latest.current);
    handle.current = curves;
    curves.paint(liveStore.live);
    const paced = atMost(repaints, () => curves.paint(liveStore.live));
    const stop = liveStore.subscribe(paced.ask);
    const observer = new ResizeObserver(curves.resize);
    for (const { svg } of places.current.values()) observer.observe(svg);
    return () => {
      stop();
      paced.stop();
      observer.disconnect();
      handle.current = null;
    };
  }, [hasAccuracy, hasValidation]);
  useEffect(() => {
    latest.current = options;
    handle.current?.set(options);
  });

  const point = (event: PointerEvent<HTMLDivElement>): void =>
    handle.current?.point(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') {
      handle.current?.hide();
      return;
    }
    const read = handle.current?.press(event.key) ?? null;
    if (read === null) return;
    event.preventDefault();
    const values = read.values.map(({ key, value }) => `${outcome.keys[key] ?? key} ${digits(value)}`);
    setSpoken(outcome.reading(read.epoch, values.join(outcome.separator)));
  };

  return (
    <div className="chart-curves">
      <header className="chart-bar">
        <h3 className="chart-heading">{outcome.curves}</h3>
        <span ref={epoch} className="chart-epoch" />
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
      </header>
      <div
        className="chart-panels"
        role="application"
        tabIndex={0}
        aria-label={outcome.curvesLabel}
        aria-describedby="chart-curves-help"
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => handle.current?.point(null)}
        onBlur={() => handle.current?.hide()}
        onKeyDown={press}
      >
        <Panel key={`loss ${hasValidation}`} name="loss" hasValidation={hasValidation} onReady={onReady} />
        {hasAccuracy && (
          <Panel key={`accuracy ${hasValidation}`} name="accuracy" hasValidation={hasValidation} onReady={onReady} />
        )}
      </div>
      <p id="chart-curves-help" className="chart-hidden">
        {outcome.curvesHelp}
      </p>
      <p className="chart-hidden" aria-live="polite">
        {spoken}
      </p>
      <p className="chart-note">{outcome.lossNote}</p>
    </div>
  );
}
