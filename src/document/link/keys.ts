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
  'lesson', // belongs to a lesson, not to the experiment: see lesson.ts
  'step',
];
