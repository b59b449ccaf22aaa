import { useCallback, useEffect, useRef } from 'react';
import { CurveKey } from '../charts/CurveKey.tsx';
import { createCurves, type PanelPlace } from '../charts/createCurves.ts';
import { otherKeys } from '../charts/Curves.tsx';
import { Panel, rateKey } from '../charts/Panel.tsx';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { paper } from './paper.ts';

/** The curves of the run at this moment, one under the other. */
export function PaperCurves() {
  const { liveStore } = useWorkspace();
  const { outcome } = useText();
  const [other] = useExperiment((e) => otherKeys(e).join()).split(',');
  const hasValidation = useExperiment((e) => e.validationSplit > 0);
  const markRates = useExperiment((e) => e.optimizer.schedule === null);
  const logarithmic = useApp(({ view }) => view.logarithmic);
  const tuned = useApp(({ run }) => run.tuned);
  const byHand = useApp(({ run }) => run.byHand);
  const epoch = useRef<HTMLSpanElement>(null);
  const places = useRef<readonly PanelPlace[]>([]);
  const onReady = useCallback((key: string, place: PanelPlace | null) => {
    const others = places.current.filter((each) => each.key !== key);
    places.current = place === null ? others : [...others, place];
  }, []);
  useEffect(() => {
    if (epoch.current === null) return;
    const curves = createCurves(
      places.current,
      epoch.current,
      {
        logarithmic,
        tuned,
        byHand,
        markRates,
        words: outcome,
      },
      paper.curves,
    );
    curves.paint(liveStore.live);
  }, [logarithmic, tuned, byHand, markRates, outcome, liveStore]);
  const keys = other === '' ? ['loss'] : ['loss', other];
  return (
    <div className="sheet-curves">
      <p className="sheet-keys">
        <CurveKey name="training" />
        {hasValidation && <CurveKey name="validation" />}
        <span ref={epoch} className="chart-epoch" />
      </p>
      {keys.map((key) => (
        <Panel
          key={key}
          name={key}
          title={outcome.titles[key] ?? key}
          hasValidation={hasValidation && key !== rateKey}
          viewBox={`0 0 ${paper.curves.width} ${paper.curves.height}`}
          onReady={onReady}
        />
      ))}
    </div>
  );
}
