import type { Model } from '../../engine/model.ts';
import type { Part, Span } from '../part.ts';
import type { CodeStep } from './step.ts';
import { type CodeProblem, type Complaint, excerpt, type Place, problemAt } from './problem.ts';
import type { CompileSpec, FitSpec } from './found.ts';
import type { DataValue, InputObject, LayerObject, ModelObject, Value } from './value.ts';

/** Thrown where no more is followed; caught where reading began. */
export class Enough extends Error {}

/** So many expressions and statements are followed. */
const mostSteps = 20_000;
/** So many steps are kept for stepping through. */
const mostShown = 400;
/** So many problems are kept. */
const mostProblems = 100;

/** What reading a program has found out so far. */
export class Session {
  readonly #problems: CodeProblem[] = [];
  readonly #told = new Set<string>();
  readonly spans: Span[] = [];
  readonly steps: CodeStep[] = [];
  /** Above 0: what is followed is broken or does not matter, and nothing is told of it. */
  muted = 0;
  #stepsLeft = mostSteps;
  /** Calls of the program's own functions within one another. */
  depth = 0;
  /** The statement that is being followed, outside of all functions where it was called from one. */
  statement: Place = { from: 0, to: 0 };

  model: ModelObject | null = null;
  /** What a variable holds that the statement is about to fill anew. */
  overwritten: ModelObject | null = null;
  compiled: CompileSpec | null = null;
  fitted: FitSpec | null = null;
  seed: number | null = null;
  /** The examples that were last made or loaded. */
  data: DataValue | null = null;

  get problems(): readonly CodeProblem[] {
    return this.#problems;
  }

  /** Once for each place and code. */
  tell({ from, to }: Place, complaint: Complaint): void {
    if (this.muted > 0 || this.#problems.length >= mostProblems) return;
    const key = `${from} ${to} ${complaint.code}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#problems.push(problemAt({ from, to }, complaint));
  }

  /** Tells why a value is not known where it is needed. */
  tellUnknown(value: Value, place: Place, argument: string | null): void {
    const why = value.kind === 'unknown' ? value.why : null;
    if (why?.code === 'told') return;
    if (why?.code === 'undefined') {
      const { module, nearest } = why;
      const name = excerpt(why.name);
      if (module === null) this.tell(why.place, { code: 'unknownVariable', name, nearest });
      else this.tell(why.place, { code: 'notInModule', module, name, nearest });
    } else if (why?.code === 'ownFunction') this.tell(place, { code: 'ownFunction', name: why.name });
    else this.tell(place, { code: 'unknownValue', argument });
  }

  /** Counts one step. @throws Enough when there were too many */
  spend(): void {
    if (this.#stepsLeft <= 0) {
      this.tell(this.statement, { code: 'tooManySteps' });
      throw new Enough();
    }
    this.#stepsLeft -= 1;
  }

  /** Follows something that does not matter much with at most `steps` steps; it may remain unfinished. */
  sparingly(steps: number, follow: () => void): void {
    const left = this.#stepsLeft;
    const given = Math.min(left, steps);
    this.#stepsLeft = given;
    this.muted += 1;
    try {
      follow();
    } catch (reason) {
      if (!(reason instanceof Enough)) throw reason;
    } finally {
      this.muted -= 1;
      this.#stepsLeft = left - given + this.#stepsLeft;
    }
  }

  /** What was said of the model before is of no more account. */
  replaceModel(model: ModelObject): void {
    if (this.model !== null) {
      this.compiled = null;
      this.fitted = null;
      this.steps.length = 0;
      const ofAnother = ({ part }: Span): boolean =>
        part.kind === 'imports' || part.kind === 'seed' || part.kind === 'data';
      this.spans.splice(0, Infinity, ...this.spans.filter(ofAnother));
    }
    this.model = model;
  }

  mark({ from, to }: Place, part: Part): void {
    this.spans.push({ from, to, part });
  }

  /** What was found nearest to a name that is not defined; a loop may come to it again and again. */
  readonly suggestions = new Map<string, string | null>();
  /** Inputs of models in the functional style that were shown. */
  readonly shownInputs = new Set<InputObject>();

  /** The picture as it is after this piece of code. */
  step({ from, to }: Place, part: Part, shown: { inputs: number | null; layers: readonly LayerObject[] } | null): void {
    if (this.muted > 0 || this.steps.length >= mostShown) return;
    const before = this.steps.at(-1);
    const layers: Model['layers'] = shown?.layers.flatMap((object) => object.layers) ?? before?.layers ?? [];
    const inputs = shown === null ? (before?.inputs ?? null) : shown.inputs;
    const state = { compiled: this.compiled !== null, fitted: this.fitted !== null };
    this.steps.push({ from, to, part, inputs, layers, ...state });
  }
}
