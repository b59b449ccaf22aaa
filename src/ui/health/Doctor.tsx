import type { MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { isOfPlayground } from '../../document/ofPlayground.ts';
import { applyCure } from '../../health/applyCure.ts';
import type { Cure, Diagnosis, Finding, Seat } from '../../health/finding.ts';
import { cureLabel, findingSentence } from '../../i18n/healthSentences.ts';
import { changesLocked } from '../../lesson/changesLocked.ts';
import type { TrainingControls } from '../../state/training.ts';
import { isKept, type Tab } from '../../state/view.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import { useHealthText } from '../text/healthText.ts';
import { useProblemText } from '../text/problemText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import type { Examination } from './examinations.ts';
import { LossParts } from './LossParts.tsx';
import { tryCure } from './tryCure.ts';
import { wayBack } from './wayBack.ts';

/** Where a part of the experiment is set: the tab of a small screen, and its field. */
const fields: Readonly<Record<Exclude<Seat['kind'], 'layer'>, { readonly tab: Tab; readonly field: string }>> = {
  data: { tab: 'data', field: '.panel-side button, .panel-side input' },
  loss: { tab: 'menu', field: '.settings select' },
  optimizer: { tab: 'menu', field: '.settings [name="learning_rate"]' },
  fit: { tab: 'menu', field: '.settings [name="epochs"]' },
  network: { tab: 'network', field: '.net-box' },
};

interface Props {
  readonly diagnosis: Diagnosis;
  readonly examination: Examination;
  readonly controls: Pick<TrainingControls, 'tryOut' | 'train'>;
  /** What the layer at this index is called; it is chosen with the unit. */
  readonly nameOf: (layer: number) => string;
  readonly onChoose: (layer: number, unit: number | null) => void;
}

/** What is wrong, where, and one experiment to try; or that nothing is, or that it is too early. */
export function Doctor({ diagnosis: { verdict, findings }, examination, controls, nameOf, onChoose }: Props) {
  const { setView } = useWorkspace();
  const { health, measures } = useHealthText();
  const { ui } = useText();
  const isRunning = useApp(({ run }) => run.phase === 'running');
  const isPlayground = isOfPlayground(examination.experiment);
  const placeName = (seat: Seat): string => {
    switch (seat.kind) {
      case 'layer':
        return nameOf(seat.layer);
      case 'optimizer':
        return ui.learningRate;
      case 'loss':
        return ui.loss;
      case 'fit':
        return ui.epochs;
      case 'data':
      case 'network':
        return ui.regions[seat.kind];
    }
  };

  function goTo(seat: Seat, { currentTarget }: MouseEvent<HTMLElement>): void {
    const page = currentTarget.closest('main')?.parentElement;
    if (seat.kind === 'layer') {
      flushSync(() => {
        onChoose(seat.layer, seat.units.length > 0 ? seat.units[0] : null);
        setView({ tab: 'network' });
      });
      page?.querySelectorAll('.strip .card')[seat.layer]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    const { tab, field } = fields[seat.kind];
    flushSync(() => setView({ tab, ...(seat.kind === 'data' ? { side: 'data' } : {}) }));
    page?.querySelector<HTMLElement>(field)?.focus();
  }

  const sentence = (finding: Finding) => (
    <>
      <button type="button" className="health-place" onClick={(event) => goTo(finding.seat, event)}>
        {placeName(finding.seat)}
      </button>{' '}
      {findingSentence(health, finding)}
    </>
  );
  const first = findings.at(0);
  const others = findings.slice(1);
  return (
    <section className={`health-doctor is-${verdict}`} aria-live={isRunning ? 'off' : 'polite'}>
      <p className="health-verdict">
        {verdict === 'healthy' && <Icon name={lateIcons.check} />}
        {verdict === 'sick' && <Icon name="warning" />}
        <span>{isPlayground ? measures.unknown : health.verdicts[verdict]}</span>
      </p>
      <LossParts health={examination.health} />
      {first !== undefined && (
        <>
          <p>{sentence(first)}</p>
          <CureButton finding={first} controls={controls} />
        </>
      )}
      {others.length > 0 && (
        <details>
          <summary>{measures.others(others.length)}</summary>
          <ul>
            {others.map((finding) => (
              <li key={finding.sickness}>{sentence(finding)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Makes the experiment that is proposed, and trains it. */
function CureButton({ finding, controls }: Pick<Props, 'controls'> & { finding: Finding }) {
  const workspace = useWorkspace();
  const { health } = useHealthText();
  const problems = useProblemText();
  const { cure } = finding;
  const isOffered = useApp(
    ({ document: { present }, view: { hidden, locked } }) =>
      cure !== null && !changesLocked([...hidden, ...locked], present, applyCure(present, cure)),
  );
  const mayTrain = useApp(({ view }) => !(['run', 'train'] as const).some((name) => isKept(view, name)));
  const { current } = workspace.branches;
  if (cure === null || !isOffered || current === null) return null;
  const from = wayBack(finding, current);
  const proposed: Cure = cure.type === 'setRate' ? { ...cure, back: from !== null } : cure;
  return (
    <button
      type="button"
      className="tool primary health-cure"
      onClick={() => {
        tryCure(workspace, controls, proposed, current, from);
        if (mayTrain) controls.train();
      }}
    >
      {cureLabel(health, problems, proposed)}
    </button>
  );
}
