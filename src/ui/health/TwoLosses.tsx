import { line, max, min, scaleLinear, scaleLog } from 'd3';
import { useEffect, useSyncExternalStore } from 'react';
import { decimals } from '../../document/spelling.ts';
import { isOfPlayground } from '../../document/ofPlayground.ts';
import { useHealthText } from '../text/healthText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { type Examination } from './examinations.ts';
import { mostEpochs, replaysOf } from './replays.ts';

const [width, height] = [240, 80];
/** Points of a curve that are drawn, at most. */
const most = 240;

/** A curve that ends before this share of the epochs says why. */
const farBehind = 0.9;

type Point = readonly [epoch: number, loss: number];

/** The training loss as Keras says it, the mean on the way, and as the weights are after each epoch. */
export function TwoLosses({ examination: { moment } }: { examination: Examination }) {
  const workspace = useWorkspace();
  const { measures: text } = useHealthText();
  const replays = replaysOf(workspace);
  useEffect(() => replays.follow(), [replays]);
  const losses = useSyncExternalStore(replays.subscribe, () => replays.losses);
  const logarithmic = useApp(({ view }) => view.logarithmic);
  const isPlayground = useExperiment(isOfPlayground);
  if (isPlayground) return <p className="health-note">{text.playgroundLoss}</p>;
  const { history } = workspace.liveStore.live;
  const count = Math.min(history.count, moment.epoch + 1);
  const stride = Math.ceil(count / most) || 1;
  const rows = Array.from({ length: Math.ceil(count / stride) }, (_, i) => i * stride);
  const isShown = ([, loss]: Point): boolean => Number.isFinite(loss) && (!logarithmic || loss > 0);
  const mean = rows.map((row): Point => [history.epoch(row), history.value(row, 'loss')]).filter(isShown);
  const lossAt = (row: number): number => losses.get(history.epoch(row)) ?? Number.NaN;
  // Of many epochs not each has been evaluated: then it is the first one in its part that has.
  const after = rows.map((row): Point => {
    if (history.epoch(row) === 0) return [0, history.value(row, 'loss')];
    let found = row;
    while (Number.isNaN(lossAt(found)) && found + 1 < Math.min(count, row + stride)) found++;
    return Number.isNaN(lossAt(found)) ? [history.epoch(row), Number.NaN] : [history.epoch(found), lossAt(found)];
  });
  let last = count - 1;
  while (last > 0 && Number.isNaN(lossAt(last))) last--;
  if (last > 0 && history.epoch(last) > (after.at(-1)?.[0] ?? 0)) after.push([history.epoch(last), lossAt(last)]);
  const known = after.filter(isShown);
  const values = [...mean, ...known].map(([, loss]) => loss);
  const x = scaleLinear([0, Math.max(1, moment.epoch)], [1, width - 1]);
  const [least, largest] = [min(values) ?? 0, max(values) ?? 1];
  const y = (logarithmic ? scaleLog : scaleLinear)([logarithmic ? least : 0, largest], [height - 2, 2]);
  const curve = line<Point>(
    ([epoch]) => x(epoch),
    ([, loss]) => y(loss) ?? 0,
  );
  const [epoch, loss] = known.at(-1) ?? [0, 0];
  const says =
    last <= 0 || epoch !== history.epoch(last)
      ? ''
      : text.twoLosses(epoch, decimals(history.value(last, 'loss')), decimals(loss));
  const isBehind = epoch > 0 && epoch < farBehind * moment.epoch;
  return (
    <figure className="health-two">
      <figcaption>
        <span className="is-mean">{text.meanLoss}</span>
        <span className="is-after">{text.afterLoss}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <line x2={width} y1={height - 1} y2={height - 1} />
        <path className="is-mean" d={curve(mean) ?? ''} />
        <path
          className="is-after"
          d={curve.defined(isShown)(after.filter((each) => each[0] <= mostEpochs || isShown(each))) ?? ''}
        />
        {known.length < 30 && known.map(([at, value]) => <circle key={at} cx={x(at)} cy={y(value)} r={2} />)}
      </svg>
      <p>{says}</p>
      <p className="health-note">{text.whyTwo}</p>
      {isBehind && <p className="health-note">{text.isBehind(epoch, moment.epoch)}</p>}
    </figure>
  );
}
