import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { momentName } from '../../document/moment.ts';
import { examplesOf } from '../../state/examples.ts';
import { joinedLabels } from '../plot/cloud.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { classWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { ClassMark } from './ClassMark.tsx';
import { cellColour, confusion, rightOf, rowsOfPart, shade, type Part } from './confusion.ts';
import { usePredictedRows } from './usePredictedRows.ts';
import './confusion.css';

/** How many examples of each class the network takes for which class. */
export function ConfusionView({ experiment }: { experiment: Experiment }) {
  const text = useText();
  const { outcome } = text;
  const [wanted, setPart] = useState<Part>('all');
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { classes } = info;
  const predicted = usePredictedRows(experiment);
  const labels = useMemo(() => joinedLabels(split), [split]);
  const hasValidation = split.validation.count > 0;
  const part = hasValidation ? wanted : 'all';
  const counts = useMemo(() => {
    const [from, to] = rowsOfPart(part, split.training.count, labels.length);
    const given = predicted?.classes ?? new Int32Array(labels.length).fill(-1);
    return confusion(labels.subarray(from, to), given.subarray(from, to), classes.length);
  }, [part, split, labels, predicted, classes]);
  const { right, count } = rightOf(counts, classes.length);
  return (
    <div className="outcome-confusion">
      {hasValidation && (
        <Segmented
          name="confusion-part"
          label={outcome.part}
          options={(['training', 'validation', 'all'] as const).map((value) => ({
            value,
            label: outcome.parts[value],
          }))}
          value={part}
          onChange={setPart}
        />
      )}
      <table className="outcome-matrix">
        <caption data-moment={predicted === null ? '' : momentName(predicted.moment)}>
          {predicted && outcome.confusionCaption(right, count, predicted.moment.epoch, predicted.moment.batch)}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={classes.length} className="outcome-axis">
              {outcome.predictionAxis}
            </th>
          </tr>
          <tr>
            <th scope="col" className="outcome-axis outcome-axis--truth">
              {outcome.truthAxis}
            </th>
            {classes.map((key, label) => (
              <th key={key} scope="col">
                <ClassMark info={info} label={label} />
                {classWord(text, info, label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((key, truth) => (
            <tr key={key}>
              <th scope="row">
                <ClassMark info={info} label={truth} />
                {classWord(text, info, truth)}
              </th>
              {classes.map((other, given) => (
                <td
                  key={other}
                  data-right={truth === given}
                  style={{ backgroundColor: cellColour(shade(counts, classes.length, truth, given), truth === given) }}
                >
                  {counts[truth * classes.length + given]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
