import type { Part, Program, Span } from '../../../src/code/part.ts';

/** The stretches of a program that make parts of one kind. */
export function partText({ text, spans }: Program, kind: Part['kind']): string[] {
  return spans.filter(({ part }) => part.kind === kind).map(({ from, to }) => text.slice(from, to));
}

/** Whether any two cross, each beginning or ending within the other. */
export function spansOverlap(spans: readonly Span[]): boolean {
  return spans.some((a) => spans.some((b) => a.from < b.from && b.from < a.to && a.to < b.to));
}
