import { activationNames } from '../../engine/activations.ts';
import { initializerNames } from '../../engine/specs/initializerSpecs.ts';
import { lossNames } from '../../engine/specs/lossSpecs.ts';
import { metricNames } from '../../engine/specs/metricSpecs.ts';
import type { Model } from '../../engine/specs/model.ts';
import { optimizerNames } from '../../keras/optimizers.ts';
import type { Part, Span } from '../part.ts';
import type { CompileSpec, FitSpec } from './found.ts';
import { type Change, Memory } from './programMemory.ts';
import { type CodeProblem, type Complaint, excerpt, isRepeated, type Place, problemAt } from './codeProblem.ts';
import type { CodeStep } from './step.ts';
import { newTime, type Time } from './time.ts';
import {
  type DataValue,
  type InputObject,
  lostItems,
  type LayerObject,
  type ModelObject,
  none,
  type OptimizerObject,
  told,
  type Value,
} from './value.ts';

/** Thrown when the limits are reached; caught where reading began. */
export class Enough extends Error {}

/** Greatest number of expressions and statements that are followed. */
const mostSteps = 30_000;
/** Greatest number of these in one loop. */
const mostOfLoop = 1500;
const fewestOfLoop = 100;
const mostOfModel = 6000;
/** Greatest number of steps kept for stepping through. */
const mostShown = 400;
/** Greatest number of problems kept. */
const mostProblems = 100;
/** Depth of nested lists to which problems kept with their items are told. */
const deepestList = 4;

/** Names that Keras takes as strings, for those who forget the quotes. */
const quoted: ReadonlySet<string> = new Set([
  ...activationNames,
  ...optimizerNames,
  ...lossNames,
  ...metricNames,
  ...initializerNames,
  'mse',
  'mae',
  'acc',
]);

/** State of reading a program: all that is known so far. */
export class Session {
  readonly memory = new Memory();
  problems: CodeProblem[] = [];
  spans: Span[] = [];
  steps: CodeStep[] = [];
  /** Above 0 while broken code is followed, and nothing is told of it. */
  muted = 0;
  #stepsLeft = mostSteps;
  /** Number of nested loops that are followed. */
  #loops = 0;
  /** The current statement at the top level; while a function is followed, the one that called it. */
  statement: Place = { from: 0, to: 0 };

  model: ModelObject | null = null;
  /** The model in a variable that the statement is about to assign anew. */
  overwritten: ModelObject | null = null;
  /** The model that `del` took from its variable. */
  abandoned: ModelObject | null = null;
  compiled: CompileSpec | null = null;
  /** The optimizer of `compile`, which later lines may change. */
  optimizer: OptimizerObject | null = null;
  fitted: FitSpec | null = null;
  seed: number | null = null;
  readonly time: Time = newTime();
  /** The examples that were last made or loaded. */
  data: DataValue | null = null;
  /** The undefined value that seems to make the model. */
  missing: Value | null = null;
  /** A call of one of several functions. */
  unclear: Place | null = null;
  /** The first call that gave a model whose layers are not in the program. */
  loaded: (Place & { readonly name: string }) | null = null;
  /** Where the program begins a training loop of its own. */
  ownTraining: Place | null = null;
  /** How often the model was made, changed, compiled or trained. */
  touched = 0;

  /** Where problems go while a value is made that may never be needed. */
  #kept: CodeProblem[] | null = null;
  readonly #keptWith = new WeakMap<Value, readonly CodeProblem[]>();

