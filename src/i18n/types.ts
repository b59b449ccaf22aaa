import type { CodeProblemCode, CodeProblemOf } from '../code/read/codeProblem.ts';
import type { FileError, LinkError, Notice } from '../document/link/result.ts';
import type { ProblemCode, ProblemOf } from '../document/problems/problem.ts';
import type { Remedy } from '../document/problems/remedies.ts';
import type { Cure, Diagnosis, FindingOf, Sickness } from '../health/finding.ts';
import type { Fault } from '../lesson/fault.ts';

export type ProblemSentences = { readonly [C in ProblemCode]: (problem: ProblemOf<C>) => string };
export type RemedyLabels = {
  readonly [T in Remedy['type']]: (remedy: Extract<Remedy, { readonly type: T }>) => string;
};
/** Texts about problems: no part of the dictionaries, for they are loaded with the first problem. */
export interface ProblemText {
  readonly problems: ProblemSentences;
  readonly remedies: RemedyLabels;
  /**
   * Of several problems the first is shown, until the others are asked for; `whole` opens a warning that is folded into
   * one line, and `fold` folds it.
   */
  readonly folding: {
    readonly more: (count: number) => string;
    readonly fewer: string;
    readonly whole: string;
    readonly fold: string;
  };
}
export type LinkErrorSentences = {
  readonly [C in LinkError['code']]: (error: Extract<LinkError, { readonly code: C }>) => string;
};
export type NoticeSentences = {
  readonly [C in Notice['code']]: (notice: Extract<Notice, { readonly code: C }>) => string;
};
/** Texts about links. */
export interface LinkText {
  readonly linkErrors: LinkErrorSentences;
  readonly notices: NoticeSentences;
}
/** Texts about files with an experiment, which have a link in them. */
export interface FileText extends LinkText {
  readonly messages: {
    readonly fileErrors: {
      readonly [C in Exclude<FileError['code'], 'badLink'>]: (mebibytes: number) => string;
    };
  };
}
/** A link's error is a sentence already. */
export type LessonFaultSentences = {
  readonly [C in Exclude<Fault['code'], 'badExperiment'>]: (fault: Extract<Fault, { readonly code: C }>) => string;
} & { readonly badExperiment: (sentence: string) => string };
export type CodeProblemSentences = { readonly [C in CodeProblemCode]: (problem: CodeProblemOf<C>) => string };

/** What the doctor says; what a problem of the document proposes has its label there. */
export interface HealthText {
  readonly verdicts: { readonly [V in Diagnosis['verdict']]: string };
  readonly findings: { readonly [S in Sickness]: (finding: FindingOf<S>) => string };
  readonly cures: {
    readonly [T in Exclude<Cure['type'], 'remedy'>]: (cure: Extract<Cure, { readonly type: T }>) => string;
  };
}
