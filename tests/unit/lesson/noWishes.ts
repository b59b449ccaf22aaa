import type { Wishes } from '../../../src/lesson/teacherLesson.ts';

/** A teacher's link that changes nothing. */
export const noWishes: Wishes = {
  hide: [],
  lock: [],
  show: null,
  view: null,
  predict: [],
  open: null,
  stage: null,
  blanks: [],
  walk: null,
  depth: null,
  goals: [],
  task: { en: '', ja: '' },
};
