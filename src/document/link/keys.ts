/** The keys that a lesson has in a link: not the experiment's, see lesson.ts. */
export const lessonKeys: readonly string[] = ['lesson', 'step'];

/** All keys of version 1. */
export const knownKeys: readonly string[] = [
  'v',
  'data',
  'samples',
  'noise',
  'features',
  'std',
  'dseed',
  'net',
  'loss',
  'opt',
  'metrics',
  'batch',
  'epochs',
  'split',
  'shuffle',
  'cb',
  'seed',
  'lang',
  ...lessonKeys,
];
