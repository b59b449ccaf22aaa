import { useMemo, useState } from 'react';
import type { DatasetInfo } from '../../data/dataset.ts';
import { infoOf } from '../../data/spec.ts';
import { momentName } from '../../document/moment.ts';
import { percent } from '../../document/spelling.ts';
import { examplesOf } from '../../state/examples.ts';
import { joinedLabels } from '../plot/cloud.ts';
import { classCount } from '../plot/symbols.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { classWord } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { ClassMark } from './ClassMark.tsx';
import { cellColour, confusion, precisionAndRecall, rightOf, rowsOfPart, shade, type Part } from './confusion.ts';
import { ShortName } from './ShortName.tsx';
import { usePredictedRows } from './usePredictedRows.ts';
import type { ViewProps } from './views.ts';
import './confusion.css';
import './says.css';

/** More classes than these have their marks alone above their columns, and percent without decimals and signs. */
const mostNamed = 4;

/** Letters of a turned name. */
const mostTurned = 12;

interface NameProps {
  readonly info: DatasetInfo;
  readonly label: number;
  readonly isShort: boolean;
}

function ClassName({ info, label, isShort }: NameProps) {
  const text = useText();
  const name = classWord(text, info, label);
  return isShort ? <ShortName name={name} most={mostTurned} /> : name;
}

/** How many examples of each class the network takes for which class, and how far it is to be believed. */
export function ConfusionView({ experiment }: ViewProps) {
  const says = useSaysText();
  const [wanted, setPart] = useState<Part>('all');
  const [measure, setMeasure] = useState<'counts' | 'shares'>('counts');
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { classes } = info;
  const predicted = usePredictedRows(experiment);
  const labels = useMemo(() => joinedLabels(split), [split]);
  const hasValidation = split.validation.count > 0;
  const part = hasValidation ? wanted : 'all';
  const found = useMemo(() => {
    if (predicted === null) return null;
    const [from, to] = rowsOfPart(part, split.training.count, labels.length);
    const counts = confusion(labels.subarray(from, to), predicted.classes.subarray(from, to), classes.length);
    return { counts, ...precisionAndRecall(counts, classes.length), ...rightOf(counts, classes.length) };
  }, [part, split, labels, predicted, classes]);
  const hasNames = classes.length <= mostNamed;
  /** The marks begin again: each column has its name, too, turned. */
  const isTurned = classes.length > classCount;
  const share = (value: number | undefined, places: number): string => {
    if (value === undefined) return '';
    if (Number.isNaN(value)) return says.none;
    return hasNames ? percent(value, places) : percent(value, 0).replace('%', '');
  };
  const cell = (truth: number, given: number): string => {
    if (found === null) return '';
    if (measure === 'counts') return String(found.counts[truth * classes.length + given]);
    return share(Number.isNaN(found.recall[truth]) ? NaN : shade(found.counts, classes.length, truth, given), 0);
  };
  return (
    <div className="outcome-confusion">
      <div className="says-choices">
        {hasValidation && (
          <Segmented
            name="confusion-part"
            label={says.part}
            options={(['training', 'validation', 'all'] as const).map((value) => ({
              value,
              label: says.parts[value],
            }))}
            value={part}
            onChange={setPart}
          />
        )}
        <Segmented
          name="confusion-measure"
          label={says.measure}
          options={(['counts', 'shares'] as const).map((value) => ({ value, label: says.measures[value] }))}
          value={measure}
          onChange={setMeasure}
        />
      </div>
      <table
        className="outcome-matrix"
        data-many={!hasNames}
        data-turned={isTurned}
        style={isTurned ? { minWidth: `${5.25 + classes.length}rem` } : undefined}
      >
        <caption data-moment={momentName(predicted?.moment)}>
          {predicted &&
            found &&
            says.confusionCaption(
              found.right,
              found.count,
              says.moment(predicted.moment.epoch, predicted.moment.batch),
            )}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={classes.length} className="outcome-axis">
              {says.predictionAxis}
            </th>
            <td />
          </tr>
          <tr>
            <th scope="col" className="outcome-axis outcome-axis--truth">
              {says.truthAxis}
            </th>
            {classes.map((key, label) => (
              <th key={key} scope="col">
                <ClassMark info={info} label={label} />
                <span className={hasNames ? undefined : isTurned ? 'outcome-turned' : 'only-heard'}>
                  <ClassName info={info} label={label} isShort={isTurned} />
                </span>
              </th>
            ))}
            <th scope="col" className="outcome-axis" title={says.recallHint}>
              {says.recall}
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map((key, truth) => (
            <tr key={key}>
              <th scope="row">
                <ClassMark info={info} label={truth} />
                <ClassName info={info} label={truth} isShort={isTurned} />
              </th>
              {classes.map((other, given) => (
                <td
                  key={other}
                  data-right={truth === given}
                  style={
                    found === null
                      ? undefined
                      : {
                          backgroundColor: cellColour(
                            shade(found.counts, classes.length, truth, given),
                            truth === given,
                          ),
                        }
                  }
                >
                  {cell(truth, given)}
                </td>
              ))}
              <td className="outcome-rate">{share(found?.recall[truth], 1)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="outcome-axis outcome-axis--truth" title={says.precisionHint}>
              {says.precision}
            </th>
            {classes.map((key, label) => (
              <td key={key} className="outcome-rate">
                {share(found?.precision[label], 1)}
              </td>
            ))}
            <td className="outcome-rate">{hasNames ? null : '%'}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
