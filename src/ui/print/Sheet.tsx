import { printKeras } from '../../code/keras.ts';
import type { Experiment } from '../../document/experiment.ts';
import { columns } from '../../document/columns.ts';
import { shownExperiment } from '../../state/store.ts';
import { isBare } from '../../state/view.ts';
import { separator, statusOf } from '../bar/statusOf.ts';
import { Fingerprint } from '../bar/Fingerprint.tsx';
import type { Colours } from '../plot/colours.ts';
import { useAsked } from '../outcome/useAsked.ts';
import { QrCode } from '../share/QrCode.tsx';
import { longestQr, useLink } from '../share/useLink.ts';
import { dataTitle } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { networkHeight, paper } from './paper.ts';
import { PaperCurves } from './PaperCurves.tsx';
import { PaperNetwork } from './PaperNetwork.tsx';
import { PaperPlot } from './PaperPlot.tsx';
import { letteringOf, settingsText } from './settingsText.ts';

/** Title of the experiment, state of the run, and the link back to it. */
function Head() {
  const { liveStore } = useWorkspace();
  const text = useText();
  const { ui } = text;
  const experiment = useExperiment((e) => e);
  const isImpossible = useApp(({ run }) => run.phase === 'impossible');
  const link = useLink(false);
  const { line, small } = statusOf(liveStore.live, experiment.metrics[0], ui);
  const units = columns(experiment).map((column) => column.units);
  return (
    <header className="sheet-head">
      <div className="sheet-title">
        <h1>
          {dataTitle(text, experiment.data)} <span>{units.join('-')}</span>
        </h1>
        <p>{isImpossible ? ui.statusImpossible : [line, small].filter(Boolean).join(separator)}</p>
        <Fingerprint />
        <p className="sheet-link">
          {ui.title} <a href={link}>{link}</a>
        </p>
        {link.length > longestQr && <p>{ui.noQr}</p>}
      </div>
      {link.length <= longestQr && <QrCode className="sheet-qr" text={link} label={ui.qr} border={0} />}
    </header>
  );
}

/** The network's prediction for the data, and the course of its training. */
function Outcome({ experiment, ink }: { experiment: Experiment; ink: Colours }) {
  const { outcome } = useText();
  const asked = useAsked(experiment);
  const isImpossible = useApp(({ run }) => run.phase === 'impossible');
  const inputs = asked.inputs.map(({ name, digits }) => `${name} ${digits}`).join(outcome.separator);
  return (
    <div className="sheet-outcome">
      <div>
        <PaperPlot experiment={experiment} asked={asked} ink={ink} />
        <p className="sheet-answer">
          {!isImpossible &&
            asked.summary !== '' &&
            (inputs === '' ? asked.summary : outcome.answer(inputs, asked.summary))}
        </p>
      </div>
      <PaperCurves />
    </div>
  );
}

/** One page of paper with the experiment as it stands at this moment. */
export function Sheet({ ink }: { ink: Colours }) {
  const experiment = useApp(shownExperiment);
  const view = useApp((state) => state.view);
  const hasOutcome = !view.hidden.includes('outcome') && !isBare(view);
  const program = printKeras(experiment, view.dialect === 'keras2017' ? 'keras2017' : 'keras3');
  const statements = settingsText(program, {
    network: !view.hidden.includes('layers'),
    compile: !view.hidden.includes('compile'),
    fit: !view.hidden.includes('fit'),
  });
  const lettering = letteringOf(statements, (paper.width - paper.gap) / 2, paper.settings);
  const size = { width: paper.width, height: networkHeight(lettering.height, hasOutcome) };
  return (
    <>
      <Head />
      <PaperNetwork size={size} ink={ink} />
      {hasOutcome && <Outcome experiment={experiment} ink={ink} />}
      <div className="sheet-settings" style={{ fontSize: lettering.size, maxHeight: lettering.height }}>
        {statements.map((statement) => (
          <pre key={statement}>{statement}</pre>
        ))}
      </div>
    </>
  );
}
