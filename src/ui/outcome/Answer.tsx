import type { Experiment } from '../../document/experiment.ts';
import { examplesOf, infoOf } from '../../state/examples.ts';
import { decimals } from '../../document/spelling.ts';
import { useText } from '../text.tsx';
import { Bars, BarsNote } from './Bars.tsx';
import { labelOf, targetOf } from './probe.ts';
import type { Asked } from './useAsked.ts';

/** Beside a plot: the example asked about in digits, its label when it has one, and what the network answers. */
export function Answer({ experiment, asked }: { experiment: Experiment; asked: Asked }) {
  const { data, outcome } = useText();
  const info = infoOf(experiment);
  const split = examplesOf(experiment);
  const isRegression = info.task === 'regression';
  const label = labelOf(split, asked.row);
  const key = label < 0 ? undefined : info.classes[label];
  return (
    <div className="outcome-answer">
      <dl className="outcome-inputs">
        {asked.inputs.map(({ name, digits: value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {key !== undefined && (
          <div>
            <dt>{outcome.label}</dt>
            <dd className="outcome-truth">
              {data.classes[key] ?? key}
              {asked.winner >= 0 && <Verdict isRight={asked.winner === label} />}
            </dd>
          </div>
        )}
        {isRegression && asked.row >= 0 && (
          <div>
            <dt>{data.targets[info.target ?? ''] ?? info.target}</dt>
            <dd>{decimals(targetOf(split, asked.row))}</dd>
          </div>
        )}
        {isRegression && (
          <div className="outcome-given">
            <dt>{outcome.output}</dt>
            <dd>{asked.number === null ? '' : decimals(asked.number)}</dd>
          </div>
        )}
      </dl>
      <Bars asked={asked} info={info} />
      <BarsNote asked={asked} />
    </div>
  );
}

function Verdict({ isRight }: { isRight: boolean }) {
  const { outcome } = useText();
  return (
    <span className="outcome-verdict" data-right={isRight}>
      <span aria-hidden="true">{isRight ? ' ✓' : ' ✗'}</span>
      <span className="chart-hidden"> ({isRight ? outcome.isRight : outcome.isWrong})</span>
    </span>
  );
}
