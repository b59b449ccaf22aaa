import { setRate } from './attributes.ts';
import type { Runner } from './runner.ts';
import { compile, fit } from './compileAndFit.ts';
import { type CallSite, running, type Value } from './value.ts';

const ofFit = /^(?:fit__)?(epochs|nb_epoch|batch_size|shuffle|validation_split|callbacks)$/;
const ofCompile = /^(?:compile__)?(loss|metrics|optimizer)$/;
const ofRate = /^optimizer__(?:lr|learning_rate)$/;
const idle = /^(?:verbose|random_state|warm_start|run_eagerly|model|build_fn|name|predict__\w+|class_weight)$/;

/**
 * Wrapper of scikit-learn for Keras, `KerasClassifier(model=create, hidden=8, epochs=100)`: builds the model with the
 * arguments that the builder knows, compiles it if the builder doesn't, and keeps the arguments of `fit`.
 */
export function makeWrapper(program: Runner, callee: string, site: CallSite): Value {
  const builder = site.named.find(({ name }) => name === 'build_fn' || name === 'model') ?? site.positional[0];
  if (builder === undefined) return running;
  const { value } = builder;
  if (value.kind === 'model') return wrapper(program, callee, site);
  const built = value.kind === 'partial' ? value.callee : value;
  if (built.kind !== 'function') {
    // The model that it builds is not known, so neither are the owners of the arguments.
    if (built.kind === 'unknown') program.session.tellUnknown(built, builder, null);
    else program.session.tell(builder, { code: 'ownFunction', name: null });
    return running;
  }
  const given: CallSite = value.kind === 'partial' ? value.site : { ...site, positional: [], named: [], unknown: [] };
  const { parameters } = built.definition;
  const own = site.named.flatMap((each) => {
    const name = each.name.replace(/^(?:model|build_fn)__/, '');
    return parameters.some((parameter) => parameter.name === name) ? [{ ...each, name }] : [];
  });
  const before = given.named.filter(({ name }) => !own.some((each) => each.name === name));
  program.callFunction(built, { ...site, ...given, named: [...before, ...own] });
  const named = site.named.filter(({ nameAt }) => !own.some((each) => each.nameAt === nameAt));
  return wrapper(program, callee, { ...site, named });
}

/** Compiles the model if its builder did not, and trains it as the arguments say. */
function wrapper({ session, like }: Runner, callee: string, site: CallSite): Value {
  const given = (pattern: RegExp): CallSite['named'] =>
    site.named.flatMap((each) => {
      const name = pattern.exec(each.name)?.[1];
      return name === undefined ? [] : [{ ...each, name }];
    });
  const [compiling, fitting] = [given(ofCompile), given(ofFit)];
  const bare = { ...site, positional: [], unknown: [] };
  if (session.compiled === null && compiling.some(({ name }) => name === 'loss')) {
    compile(session, { ...bare, named: compiling });
  }
  for (const each of site.named) {
    const { name, nameAt } = each;
    if (ofFit.test(name) || ofCompile.test(name) || idle.test(name)) continue;
    if (ofRate.test(name) && session.optimizer !== null) setRate(session, session.optimizer, each);
    else session.tell(nameAt, { code: 'argumentNotHere', callee, argument: name });
  }
  if (fitting.length > 0 && session.model !== null) fit(session, { ...bare, named: fitting }, like, true);
  return { kind: 'wrapper', named: fitting };
}

/** `classifier.fit(x, y, epochs=30)`: its arguments override those of the wrapper. */
export function fitWrapper(program: Runner, named: CallSite['named'], site: CallSite): void {
  const { session } = program;
  if (session.model === null) return;
  session.memory.set(session, 'fitted', null);
  const more = named.filter(({ name }) => !site.named.some((each) => each.name === name));
  fit(session, { ...site, named: [...site.named, ...more] }, program.like);
}
