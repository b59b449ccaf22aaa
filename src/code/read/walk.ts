import type { Argument, Clause, Expression, Statement } from './syntax.ts';

/** Whether any expression in these statements, at any depth, meets the condition. */
export function anyExpression(statements: readonly Statement[], is: (expression: Expression) => boolean): boolean {
  return statements.some((statement) => {
    const { expressions, bodies } = innerOf(statement);
    return expressions.some((each) => within(each, is)) || bodies.some((body) => anyExpression(body, is));
  });
}

/** Expressions of a statement itself, and the statements within it. */
interface Inner {
  readonly expressions: readonly Expression[];
  readonly bodies: readonly (readonly Statement[])[];
}

function innerOf(statement: Statement): Inner {
  const inner = (expressions: readonly Expression[], ...bodies: readonly (readonly Statement[])[]): Inner => ({
    expressions,
    bodies,
  });
  switch (statement.kind) {
    case 'expression':
      return inner([statement.value]);
    case 'assign':
      return inner([statement.value, ...statement.targets]);
    case 'update':
      return inner([statement.value, statement.target]);
    case 'for':
      return inner([statement.iterable], statement.body, statement.otherwise);
    case 'while':
      return inner([statement.test], statement.body, statement.otherwise);
    case 'with':
      return inner(
        statement.items.map(({ value }) => value),
        statement.body,
      );
    case 'try':
      return inner([], statement.body, ...statement.handlers, statement.last);
    case 'match':
      return inner([statement.subject], ...statement.cases.map(({ body }) => body));
    case 'if':
      return inner(
        statement.branches.flatMap(({ test }) => (test === null ? [] : [test])),
        ...statement.branches.map(({ body }) => body),
      );
    case 'function':
    case 'class':
      return inner([], statement.body);
    case 'return':
      return inner(statement.value === null ? [] : [statement.value]);
    case 'delete':
      return inner(statement.targets);
    case 'import':
    case 'from':
    case 'break':
    case 'continue':
    case 'raise':
    case 'share':
    case 'other':
      return inner([]);
  }
}

function within(expression: Expression, is: (expression: Expression) => boolean): boolean {
  return is(expression) || partsOf(expression).some((each) => within(each, is));
}

function partsOf(expression: Expression): readonly Expression[] {
  const some = (...parts: readonly (Expression | null)[]): readonly Expression[] =>
    parts.flatMap((each) => (each === null ? [] : [each]));
  switch (expression.kind) {
    case 'attribute':
      return [expression.object];
    case 'subscript':
      return [expression.object, ...expression.index];
    case 'slice':
      return some(expression.start, expression.stop, expression.step);
    case 'call':
      return [expression.callee, ...expression.arguments.map(({ value }: Argument) => value)];
    case 'list':
    case 'tuple':
      return expression.items;
    case 'dict':
      return expression.entries.flat();
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.test, expression.yes, expression.no];
    case 'comprehension':
      return [...some(expression.key, expression.element), ...expression.clauses.map(ofClause)];
    case 'star':
    case 'walrus':
      return [expression.value];
    case 'format':
      return expression.parts.map(({ value }) => value);
    case 'lambda':
      return expression.definition.body.flatMap((each) => (each.kind === 'return' ? some(each.value) : []));
    case 'number':
    case 'string':
    case 'constant':
    case 'name':
    case 'opaque':
      return [];
  }
}

const ofClause = (clause: Clause): Expression => (clause.kind === 'if' ? clause.test : clause.iterable);

/** The last word of the callee: `Dense` of `keras.layers.Dense(4)`. */
function calleeName(expression: Expression): string | null {
  if (expression.kind !== 'call') return null;
  const { callee } = expression;
  return callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : null;
}

/** Whether these statements seem to make a model of Keras. */
export function makesModel(statements: readonly Statement[]): boolean {
  return anyExpression(statements, (each) => /^(?:Sequential|Model)$/.test(calleeName(each) ?? ''));
}

/** Whether they seem to make a model or a layer. */
export function makesLayers(statements: readonly Statement[]): boolean {
  return anyExpression(statements, (each) =>
    /^(?:Sequential|Model|Input|Dense|Activation|Dropout|Flatten|\w+Normalization|\w*Re?LU|Softmax|Gaussian\w+)$/.test(
      calleeName(each) ?? '',
    ),
  );
}

const ofTraining = /^(?:epochs|nb_epoch|batch_size|callbacks|validation_data|validation_split)$/;

/** Whether they seem to compile or train one; `fit` alone is a word of many libraries. */
export function trainsModel(statements: readonly Statement[]): boolean {
  return anyExpression(statements, (each) => {
    if (each.kind !== 'call' || each.callee.kind !== 'attribute') return false;
    const names = each.arguments.flatMap(({ name }) => (name === null ? [] : [name]));
    switch (each.callee.name) {
      case 'compile':
        return names.some((name) => /^(?:optimizer|loss|metrics)$/.test(name)) || each.arguments.length > 1;
      case 'fit':
      case 'fit_generator':
        return names.some((name) => ofTraining.test(name));
      default:
        return false;
    }
  });
}

/** Whether a name stands in them. */
export function mentions(statements: readonly Statement[], name: string): boolean {
  return anyExpression(statements, (each) => each.kind === 'name' && each.name === name);
}

/** Whether they set an attribute of this name, or one that is not known. */
export function setsAttribute(statements: readonly Statement[], name: string): boolean {
  return statements.some((statement) => {
    const targets =
      statement.kind === 'assign' ? statement.targets : statement.kind === 'update' ? [statement.target] : [];
    const all = targets.flatMap((each) => (each.kind === 'list' || each.kind === 'tuple' ? each.items : [each]));
    return (
      all.some((each) => each.kind === 'attribute' && each.name === name) ||
      innerOf(statement).bodies.some((body) => setsAttribute(body, name)) ||
      calleeNames(statement).some((each) => each === 'setattr' || each === 'update')
    );
  });
}

/** Names that they share with the program by `global`. */
export function globalNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((each) => [
    ...(each.kind === 'share' && each.global ? each.names : []),
    ...innerOf(each).bodies.flatMap(globalNames),
  ]);
}

function calleeNames(statement: Statement): readonly string[] {
  const name = statement.kind === 'expression' ? calleeName(statement.value) : null;
  return name === null ? [] : [name];
}

/** Whether they call a function of this name. */
export function callsFunction(statements: readonly Statement[], name: string): boolean {
  return anyExpression(
    statements,
    (each) => each.kind === 'call' && each.callee.kind === 'name' && each.callee.name === name,
  );
}
