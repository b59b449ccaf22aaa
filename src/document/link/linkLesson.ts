import { type Language, languages, type Notice } from './result.ts';

/** The place in a lesson that a link leads to. */
export interface LessonPlace {
  /** The name of a lesson of this page, or the packed text of a lesson from a file. */
  readonly name: string;
  /** Counted from 0, but from 1 in the link. May be beyond the last step. */
  readonly step: number;
}

export interface LessonLink {
  readonly place: LessonPlace;
  /** Whether the link has only the lesson and no experiment: the experiment of the step is meant. */
  readonly isAlone: boolean;
  readonly language: Language | null;
  /** Repairs made in it. */
  readonly notices: readonly Notice[];
}

export function writeLesson({ name, step }: LessonPlace): string {
  return `lesson=${name}&step=${step + 1}`;
}

/** Whether a link has only a lesson, with or without the version that each link may have, and no experiment. */
export function isLessonAlone(pairs: ReadonlyMap<string, string>): boolean {
  const version = pairs.get('v');
  if (version !== undefined) return version === '1' && [...pairs.keys()].every((key) => alone.has(key));
  return !['data', 'net'].some((key) => pairs.has(key));
}

const alone: ReadonlySet<string> = new Set(['v', 'lesson', 'step', 'lang', 'check']);

/** The lesson that the keys and values of a link name; null if they name none. */
export function lessonIn(pairs: ReadonlyMap<string, string>, notices: readonly Notice[] = []): LessonLink | null {
  const name = pairs.get('lesson');
  if (name === undefined || name === '') return null;
  const step = pairs.get('step') ?? '';
  return {
    place: { name, step: /^[1-9]\d{0,3}$/.test(step) ? Number(step) - 1 : 0 },
    isAlone: isLessonAlone(pairs),
    language: languages.find((language) => language === pairs.get('lang')) ?? null,
    notices,
  };
}
