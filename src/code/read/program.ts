import { datasetNames } from '../../data/datasets.ts';
import type { DataSpec } from '../../data/spec.ts';
import type { CallSite } from './arguments.ts';
import { itemsOf } from './builtins.ts';
import { assign, evaluate } from './evaluate.ts';
import { callHelper } from './known.ts';
import { layerProblem } from './layers.ts';
import { matters } from './matters.ts';
import { setTrainable } from './model.ts';
import { memberOf, moduleAt } from './names.ts';
import { binary, truthOf } from './operators.ts';
import { excerpt, type Place } from './problem.ts';
import type { FunctionDefinition, Runner } from './runner.ts';
import { Scope } from './scope.ts';
import { Enough, type Session } from './session.ts';
import type { Expression, Imported, Statement } from './syntax.ts';
import { type ModelObject, running, told, type Value } from './value.ts';

/** How a statement ends: null when the next one follows. */
type Completion = 'break' | 'continue' | { readonly returned: Value } | null;

/** Calls of the program's own functions within one another. */
const deepestCall = 12;
/** Steps for what seems to have nothing to do with the network. */
const fewSteps = 1500;

/** Follows a program's statements and finds out which network they make, without running anything. */
export class Program implements Runner {
  readonly session: Session;
  readonly like: DataSpec;
  readonly #globals: Scope;
  readonly #uncalled = new Set<FunctionDefinition>();
  #depth = 0;

  constructor(session: Session, like: DataSpec) {
    this.session = session;
    this.like = like;
    this.#globals = new Scope(session, null);
  }

  run(statements: readonly Statement[]): void {
    try {
      this.#follow(statements, this.#globals);
      // `def build_model():` that is not called yet
      for (const definition of this.#uncalled) {
        if (this.session.model !== null || !matters(definition.body)) continue;
        const place = { from: definition.from, to: definition.from };
        this.callFunction(definition, { ...place, callee: place, positional: [], named: [] });
      }
    } catch (reason) {
      if (!(reason instanceof Enough)) throw reason;
    }
  }

