import type { Change } from './programMemory.ts';
import { excerpt } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import type { ClassDefinition, FunctionDefinition } from './syntax.ts';
import type { ClassValue, FunctionValue } from './value.ts';
import { callsFunction, makesModel, trainsModel } from './walk.ts';

/**
 * `def build_model():` without a call yet. If the program makes no model, the first function is followed that makes
 * one and can be read; the models of the others are ignored, and that is told.
 */
export function uncalled(
  program: Runner,
  functions: readonly FunctionValue[],
  called: Set<FunctionDefinition>,
  classes: readonly ClassValue[],
): void {
  const { session } = program;
  const idle = functions.filter(({ definition }) => !called.has(definition));
  const makers = new Set(functions.filter(({ definition }) => makesModel(definition.body)));
  // A function that calls one that makes a model makes one too.
  for (let more = true; more;) {
    more = false;
    for (const each of functions) {
      if (makers.has(each)) continue;
      if ([...makers].some(({ definition }) => callsFunction(each.definition.body, definition.name))) {
        makers.add(each);
        more = true;
      }
    }
  }
  const inClass = (each: FunctionValue): boolean => classes.some(({ definition }) => calls(definition, each));
  const ofModels = idle.filter((each) => makers.has(each) || trainsModel(each.definition.body));
  let taken: FunctionValue | null = null;
  if (session.model === null && session.unclear !== null && makers.size > 0) {
    session.tell(session.unclear, { code: 'unknownValue', argument: null, why: 'changed' });
    return;
  }
  if (session.model === null) {
    const isRoot = ({ definition }: FunctionValue): boolean =>
      !idle.some((each) => each.definition !== definition && callsFunction(each.definition.body, definition.name));
    const candidates = ofModels.filter((each) => makers.has(each));
    const order = [...candidates.filter(isRoot), ...candidates.filter((each) => !isRoot(each))];
    let first: { readonly by: FunctionValue; readonly change: Change } | null = null;
    for (const each of order) {
      const before = [...called];
      const { change, result } = session.attempt(() => {
        follow(program, each);
        return session.model !== null && session.problems.every(({ severity }) => severity === 'note');
      });
      if (result) {
        first = { by: each, change };
        break;
      }
      // A function that a class calls gets its arguments there.
      if (!inClass(each)) first ??= { by: each, change };
      called.clear();
      for (const definition of before) called.add(definition);
    }
    if (first !== null) {
      session.memory.apply(first.change);
      taken = first.by;
    }
  }
  const told = ofModels.filter(({ definition }) => !called.has(definition) && definition !== taken?.definition);
  if (session.model === null) return;
  for (const each of told) {
    const { nameAt, name } = each.definition;
    if (!inClass(each)) session.tell(nameAt, { code: 'notCalled', name: excerpt(name) });
  }
  for (const { definition, of } of classes) {
    // A static method is followed as a function is.
    const left = definition.body.filter((each) => each.kind !== 'function' || !called.has(each));
    const others = [...makers].filter((each) => each !== taken);
    const makes = makesModel(left) || others.some((each) => callsFunction(left, each.definition.name));
    if (makes && of === null) session.tell(definition.nameAt, { code: 'classPassed', name: excerpt(definition.name) });
  }
}

const calls = (by: ClassDefinition, { definition }: FunctionValue): boolean => callsFunction(by.body, definition.name);

function follow(program: Runner, callee: FunctionValue): void {
  const { from } = callee.definition;
  const place = { from, to: from };
  program.callFunction(callee, { ...place, callee: place, positional: [], named: [], unknown: [] });
}
