import type { Experiment } from '../../document/experiment.ts';
import { trainingRows } from '../../document/fitRows.ts';
import { isOfPlayground, lookOf } from '../../document/ofPlayground.ts';
import { float } from './python.ts';

/** Where Keras differs from the rules of TensorFlow Playground, by which the page trains; none while it trains by Keras's. */
export function playgroundNotes(e: Experiment): readonly string[] {
  if (!isOfPlayground(e)) return [];
  const { l1, l2 } = lookOf(e).regularizer;
  const rows = trainingRows(e);
  const short = rows % e.batchSize;
  return [
    'The page trains this by the rules of TensorFlow Playground. Where Keras differs:',
    "- Playground's loss is half of mean_squared_error. For the same steps in Keras take",
    `  learning_rate=${float(e.optimizer.learningRate / 2)}${l1 + l2 > 0 ? `, and regularizers of ${float(2 * (l1 + l2))}` : ''}.`,
    ...(l1 + l2 > 0 ? ['- Keras adds the penalty to the loss that it shows.'] : []),
    ...(l1 > 0 ? ['- In Playground a weight that L1 takes across 0 stays 0 for good.'] : []),
    ...(rows < e.batchSize
      ? [`- In Playground a batch of more than the ${rows} training rows is never full: nothing is learned.`]
      : short > 0
        ? [`- The last ${short} rows of an epoch are no batch in Playground: they wait for the next epoch.`]
        : []),
    '- The initial weights are those that Playground draws, and it counts in float64.',
  ];
}
