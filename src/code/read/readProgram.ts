import type { DataSpec } from '../../data/spec.ts';
import { assign } from './assign.ts';
import { bind, decorated, defined } from './bind.ts';
import { evaluate } from './evaluate.ts';
import { pathOf } from './fields.ts';
import { Flow, type Simple } from './flow.ts';
import { importName, isPlain } from './imports.ts';
import { joinValues, join } from './join.ts';
import { isHelper } from '../origins.ts';
import { callHelper } from './known.ts';
import { moduleAt } from './names.ts';
import { binary } from './operators.ts';
import type { Place } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import { Scope } from './scope.ts';
import { Enough, type Session } from './readingSession.ts';
import type { ClassDefinition, Expression, FunctionDefinition, Statement } from './syntax.ts';
import { uncalled } from './uncalled.ts';
import {
  type CallSite,
  changed,
  type ClassValue,
  type FunctionValue,
  keyOf,
  type ModelObject,
  none,
  running,
  type Value,
  type Variables,
} from './value.ts';
import { globalNames, makesLayers, trainsModel } from './walk.ts';

/** Greatest depth of calls of the program's own functions. */
const deepestCall = 12;
/** Greatest depth of calls of a function within itself. */
const deepestSelf = 8;
/** The same for calls that make layers one within another. */
const deepestOfModel = 60;

/** Follows a program's statements to find the network they make, without running anything. */
export class Program implements Runner {
  readonly session: Session;
  readonly like: DataSpec;
  readonly #globals: Scope;
  readonly #flow: Flow;
  readonly #functions: FunctionValue[] = [];
  readonly #called = new Set<FunctionDefinition>();
  readonly #classes: ClassValue[] = [];
  readonly #calls: { readonly definition: FunctionDefinition; readonly touched: number }[] = [];

  constructor(session: Session, like: DataSpec) {
    this.session = session;
    this.like = like;
    this.#globals = new Scope(session, null);
    this.#flow = new Flow(this, (statement, scope) => this.#one(statement, scope));
  }

  /** The classes of the program's own. */
  get classes(): readonly ClassValue[] {
    return this.#classes;
  }

  /** The functions of the program's own. */
  get functions(): readonly FunctionValue[] {
    return this.#functions;
  }

