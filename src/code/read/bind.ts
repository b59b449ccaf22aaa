import type { CallSite } from './arguments.ts';
import type { Runner } from './runner.ts';
import type { FunctionDefinition } from './syntax.ts';
import { dictOf, listOf, running, type Value, type Variables } from './value.ts';

/** Gives the parameters of a function their values. `outer`: where their defaults are looked up. */
export function bind(
  program: Runner,
  definition: FunctionDefinition,
  site: CallSite,
  scope: Variables,
  outer: Variables,
): void {
  const { parameters, name } = definition;
  const positional = parameters.filter(({ spread, onlyByName }) => spread === '' && !onlyByName);
  const missing = (parameter: string): Value =>
    site.unknown.length > 0
      ? running
      : { kind: 'unknown', why: { code: 'parameter', function: name, name: parameter } };
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
    const usual = (): Value =>
      parameter.otherwise === null ? missing(parameter.name) : program.evaluate(outer, parameter.otherwise);
    scope.set(parameter.name, given?.value ?? (site.unknown.length > 0 ? running : usual()));
  }
}
