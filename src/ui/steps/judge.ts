import type { Experiment } from '../../document/experiment.ts';
import { isOfPlayground } from '../../document/ofPlayground.ts';
import type { Judged } from '../../explain/backwardLines.ts';

/** Of what is asked for the walk: after the example of the drawing, before maps. */
export const priority = 1;
/** Terms of a sum that are written one by one. */
const most = 5;

/** What lines are made of, by the loss of the experiment. */
export function judge(
  experiment: Experiment,
  passed: Pick<Judged, 'trace' | 'parameters' | 'targets' | 'row'>,
): Judged {
  const { loss, lossOptions } = experiment;
  return { ...passed, most, loss, lossOptions, isHalved: isOfPlayground(experiment) };
}
