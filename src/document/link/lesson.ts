import { type Language, languages } from './result.ts';

/** Where in a lesson a link leads. */
export interface LessonPlace {
  /** The name of a lesson of this page, or what a lesson from a file is packed into. */
  readonly name: string;
  /** Counted from 0; in the link from 1. May be beyond the last. */
  readonly step: number;
}

export interface LessonLink {
  readonly place: LessonPlace;
  /** The link has no experiment beside the lesson: the step's own is meant. */
  readonly isAlone: boolean;
  readonly language: Language | null;
}

export function writeLesson({ name, step }: LessonPlace): string {
  return `lesson=${name}&step=${step + 1}`;
}

/** The lesson that the keys and values of a link name; null when they name none. */
export function lessonIn(pairs: ReadonlyMap<string, string>): LessonLink | null {
  const name = pairs.get('lesson');
  if (name === undefined || name === '') return null;
  const step = pairs.get('step') ?? '';
  return {
    place: { name, step: /^[1-9]\d{0,3}$/.test(step) ? Number(step) - 1 : 0 },
    isAlone: !['v', 'data', 'net'].some((key) => pairs.has(key)),
    language: languages.find((language) => language === pairs.get('lang')) ?? null,
  };
}
