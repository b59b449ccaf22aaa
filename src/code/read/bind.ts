import { nearest } from './nearestName.ts';
import { excerpt } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import type { Session } from './readingSession.ts';
import type { FunctionDefinition } from './syntax.ts';
import {
  type CallSite,
  dictOf,
  type FunctionValue,
  type Given,
  listOf,
  running,
  type Value,
  type Variables,
} from './value.ts';

/** A function with the current defaults of its parameters. */
export function defined(program: Runner, definition: FunctionDefinition, scope: Variables): FunctionValue {
  const usual = new Map<string, Value>();
  for (const { name, otherwise } of definition.parameters) {
    if (otherwise !== null) usual.set(name, program.evaluate(scope, otherwise));
  }
  return { kind: 'function', definition, scope, usual };
}

export function isDecorated({ decorators }: FunctionDefinition, by: string): boolean {
  return decorators.some(({ name }) => name === by);
}

/** Value of a function's name after decorators of the program's own. Those of libraries are assumed to keep it. */
export function decorated(program: Runner, plain: FunctionValue, scope: Variables): Value {
  return plain.definition.decorators.toReversed().reduce((value: Value, each) => {
    const { name, from, to } = each;
    const by = scope.find(name);
    if (by?.kind === 'class') return { kind: 'unknown', why: { code: 'instance', name } };
    if (by?.kind !== 'function') return value;
    const site = (given: readonly Given[], named: CallSite['named'] = []): CallSite => {
      return { callee: { from, to }, positional: given, named, unknown: [], from, to };
    };
    if (each.arguments === null) return program.callFunction(by, site([{ value, from, to }]));
    const given = each.arguments.map((argument) => {
      return { ...argument, value: program.evaluate(scope, argument.value) };
    });
    const positional = given.filter((argument) => argument.name === null);
    const named = given.flatMap((argument) => {
      const { name: parameter, nameAt } = argument;
      return parameter === null || nameAt === null ? [] : [{ ...argument, name: parameter, nameAt }];
    });
    const made = program.callFunction(by, site(positional, named));
    return made.kind === 'function' ? program.callFunction(made, site([{ value, from, to }])) : made;
  }, plain);
}

/** Assigns the parameters of a function their values. */
export function bind(session: Session, { definition, usual }: FunctionValue, site: CallSite, scope: Variables): void {
  const { parameters, name } = definition;
  const stray = site.named.find((each) => !parameters.some((one) => one.spread === '**' || one.name === each.name));
  if (stray !== undefined && definition.decorators.length === 0) {
    const close = nearest(
      stray.name,
      parameters.map((each) => each.name),
    );
    const callee = excerpt(name === '' ? 'lambda' : name);
    session.tell(stray.nameAt, { code: 'unknownArgument', callee, argument: excerpt(stray.name), nearest: close });
  }
  const positional = parameters.filter(({ spread, onlyByName }) => spread === '' && !onlyByName);
  const missing = (parameter: string): Value => ({
    kind: 'unknown',
    why: { code: 'parameter', function: name, name: parameter },
  });
  for (const parameter of parameters) {
    if (parameter.spread === '*') {
      const rest = site.positional.slice(positional.length).map(({ value }) => value);
      scope.set(parameter.name, site.unknown.length > 0 ? running : listOf(rest, true));
      continue;
    }
    if (parameter.spread === '**') {
      const rest = site.named.filter((each) => !parameters.some((one) => one.name === each.name && one.spread === ''));
      const entries = rest.map((each) => [each.name, each.value] as const);
      scope.set(parameter.name, site.unknown.length > 0 ? running : dictOf(entries));
      continue;
    }
    const at = positional.indexOf(parameter);
    const given = (at < 0 ? undefined : site.positional[at]) ?? site.named.find((each) => each.name === parameter.name);
    const otherwise = site.unknown.length > 0 ? running : (usual.get(parameter.name) ?? missing(parameter.name));
    scope.set(parameter.name, given?.value ?? otherwise);
  }
}
