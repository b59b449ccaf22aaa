import { totalSteps } from '../../../document/fitRows.ts';
import { useOptionsText } from '../../options/text.ts';
import { useExperiment } from '../../useWorkspace.ts';
import { ratePath } from './ratePath.ts';
import { significant } from '../../../document/spelling.ts';

/** Three digits, and 0 for what the picture cannot tell from it. */
const short = (value: number, top: number): string => (value < top / 1000 ? '0' : significant(value, 3));

/** The learning rate over this run, small: from 0 at the bottom to its largest at the top. */
export function RateCurve() {
  const text = useOptionsText();
  const learningRate = useExperiment((e) => e.optimizer.learningRate);
  const schedule = useExperiment((e) => e.optimizer.schedule);
  const steps = useExperiment(totalSteps);
  const { path, top, first, last } = ratePath(schedule, learningRate, steps);
  return (
    <figure className="rate-curve">
      <span className="rate-top">{short(top, top)}</span>
      <span className="rate-bottom">0</span>
      <svg
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        role="img"
        aria-label={text.curveOf(steps, short(first, top), short(last, top))}
      >
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="rate-from">0</span>
      <span className="rate-to">{text.batches(steps)}</span>
    </figure>
  );
}
