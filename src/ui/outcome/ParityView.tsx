import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { momentName } from '../../document/moment.ts';
import { decimals } from '../../document/spelling.ts';
import { examplesOf, placeAt, stepFor } from '../../state/examples.ts';
import { joinedTargets } from '../plot/cloud.ts';
import { colours } from '../plot/colours.ts';
import { type Plane, nearestPoint } from '../plot/plane.ts';
import { ProbeMark } from '../plot/Plot.tsx';
import { useTheme } from '../plot/useTheme.ts';
import { targetWords } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { fitOf } from './goodness.ts';
import { parityCloud, predictedNumbers } from './parity.ts';
import { PartMark } from './PartMark.tsx';
import { stepExample } from './probePlace.ts';
import { TargetChoice } from './TargetChoice.tsx';
import { useDrawn } from './useCloud.ts';
import { useRows } from './usePredictedRows.ts';
import type { ViewProps } from './views.ts';
import './says.css';

/** Pixels from a point within which a click means it. */
const reach = 28;

/** Where predicted and true numbers are the same. */
export function Diagonal({ plane: { x, y, left, right } }: { plane: Plane }) {
  const [from, to] = [x.invert(left), x.invert(right)];
  return <path className="says-diagonal" d={`M${left} ${y(from)}L${right} ${y(to)}`} />;
}

/** Regression: what the network gives for each example against what is true, and how far the two are apart. */
export function ParityView({ experiment, asked }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const theme = useTheme();
  const [target, setTarget] = useState(0);
  const info = infoOf(experiment.data);
  const split = examplesOf(experiment);
  const rows = useRows(experiment);
  const predicted = useMemo(() => predictedNumbers(rows, target), [rows, target]);
  const step = stepFor(split.training.count + split.validation.count);
  const cloud = useMemo(
    () => parityCloud(info, split, target, predicted, colours(), step),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are the theme's
    [info, split, target, predicted, theme, step],
  );
  const drawn = useDrawn(cloud);
  const example = (row: number | null): number[] | null => (row === null || row < 0 ? null : placeAt(experiment, row));
  const truths = useMemo(() => joinedTargets(split, target), [split, target]);
  const parts = useMemo(() => {
    const at = split.training.count;
    const numbersOf = (from: number, to: number) =>
      predicted.length === 0 ? null : fitOf(truths.subarray(from, to), predicted.subarray(from, to));
    const training = { name: 'training' as const, fit: numbersOf(0, at) };
    if (split.validation.count === 0) return [training];
    return [training, { name: 'validation' as const, fit: numbersOf(at, truths.length) }];
  }, [split, truths, predicted]);
  const name = targetWords(text, info)[target];
  const digits = (value: number | undefined): string =>
    value === undefined ? '' : Number.isNaN(value) ? says.none : decimals(value);
  const fits = parts
    .map(({ name: part, fit }) => fit && says.fit(says.rows[part], digits(fit.r2), digits(fit.meanAbsoluteError)))
    .join(' ');
  const { row } = asked;
  const [low, high] = cloud.yDomain;
  const marked =
    row < 0 || row >= predicted.length ? null : { x: truths[row], y: Math.max(low, Math.min(high, predicted[row])) };
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      label={() => says.parityLabel(name, fits)}
      names={[says.parityX(name), says.parityY(name)]}
      mark={(plane) => (
        <>
          <Diagonal plane={plane} />
          {marked && <ProbeMark x={plane.x(marked.x)} y={plane.y(marked.y)} />}
        </>
      )}
      at={(plane, across, up) => example(step * nearestPoint(cloud, plane, across, up, reach))}
      next={(key) => example(stepExample(key, row, split.training.count + split.validation.count))}
      legend={null}
    >
      <table className="says-table" data-moment={momentName(rows?.moment)}>
        <thead>
          <tr>
            <td>
              <TargetChoice info={info} target={target} onChange={setTarget} />
            </td>
            <th scope="col">R²</th>
            <th scope="col">{says.meanAbsoluteError}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name: part, fit }) => (
            <tr key={part}>
              <th scope="row">
                <PartMark part={part} />
                {says.rows[part]}
              </th>
              <td>{digits(fit?.r2)}</td>
              <td>{digits(fit?.meanAbsoluteError)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ExamplesPlot>
  );
}
