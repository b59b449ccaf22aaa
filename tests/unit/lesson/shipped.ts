import { readdirSync, readFileSync } from 'node:fs';
import type { Lesson } from '../../../src/lesson/lesson.ts';
import { lessonOf } from './lessons.ts';

const folder = new URL('../../../public/lessons/', import.meta.url);

export const shippedFiles: readonly string[] = readdirSync(folder).filter((file) => file.endsWith('.md'));

export const shippedIds = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as readonly string[];

/** A lesson that the page comes with. */
export function shipped(id: string): Lesson {
  return lessonOf(readFileSync(new URL(`${id}.md`, folder), 'utf8'));
}
