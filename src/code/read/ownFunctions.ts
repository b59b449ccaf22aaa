import type { Runner } from './runner.ts';
import { argument, type CallSite, type Given } from './value.ts';

/** The call with initializers in place of the program's own functions that return one: `small(shape)`. */
export function resolved(program: Runner, site: CallSite): CallSite {
  if (![...site.named, ...site.positional].some(({ value }) => value.kind === 'function')) return site;
  const made = <G extends Given>(given: G): G => {
    const { value } = given;
    if (value.kind !== 'function' || value.definition.name === 'step') return given;
    const { parameters } = value.definition;
    const { from, to } = given;
    const positional = parameters.filter(({ otherwise, spread }) => otherwise === null && spread === '');
    if (positional.length === 0) return given;
    const { result, change } = program.session.attempt(() =>
      program.callFunction(value, {
        from,
        to,
        callee: { from, to },
        positional: positional.map(() => ({ value: argument, from, to })),
        named: [],
        unknown: [],
      }),
    );
    void change; // it was only asked what it gives
    return result.kind === 'initializer' || (result.kind === 'keras' && result.family === 'activations')
      ? { ...given, value: result }
      : given;
  };
  return { ...site, positional: site.positional.map(made), named: site.named.map(made) };
}