  run(statements: readonly Statement[]): void {
    try {
      this.#flow.block(statements, this.#globals);
      uncalled(this, this.#functions, this.#called, this.#classes);
    } catch (reason) {
      if (!(reason instanceof Enough)) throw reason;
    }
  }

  evaluate(scope: Variables, expression: Expression): Value {
    return evaluate(this, scope, expression);
  }

  forgetNames(): void {
    for (const name of this.#globals.names()) {
      const kind = this.#globals.own(name)?.kind;
      if (kind !== undefined && isPlain(kind)) this.#globals.set(name, changed);
    }
  }

  forgetShared({ body }: FunctionDefinition): void {
    for (const name of globalNames(body)) {
      if (this.#globals.own(name) !== undefined) this.#globals.set(name, changed);
    }
  }

  either(place: Place, construct: string, ways: readonly (() => Value)[]): Value {
    const { session } = this;
    const done = ways.map((way) => session.attempt(way));
    const differs = join(
      session,
      done.map(({ change }) => change),
    );
    if (differs) session.tell(place, { code: 'notFollowed', construct });
    const values = done.map(({ result }): Value | undefined => result);
    return values.reduce((a, b) => joinValues(session, a, b)) ?? running;
  }

  #one(statement: Simple, scope: Scope): void {
    const { session } = this;
    switch (statement.kind) {
      case 'expression':
        return this.#lost(statement, evaluate(this, scope, statement.value), scope);
      case 'assign': {
        const { overwritten } = session;
        const held = this.#heldModel(statement.targets, scope);
        session.overwritten = held ?? overwritten;
        const value = evaluate(this, scope, statement.value);
        session.overwritten = overwritten;
        // `model = SVC()`: the next network takes the place of the one before.
        if (held !== null && held === session.model && value !== held) session.memory.set(session, 'abandoned', held);
        if (isData(value)) session.mark(statement, { kind: 'data' });
        for (const target of statement.targets) assign(this, scope, target, value);
        return;
      }
      case 'update':
        return this.#update(statement, scope);
      case 'import':
        session.mark(statement, { kind: 'imports' });
        for (const { path, name } of statement.modules) {
          if (path.length > 0) scope.set(name ?? path[0], moduleAt(name === null ? path.slice(0, 1) : path));
        }
        return;
      case 'from':
        session.mark(statement, { kind: 'imports' });
        for (const each of statement.names) importName(session, this.#globals, scope, statement.path, each);
        return;
      case 'function': {
        if (isHelper(statement.name)) {
          session.mark(statement, { kind: 'data' });
        }
        const value = defined(this, statement, scope);
        this.#functions.push(value);
        return scope.set(statement.name, decorated(this, value, scope));
      }
      case 'class':
        return this.#define(statement, scope);
      case 'delete':
        for (const target of statement.targets) this.#delete(target, scope);
        return;
      case 'share':
        for (const name of statement.names) scope.share(name, statement.global);
        return;
      case 'other':
        return;
    }
  }

  #delete(target: Expression, scope: Scope): void {
    const { session } = this;
    if (target.kind === 'name') {
      if (scope.holds(target.name, session.model)) session.memory.set(session, 'abandoned', session.model);
      scope.set(target.name, undefined);
    } else if (target.kind === 'subscript') {
      const object = evaluate(this, scope, target.object);
      const [at] = target.index;
      const index = at === undefined ? running : evaluate(this, scope, at);
      if (object.kind === 'dict') session.memory.put(object.entries, keyOf(index) ?? '', undefined);
      else if (object.kind === 'list' && index.kind === 'number' && object.items.at(index.value) !== undefined) {
        const { length } = object.items;
        session.memory.set(object, 'items', object.items.toSpliced((index.value + length) % length, 1));
      } else session.lose(object);
    }
  }

  #update(statement: Extract<Statement, { kind: 'update' }>, scope: Scope): void {
    const { session } = this;
    const before = evaluate(this, scope, statement.target);
    const value = evaluate(this, scope, statement.value);
    const after = binary(statement.operator, before, value);
    // A list is changed in place: other names of it see the change.
    if (before.kind === 'list' && statement.operator === '+' && !before.tuple) {
      if (after.kind === 'list') session.memory.set(before, 'items', after.items);
      else session.lose(before);
    } else assign(this, scope, statement.target, session.carry(after, before, value));
  }

