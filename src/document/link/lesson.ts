import { findLink } from './mend.ts';
import { type Language, languages, Refusal } from './result.ts';

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

/** The lesson that a link, a hash or an address names; null when it names none. Never throws. */
export function readLesson(text: string): LessonLink | null {
  try {
    const { pairs } = findLink(text);
    const name = pairs.get('lesson');
    if (name === undefined || name === '') return null;
    const step = pairs.get('step') ?? '';
    return {
      place: { name, step: /^[1-9]\d{0,3}$/.test(step) ? Number(step) - 1 : 0 },
      isAlone: !['v', 'data', 'net'].some((key) => pairs.has(key)),
      language: languages.find((language) => language === pairs.get('lang')) ?? null,
    };
  } catch (refusal) {
    if (refusal instanceof Refusal) return null; // what is wrong is told where the experiment is read
    throw refusal; // a defect of ours
  }
}
