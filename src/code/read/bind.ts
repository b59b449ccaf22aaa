import type { CallSite } from './arguments.ts';
import type { Runner } from './runner.ts';
import type { FunctionDefinition } from './syntax.ts';
import { dictOf, type FunctionValue, listOf, running, type Value, type Variables } from './value.ts';

/** A function with the current defaults of its parameters. */
export function defined(program: Runner, definition: FunctionDefinition, scope: Variables): FunctionValue {
  const usual = new Map<string, Value>();
  for (const { name, otherwise } of definition.parameters) {
    if (otherwise !== null) usual.set(name, program.evaluate(scope, otherwise));
  }
  return { kind: 'function', definition, scope, usual };
}

/** Assigns the parameters of a function their values. */
export function bind({ definition, usual }: FunctionValue, site: CallSite, scope: Variables): void {
  const { parameters, name } = definition;
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
