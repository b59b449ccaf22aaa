/** All keys of version 1. */
export const knownKeys: readonly string[] = [
  'v',
  'check', // of the other keys but `lang`: see check.ts
  'data',
  'samples',
  'noise',
  'features',
  'std',
  'deal',
  'dseed',
  'rows', // of data of a person's own, packed: see state/ownRows.ts
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
  'rules',
  'at', // the moment at which it opens: see linkMoment.ts
  'state',
  'lang',
  'lesson', // belongs to a lesson, not to the experiment: see lesson.ts
  'step',
];
