import type { LinkError, Notice } from '../document/link/result.ts';
import type { ProblemCode, ProblemOf } from '../document/problem.ts';
import type { Remedy } from '../document/remedies.ts';

export type ProblemSentences = { readonly [C in ProblemCode]: (problem: ProblemOf<C>) => string };
export type RemedyLabels = {
  readonly [T in Remedy['type']]: (remedy: Extract<Remedy, { readonly type: T }>) => string;
};
export type LinkErrorSentences = {
  readonly [C in LinkError['code']]: (error: Extract<LinkError, { readonly code: C }>) => string;
};
export type NoticeSentences = {
  readonly [C in Notice['code']]: (notice: Extract<Notice, { readonly code: C }>) => string;
};
