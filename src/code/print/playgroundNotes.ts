import type { Experiment } from '../../document/experiment.ts';
import { trainingRows } from '../../document/fitRows.ts';
import { isOfPlayground, lookOf } from '../../document/ofPlayground.ts';
import { float } from './python.ts';

/** How the two libraries say what the notes are about. */
const words = {
  Keras: {
    loss: 'mean_squared_error',
    rate: 'learning_rate',
    penalties: 'regularizers of',
    adds: 'Keras adds the penalty to the loss that it shows.',
  },
  PyTorch: {
    loss: 'MSELoss',
    rate: 'lr',
    penalties: 'factors of',
    adds: 'The penalty is added to the loss that is printed.',
  },
} as const;

/**
 * Where the program differs from the rules of TensorFlow Playground, by which the page trains; none while it trains by
 * Keras's, as PyTorch's program does.
 */
export function playgroundNotes(e: Experiment, library: keyof typeof words): readonly string[] {
  if (!isOfPlayground(e)) return [];
  const { l1, l2 } = lookOf(e).regularizer;
  const rows = trainingRows(e);
  const { loss, rate, penalties, adds } = words[library];
  const place = library === 'PyTorch' ? ' in penalty' : '';
  const short = rows % e.batchSize;
  return [
    `The page trains this by the rules of TensorFlow Playground. Where ${library} differs:`,
    `- Playground's loss is half of ${loss}. For the same steps in ${library} take`,
    `  ${rate}=${float(e.optimizer.learningRate / 2)}${l1 + l2 > 0 ? `, and ${penalties} ${float(2 * (l1 + l2))}${place}` : ''}.`,
    ...(l1 + l2 > 0 ? [`- ${adds}`] : []),
    ...(l1 > 0 ? ['- In Playground a weight that L1 takes across 0 stays 0 for good.'] : []),
    ...(rows < e.batchSize
      ? [`- In Playground a batch of more than the ${rows} training rows is never full: nothing is learned.`]
      : short > 0
        ? [`- The last ${short} rows of an epoch are no batch in Playground: they wait for the next epoch.`]
        : []),
    '- The initial weights are those that Playground draws, and it counts in float64.',
  ];
}