  #follow(statements: readonly Statement[], scope: Scope): Completion {
    const { session } = this;
    for (const statement of statements) {
      session.spend();
      session.statement = statement;
      if (statement.broken) session.muted += 1;
      try {
        const completion = this.#one(statement, scope);
        if (completion !== null) return completion;
      } finally {
        if (statement.broken) session.muted -= 1;
      }
    }
    return null;
  }

  #one(statement: Statement, scope: Scope): Completion {
    const { session } = this;
    switch (statement.kind) {
      case 'expression': {
        const value = evaluate(this, scope, statement.value);
        this.#lost(statement, value);
        return null;
      }
      case 'assign': {
        session.overwritten = this.#heldModel(statement.targets, scope);
        const value = evaluate(this, scope, statement.value);
        session.overwritten = null;
        if (isData(value)) session.mark(statement, { kind: 'data' });
        for (const target of statement.targets) assign(this, scope, target, value);
        return null;
      }
      case 'update': {
        const before = evaluate(this, scope, statement.target);
        assign(
          this,
          scope,
          statement.target,
          binary(statement.operator, before, evaluate(this, scope, statement.value)),
        );
        return null;
      }
      case 'import':
        session.mark(statement, { kind: 'imports' });
        for (const { path, name } of statement.modules) {
          if (path.length > 0) scope.set(name ?? path[0], moduleAt(name === null ? path.slice(0, 1) : path));
        }
        return null;
      case 'from':
        session.mark(statement, { kind: 'imports' });
        for (const each of statement.names) this.#importName(scope, statement.path, each);
        return null;
      case 'for':
        return this.#loop(statement, scope);
      case 'if':
        return this.#branch(statement, scope);
      case 'block':
        return this.#follow(statement.body, scope);
      case 'while':
        this.#notFollowed(statement, 'while', statement.body);
        return null;
      case 'function':
        if (statement.name === 'deal' || datasetNames.some((name) => name === statement.name)) {
          session.mark(statement, { kind: 'data' });
        }
        this.#uncalled.add(statement);
        scope.set(statement.name, { kind: 'function', definition: statement });
        return null;
      case 'class':
        this.#define(statement, scope);
        return null;
      case 'return':
        return { returned: statement.value === null ? running : evaluate(this, scope, statement.value) };
      case 'break':
      case 'continue':
        return statement.kind;
      case 'other':
        return null;
    }
  }

  /** The model in the variable that is about to get another value. */
  #heldModel(targets: readonly Expression[], scope: Scope): ModelObject | null {
    const { model } = this.session;
    const holds = targets.some((target) => target.kind === 'name' && scope.holds(target.name, model));
    return holds ? model : null;
  }

  /** `modle.add(Dense(4))`: nothing else would tell that its layer went nowhere. */
  #lost(statement: Extract<Statement, { kind: 'expression' }>, value: Value): void {
    const { value: expression } = statement;
    if (value.kind !== 'unknown' || value.why.code !== 'undefined' || expression.kind !== 'call') return;
    const { callee } = expression;
    if (callee.kind === 'attribute' && /^(?:add|compile|fit|pop)$/.test(callee.name)) {
      this.session.tellUnknown(value, statement, null);
    }
  }

  #importName(scope: Scope, path: readonly string[], imported: Imported): void {
    const [name] = imported.path;
    if (name === undefined) return;
    if (name === '*') return scope.importEverything();
    if (path.length === 0) return scope.set(imported.name ?? name, running);
    const value = memberOf(path.join('.'), name, imported);
    const problem = value.kind === 'keras' && value.family === 'layers' ? layerProblem(value.name) : null;
    if (problem?.code === 'unknownLayer') this.session.tell(imported, problem);
    scope.set(imported.name ?? name, problem?.code === 'unknownLayer' ? told : value);
  }

  #loop(statement: Extract<Statement, { kind: 'for' }>, scope: Scope): Completion {
    const { session } = this;
    const items = itemsOf(evaluate(this, scope, statement.iterable));
    if (items === null) {
      this.#notFollowed(statement, 'for', statement.body);
      return null;
    }
    let completion: Completion = null;
    const go = (): void => {
      for (const item of items) {
        assign(this, scope, statement.target, item);
        completion = this.#follow(statement.body, scope);
        if (completion === 'break' || (completion !== null && completion !== 'continue')) break;
      }
    };
    if (matters(statement.body)) go();
    else session.sparingly(fewSteps, go);
    return completion === 'break' || completion === 'continue' ? null : completion;
  }

  #branch(statement: Extract<Statement, { kind: 'if' }>, scope: Scope): Completion {
    for (const { test, body } of statement.branches) {
      const truth = test === null ? true : truthOf(evaluate(this, scope, test));
      if (truth === true) return this.#follow(body, scope);
      if (truth === null) {
        this.#notFollowed(
          statement,
          'if',
          statement.branches.flatMap((branch) => branch.body),
        );
        return null;
      }
    }
    return null;
  }

  /** Tells it only of what has to do with the network. */
  #notFollowed({ from }: Place, construct: string, body: readonly Statement[]): void {
    if (matters(body)) this.session.tell({ from, to: from + construct.length }, { code: 'notFollowed', construct });
  }

  #define(statement: Extract<Statement, { kind: 'class' }>, scope: Scope): void {
    const bases = statement.bases.map((base) => evaluate(this, scope, base));
    const ofModel = bases.some((base) => base.kind === 'keras' && base.family === 'models');
    const name = excerpt(statement.name);
    if (ofModel) this.session.tell(statement.nameAt, { code: 'subclassed', name });
    const looksOn = bases.some((base) => base.kind === 'keras' && base.family === 'callbacks');
    scope.set(statement.name, looksOn ? running : { kind: 'class', name, ofModel });
  }

  callFunction(definition: FunctionDefinition, site: CallSite): Value {
    const { session } = this;
    this.#uncalled.delete(definition);
    const known = callHelper(session, definition.name, site);
    if (known !== null) return known;
    if (this.#depth >= deepestCall) return running;
    const { statement } = session;
    let result: Value = running;
    this.#depth += 1;
    try {
      const scope = this.#bind(definition, site);
      const go = (): void => {
        const completion = this.#follow(definition.body, scope);
        if (completion !== null && typeof completion === 'object') result = completion.returned;
      };
      if (matters(definition.body)) go();
      else session.sparingly(fewSteps, go);
    } finally {
      this.#depth -= 1;
      session.statement = statement;
    }
    return result;
  }

  #bind({ parameters }: FunctionDefinition, site: CallSite): Scope {
    const scope = new Scope(this.session, this.#globals);
    parameters.forEach(({ name, spread, otherwise }, i) => {
      const given = spread === '' ? (site.positional[i] ?? site.named.find((each) => each.name === name)) : undefined;
      const usual = otherwise === null ? running : evaluate(this, this.#globals, otherwise);
      scope.set(name, given?.value ?? usual);
    });
    return scope;
  }

  setAttribute(object: Value, name: string, value: Value): void {
    if (name !== 'trainable' || (object.kind !== 'layer' && object.kind !== 'model')) return;
    const { session } = this;
    if (value.kind === 'boolean')
      setTrainable(session, object.kind === 'layer' ? [object] : object.layers, value.value);
    else if (value.kind === 'unknown') session.tellUnknown(value, session.statement, name);
    else session.tell(session.statement, { code: 'wrongType', argument: name, wanted: 'boolean' });
  }
}

function isData(value: Value): boolean {
  return value.kind === 'data' || (value.kind === 'list' && value.items.some(({ kind }) => kind === 'data'));
}
