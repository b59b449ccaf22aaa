import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { momentName } from '../../document/moment.ts';
import { decimals, fixed, percent, rounded } from '../../document/spelling.ts';
import { examplesOf } from '../../state/examples.ts';
import { joinedLabels } from '../plot/cloud.ts';
import { type Margin, type Plane, planeOf } from '../plot/plane.ts';
import { Plot } from '../plot/Plot.tsx';
import { classSymbol } from '../plot/symbols.ts';
import { classWord } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import type { Size } from '../useSize.ts';
import { meaningOf } from './meaning.ts';
import { PartMark } from './PartMark.tsx';
import { placeBy, placeOf, readingAt, type Roc, rocOf, scoresOf, thresholdAt } from './roc.ts';
import { usePlane } from './useCloud.ts';
import { useRows } from './usePredictedRows.ts';
import { useSpoken } from './useSpoken.ts';
import type { ViewProps } from './views.ts';
import './says.css';

const rates = (size: Size, room: Margin): Plane => planeOf(size, [0, 1], [0, 1], room);

/** The curve in pixels; places that are not seen apart are one. */
function pathOf({ falsePositive, truePositive }: Roc, { x, y }: Plane): string {
  let path = '';
  let before: readonly [number, number] = [Number.NaN, Number.NaN];
  for (let i = 0; i < falsePositive.length; i++) {
    const place = [x(falsePositive[i]), y(truePositive[i])] as const;
    const isLast = i === falsePositive.length - 1;
    if (!isLast && Math.abs(place[0] - before[0]) < 0.5 && Math.abs(place[1] - before[1]) < 0.5) continue;
    path += `${path === '' ? 'M' : 'L'}${rounded(place[0], 4)} ${rounded(place[1], 4)}`;
    before = place;
  }
  return path;
}

/** An area that is not exactly 1 is never written 1. */
const areaText = (area: number): string => (area < 1 && fixed(area, 4) === '1.0000' ? '>0.9999' : fixed(area, 4));

/** Two classes: how many of either are taken for the second one as the threshold falls. */
export function RocView({ experiment }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const { place, plane } = usePlane(rates);
  const info = infoOf(experiment.data);
  const split = examplesOf(experiment);
  const rows = useRows(experiment);
  const labels = useMemo(() => joinedLabels(split), [split]);
  const meaning = rows && meaningOf(rows.experiment, rows.outputs);
  const [chosen, choose] = useState<{ readonly meaning: typeof meaning; readonly threshold: number } | null>(null);
  const found = useMemo(() => {
    if (rows === null || meaning === null || rows.outputs > 2) return null;
    const { scores, usual } = scoresOf(meaning, rows.values, rows.outputs);
    const at = split.training.count;
    const partOf = (name: 'training' | 'validation', from: number, to: number) => {
      const part = { name, scores: scores.subarray(from, to), labels: labels.subarray(from, to) };
      return { ...part, roc: rocOf(part.scores, part.labels) };
    };
    const parts = [partOf('training', 0, at)];
    if (split.validation.count > 0) parts.push(partOf('validation', at, scores.length));
    return { usual, parts, scores };
  }, [rows, meaning, labels, split]);

  const isUsual = chosen === null || chosen.meaning !== meaning;
  const threshold = isUsual ? (found?.usual ?? 0.5) : chosen.threshold;
  const readings = (found?.parts ?? []).map((part) => ({
    ...part,
    reading: readingAt(part.scores, part.labels, threshold),
  }));
  const share = (value: number): string => (Number.isNaN(value) ? says.none : percent(value));
  const { spoken, expect } = useSpoken(
    says.threshold(
      decimals(threshold),
      readings
        .map(({ name, reading }) =>
          says.reading(says.rows[name], share(reading.recall), share(reading.falsePositive), share(reading.precision)),
        )
        .join(says.separator),
    ),
  );
  const positive = classWord(text, info, 1);

  /** The threshold of the place nearest to a pixel, of all curves. */
  const goTo = (x: number, y: number): void => {
    let nearest: { readonly distance: number; readonly threshold: number } | null = null;
    for (const { roc } of readings) {
      if (roc === null || plane === null) continue;
      for (let i = 0; i < roc.truePositive.length; i++) {
        const distance = Math.hypot(plane.x(roc.falsePositive[i]) - x, plane.y(roc.truePositive[i]) - y);
        if (nearest === null || distance < nearest.distance) nearest = { distance, threshold: thresholdAt(roc, i) };
      }
    }
    if (nearest !== null) choose({ meaning, threshold: nearest.threshold });
  };

  return (
    <>
      <div className="outcome-square">
        <Plot
          place={place}
          plane={plane}
          xName={says.falsePositiveAxis}
          yName={says.truePositiveAxis}
          label={says.rocLabel(positive)}
          onPoint={goTo}
          onKey={(event) => {
            const all = found && rocOf(found.scores, labels);
            if (all === null) return;
            const next = placeBy(event.key, event.shiftKey, placeOf(all, threshold), all.truePositive.length);
            if (next === null) return;
            event.preventDefault();
            choose({ meaning, threshold: thresholdAt(all, next) });
            expect();
          }}
        >
          {plane && (
            <>
              <path className="says-diagonal" d={`M${plane.left} ${plane.bottom}L${plane.right} ${plane.top}`} />
              {readings.map(
                ({ name, roc }) =>
                  roc && <path key={name} className="says-curve" data-part={name} d={pathOf(roc, plane)} />,
              )}
              {readings.map(
                ({ name, roc, reading }) =>
                  roc && (
                    <path
                      key={name}
                      className="says-threshold"
                      data-part={name}
                      d={classSymbol(Number(name === 'validation'), 6)}
                      transform={`translate(${plane.x(reading.falsePositive)},${plane.y(reading.recall)})`}
                    />
                  ),
              )}
            </>
          )}
        </Plot>
      </div>
      <table className="says-table" data-moment={momentName(rows?.moment)}>
        <caption>
          <span className="says-caption">
            {rows && says.rocCaption(positive, decimals(threshold), says.moment(rows.moment.epoch, rows.moment.batch))}
            <button
              type="button"
              className="says-usual"
              title={says.usual}
              disabled={isUsual}
              onClick={() => choose(null)}
            >
              {says.back}
            </button>
          </span>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{says.auc}</th>
            <th scope="col">{says.recall}</th>
            <th scope="col">{says.falsePositive}</th>
            <th scope="col">{says.precision}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map(({ name, roc, reading }) => (
            <tr key={name}>
              <th scope="row">
                <PartMark part={name} />
                {says.rows[name]}
              </th>
              <td>{roc === null ? says.none : areaText(roc.area)}</td>
              <td>{share(reading.recall)}</td>
              <td>{share(reading.falsePositive)}</td>
              <td>{share(reading.precision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {readings.some(({ roc }) => roc === null) && <p className="outcome-note">{says.noRoc}</p>}
      {meaning === 'signed' && <p className="outcome-note">{says.signed}</p>}
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