  /**
   * Follows a loop. `isLong` is true after so many steps that no more rounds are followed one by one: fewer
   * within another loop, more in a loop that changes the model.
   */
  inLoop<T>(follow: (isLong: () => boolean) => T): T {
    const { touched } = this;
    const left = this.#stepsLeft;
    const most = Math.max(fewestOfLoop, mostOfLoop / 5 ** this.#loops);
    this.#loops += 1;
    try {
      return follow(() => left - this.#stepsLeft > (this.touched === touched ? most : mostOfModel));
    } finally {
      this.#loops -= 1;
    }
  }

  /** Once for each place and code. */
  tell({ from, to }: Place, complaint: Complaint): void {
    if (this.muted === 0) this.#add(problemAt({ from, to }, complaint));
  }

  #add(problem: CodeProblem): void {
    const list = this.#kept ?? this.problems;
    if (list.length >= mostProblems) return;
    if (!list.some((each) => isRepeated(each, problem))) list.push(problem);
  }

  /** Tells why a value is not known where it is needed. */
  tellUnknown(value: Value, place: Place, argument: string | null): void {
    const why = value.kind === 'unknown' ? value.why : null;
    if (why === null) return this.tell(place, { code: 'unknownValue', argument, why: 'running' });
    switch (why.code) {
      case 'told':
        return this.release(value);
      case 'undefined': {
        const { module } = why;
        const name = excerpt(why.name);
        const nearest = argument !== null && quoted.has(name) ? `'${name}'` : why.nearest;
        if (module === null) this.tell(why.place, { code: 'unknownVariable', name, nearest });
        else this.tell(why.place, { code: 'notInModule', module, name, nearest });
        return;
      }
      case 'ownFunction':
        return this.tell(place, { code: 'ownFunction', name: why.name });
      case 'instance':
        return this.tell(place, { code: 'ownClass', name: excerpt(why.name) });
      case 'parameter': {
        const { function: name, name: parameter } = why;
        return this.tell(place, { code: 'unknownValue', argument, why: { function: name, parameter } });
      }
      case 'changed':
        return this.tell(place, { code: 'unknownValue', argument, why: 'changed' });
      case 'otherModel':
        return this.tell(why.place, { code: 'otherModel', name: excerpt(why.name) });
      case 'running':
      case 'ofData':
      case 'argument':
        return this.tell(place, { code: 'unknownValue', argument, why: 'running' });
    }
  }

  /** Counts one step. @throws Enough when there were too many */
  spend(): void {
    if (this.#stepsLeft <= 0) this.stop({ code: 'tooManySteps' });
    this.#stepsLeft -= 1;
  }

  /** Reads no further. @throws Enough */
  stop(complaint: Complaint, place: Place = this.statement): never {
    this.#kept = null;
    this.tell(place, complaint);
    throw new Enough();
  }

  /** Keeps problems found while `make` makes a value with the value, and tells them when the value is needed. */
  keeping<T extends Value>(make: () => T): Value {
    const before = this.#kept;
    const kept: CodeProblem[] = [];
    this.#kept = kept;
    let value: Value;
    try {
      value = make();
    } finally {
      this.#kept = before;
    }
    return this.#keepWith(value, kept);
  }

  /** An unknown value, whose reason is told when it is needed. */
  refuse(place: Place, complaint: Complaint): Value {
    return this.keeping(() => {
      this.tell(place, complaint);
      return told;
    });
  }

  /** `value` with the problems kept with the values it was made of. */
  carry(value: Value, ...sources: readonly Value[]): Value {
    const kept = sources.flatMap((source) => (source === value ? [] : (this.#keptWith.get(source) ?? [])));
    return this.#keepWith(value, kept);
  }

  #keepWith(value: Value, kept: readonly CodeProblem[]): Value {
    if (kept.length === 0) return value;
    const before = this.#keptWith.get(value) ?? [];
    // Constants and lists with unknown items are shared by many values.
    const own = value.kind === 'unknown' || value === none ? { ...value } : value;
    this.#keptWith.set(own, [...before, ...kept.filter((each) => !before.includes(each))].slice(0, mostProblems));
    return own;
  }

  /** Tells the problems kept with a value that is needed now. */
  release(value: Value, depth = 0): void {
    for (const problem of this.#keptWith.get(value) ?? []) if (this.muted === 0) this.#add(problem);
    if (value.kind === 'list' && depth < deepestList) for (const item of value.items) this.release(item, depth + 1);
  }

  /** Does `work` and undoes its changes and problems, which are returned. */
  attempt<T>(work: () => T): { readonly result: T; readonly change: Change } {
    const { memory } = this;
    return memory.attempt(() => {
      memory.set(this, 'problems', [...this.problems]);
      memory.set(this, 'spans', [...this.spans]);
      memory.set(this, 'steps', [...this.steps]);
      return work();
    });
  }

  /** Makes the items of a list unknown. */
  lose(value: Value): void {
    if (value.kind === 'list') this.memory.set(value, 'items', lostItems);
  }

  touch(): void {
    this.memory.set(this, 'touched', this.touched + 1);
  }

  /** Replaces the model and drops everything known of the one before. */
  replaceModel(model: ModelObject): void {
    const { memory } = this;
    if (this.model !== null) {
      memory.set(this, 'compiled', null);
      memory.set(this, 'optimizer', null);
      memory.set(this, 'fitted', null);
      memory.set(this, 'steps', []);
      const ofAnother = ({ part }: Span): boolean =>
        part.kind === 'imports' || part.kind === 'seed' || part.kind === 'data';
      memory.set(this, 'spans', this.spans.filter(ofAnother));
    }
    memory.set(this, 'model', model);
  }

  mark({ from, to }: Place, part: Part): void {
    this.spans.push({ from, to, part });
  }

  /** Values that the program puts on modules, by their path, and on objects of its own. */
  readonly fields = new Map<object | string, Map<string, Value>>();
  /** Nearest names found for undefined ones; a loop may ask for the same name many times. */
  readonly suggestions = new Map<string, string | null>();
  /** Inputs of models in the functional style that were shown. */
  readonly shownInputs = new Map<InputObject, true>();

  /** The network as it is after this piece of code. */
  step({ from, to }: Place, part: Part, shown: { inputs: number | null; layers: readonly LayerObject[] } | null): void {
    if (this.muted > 0 || this.steps.length >= mostShown) return;
    const before = this.steps.at(-1);
    const layers: Model['layers'] = shown?.layers.flatMap((object) => object.layers) ?? before?.layers ?? [];
    const inputs = shown === null ? (before?.inputs ?? null) : shown.inputs;
    const state = { compiled: this.compiled !== null, fitted: this.fitted !== null };
    this.steps.push({ from, to, part, inputs, layers, ...state });
  }
}