  /** The model in the variable that is about to be assigned another value. */
  #heldModel(targets: readonly Expression[], scope: Scope): ModelObject | null {
    const { model, abandoned } = this.session;
    if (model !== null && model === abandoned) return model;
    const holds = (target: Expression): boolean => {
      if (model === null) return false;
      if (target.kind === 'name') {
        // After a loop that is read once it is not known what the variable holds.
        const before = scope.current(target.name);
        return (
          before === model ||
          before?.kind === 'wrapper' ||
          (before?.kind === 'unknown' && before.why.code === 'changed')
        );
      }
      return target.kind === 'attribute' && pathOf(target) !== null && this.evaluate(scope, target) === model;
    };
    return targets.some(holds) ? model : null;
  }

  /** `modle.add(Dense(4))`: tells about a layer that is otherwise lost without notice. */
  #lost(statement: Extract<Statement, { kind: 'expression' }>, value: Value, scope: Scope): void {
    const { value: expression } = statement;
    if (value.kind === 'layer' && !value.used && expression.kind === 'call')
      this.session.tell(statement, { code: 'layerInNoModel' });
    if (value.kind !== 'unknown' || value.why.code !== 'undefined' || expression.kind !== 'call') return;
    const { callee } = expression;
    if (callee.kind !== 'attribute' || callee.object.kind !== 'name') return;
    if (!/^(?:add|compile|fit|pop|summary)$/.test(callee.name)) return;
    const { nearest } = value.why;
    if (nearest !== null && scope.holds(nearest, this.session.model)) this.session.tellUnknown(value, statement, null);
  }

  #define(definition: ClassDefinition, scope: Scope): void {
    const bases = definition.bases.map((base) => evaluate(this, scope, base));
    const family = bases.map((base) => (base.kind === 'keras' ? base.family : base.kind === 'class' ? base.of : null));
    const inner = new Scope(this.session, scope);
    const base = bases.find((each) => each.kind === 'class') ?? null;
    const layer = bases.some((each) => each.kind === 'keras' && each.family === 'layers');
    const of = layer ? 'layers' : (family.find((each) => each !== null) ?? null);
    const value: ClassValue = { kind: 'class', definition, of, base, scope: inner };
    scope.set(definition.name, value);
    this.#classes.push(value);
    for (const statement of definition.body) {
      if (statement.kind === 'function') {
        inner.set(statement.name, defined(this, statement, scope));
      } else if (statement.kind === 'assign') this.#flow.block([statement], inner);
    }
  }

  /** At the end of a function that made a model and does not give it, nothing holds the model any more. */
  #leave(before: ModelObject | null, result: Value): void {
    const { session } = this;
    const { model } = session;
    if (model === null || model === before || mayHold(result, model)) return;
    if (this.#globals.names().some((name) => mayHold(this.#globals.own(name), model))) return;
    session.memory.set(session, 'abandoned', model);
  }

  callFunction(callee: FunctionValue, site: CallSite): Value {
    const { definition } = callee;
    const { session } = this;
    this.#called.add(definition);
    const known = callHelper(session, definition.name, site, this.like);
    if (known !== null) return known;
    if (definition.generator) {
      this.forgetShared(definition);
      return running;
    }
    const around = this.#calls.filter((each) => each.definition === definition);
    if (this.#calls.length >= deepestCall || around.length >= deepestSelf) {
      const given = [...site.positional, ...site.named].some(({ value }) =>
        /^(?:model|tensor|input|layer)$/.test(value.kind),
      );
      const first = around.length >= deepestSelf ? around[0] : this.#calls[0];
      const touches = given || session.touched !== first.touched;
      const ofModel = touches || makesLayers(definition.body) || trainsModel(definition.body);
      if (ofModel && this.#calls.length >= deepestOfModel) session.stop({ code: 'tooManySteps' }, site.callee);
      if (!ofModel) {
        for (const { value } of [...site.positional, ...site.named]) session.lose(value);
        return running;
      }
    }
    const { statement, touched, model } = session;
    this.#calls.push({ definition, touched });
    try {
      const scope = new Scope(session, callee.scope);
      bind(session, callee, site, scope);
      const result = this.#flow.body(definition.body, scope) ?? none;
      this.#leave(model, result);
      return result;
    } finally {
      this.#calls.pop();
      session.statement = statement;
    }
  }
}

/** Depth of lists and dictionaries that are searched; they may hold themselves. */
const deepestValue = 4;

/** Whether it is the model, or may hold it. */
function mayHold(value: Value | undefined, model: ModelObject, depth = 0): boolean {
  if (value === model || depth > deepestValue) return true;
  if (value?.kind === 'list') return value.items.some((each) => mayHold(each, model, depth + 1));
  if (value?.kind === 'dict') return [...value.entries.values()].some((each) => mayHold(each, model, depth + 1));
  return value?.kind === 'method' && value.object === model;
}

function isData(value: Value): boolean {
  return value.kind === 'data' || (value.kind === 'list' && value.items.some(({ kind }) => kind === 'data'));
}
