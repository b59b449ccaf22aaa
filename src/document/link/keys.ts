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
  'lesson', // a lesson's, not the experiment's: see lesson.ts
  'step',
];
