import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { momentName } from '../../document/moment.ts';
import { examplesOf } from '../../state/examples.ts';
import { showsColours } from '../plot/cloud.ts';
import { classWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { Bars, BarsNote } from './Bars.tsx';
import { ColourSliders, Swatch } from './ColourInputs.tsx';
import { labelOf } from './probePlace.ts';
import type { Asked } from './useAsked.ts';

/** More of them may have to be scrolled, by key too. */
const fewInputs = 4;

/** Under the plot: what the network answers, for each class in digits, and the example that it was asked about. */
export function Answer({ experiment, asked }: { experiment: Experiment; asked: Asked }) {
  const text = useText();
  const { outcome } = text;
  const info = infoOf(experiment.data);
  const split = examplesOf(experiment);
  const isRegression = info.task === 'regression';
  const name = (label: number): string => classWord(text, info, label);
  const label = labelOf(split, asked.said.row);
  const hasColours = showsColours(info, experiment.data.features);
  return (
    <div className="outcome-answer" data-moment={momentName(asked.moment)}>
      <p className="outcome-says">
        {hasColours && <Swatch colour={asked.said.probe} />}
        <span>{outcome.says}</span>{' '}
        <strong>
          {isRegression ? asked.summary : name(asked.winner)}
          {'\u200b' /* keeps its line */}
        </strong>
        {asked.truth !== '' && (
          <span className="outcome-truth">
            {asked.truth}
            {label >= 0 && (
              <span className="outcome-verdict">
                {asked.winner >= 0 && <Verdict isRight={asked.winner === label} />}
              </span>
            )}
          </span>
        )}
      </p>
      {!isRegression && <Bars asked={asked} info={info} />}
      {hasColours ? (
        <ColourSliders info={info} asked={asked} />
      ) : (
        <dl className="outcome-inputs" tabIndex={asked.inputs.length > fewInputs ? 0 : undefined}>
          {asked.inputs.map(({ name: input, digits: value }) => (
            <div key={input}>
              <dt>{input}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <BarsNote asked={asked} />
    </div>
  );
}

function Verdict({ isRight }: { isRight: boolean }) {
  const { outcome } = useText();
  return (
    <span data-right={isRight}>
      <span aria-hidden="true">{isRight ? '✓' : '✗'}</span>
      <span className="only-heard"> ({isRight ? outcome.isRight : outcome.isWrong})</span>
    </span>
  );
}
