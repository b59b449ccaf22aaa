import { line, max, min, scaleLinear, scaleLog } from 'd3';
import { useEffect, useSyncExternalStore } from 'react';
import { decimals } from '../../document/spelling.ts';
import { isOfPlayground } from '../../document/ofPlayground.ts';
import { useHealthText } from '../text/healthText.ts';
import { useApp, useExperiment, useWorkspace } from '../useWorkspace.ts';
import { type Examination } from './examinations.ts';
import { replaysOf } from './replays.ts';

const [width, height] = [240, 80];
/** Points of a curve that are drawn, at most. */
const most = 240;

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
  const after = rows.map((row): Point => {
    const epoch = history.epoch(row);
    return [epoch, epoch === 0 ? history.value(row, 'loss') : (losses.get(epoch) ?? Number.NaN)];
  });
  const known = after.filter(isShown);
  const values = [...mean, ...known].map(([, loss]) => loss);
  const x = scaleLinear([0, Math.max(1, moment.epoch)], [1, width - 1]);
  const [least, largest] = [min(values) ?? 0, max(values) ?? 1];
  const y = (logarithmic ? scaleLog([least, largest]) : scaleLinear([0, largest])).range([height - 2, 2]);
  const curve = line<Point>(
    ([epoch]) => x(epoch),
    ([, loss]) => y(loss) ?? 0,
  );
  const [epoch, loss] = known.at(-1) ?? [0, 0];
  const row = rows.find((each) => history.epoch(each) === epoch);
  const says =
    row === undefined || epoch === 0 ? '' : text.twoLosses(epoch, decimals(history.value(row, 'loss')), decimals(loss));
  return (
    <figure className="health-two">
      <figcaption>
        <span className="is-mean">{text.meanLoss}</span>
        <span className="is-after">{text.afterLoss}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <line x2={width} y1={height - 1} y2={height - 1} />
        <path className="is-mean" d={curve(mean) ?? ''} />
        <path className="is-after" d={curve.defined(isShown)(after) ?? ''} />
        {known.length < 30 && known.map(([at, value]) => <circle key={at} cx={x(at)} cy={y(value)} r={2} />)}
      </svg>
      <p>{says}</p>
      <p className="health-note">{text.whyTwo}</p>
    </figure>
  );
}
