import { limits } from '../../document/limits.ts';
import type { Arguments } from './callArguments.ts';
import type { Given, InputObject, Value } from './value.ts';

/** Sizes of a shape without the batch; null when it is known only when the code runs. */
function sizesOf(args: Arguments, given: Given, argument: string, withBatch: boolean): readonly number[] | null {
  const { value } = given;
  if (value.kind === 'number' && !withBatch && Number.isInteger(value.value)) {
    // `input_shape=(3)` is 3 in Python, and Keras wants a tuple.
    args.session.tell(given, { code: 'shapeWithoutComma', units: value.value });
    return [value.value];
  }
  if (isOfData(value)) return null;
  if (value.kind !== 'list') {
    args.wrong(given, argument, 'shape');
    return null;
  }
  const items = withBatch ? value.items.slice(1) : value.items;
  if (items.some(isOfData)) return null;
  const sizes = items.flatMap((item) => (item.kind === 'number' && Number.isInteger(item.value) ? [item.value] : []));
  if (sizes.length === items.length && sizes.length > 0) return sizes;
  const unknown = items.find(({ kind }) => kind === 'unknown');
  if (unknown === undefined) args.wrong(given, argument, 'shape');
  else args.session.tellUnknown(unknown, given, argument);
  return null;
}

/** The width of the model's data: `X_train.shape[1]`, also if the lines that load them are missing. */
function isOfData(value: Value): boolean {
  if (value.kind !== 'unknown') return false;
  const { why } = value;
  if (why.code === 'undefined') return why.module === null && why.nearest === null;
  return why.code === 'running' || why.code === 'ofData' || why.code === 'parameter';
}

/** The data whose width is used. */
function sourceOf(value: Value): string | null {
  const items = value.kind === 'list' ? value.items : [value];
  return items.map(sourceOfOne).find((each) => each !== null) ?? null;
}

function sourceOfOne(value: Value): string | null {
  return value.kind === 'unknown' && value.why.code === 'ofData' ? value.why.source : null;
}

/** The first of these arguments that gives the number of inputs. */
export function readInput(args: Arguments, ...names: readonly string[]): InputObject | null {
  for (const name of names) {
    const given = args.some(name);
    if (given === null) continue;
    const { from, to, value } = given;
    const input = { kind: 'input', place: { from, to }, source: sourceOf(value) } as const;
    if (name === 'input_dim') {
      return { ...input, shape: isOfData(value) ? null : [args.integer(name, limits.inputs, 1)] };
    }
    const shape = sizesOf(args, given, name, name.startsWith('batch_'));
    return { ...input, shape: bounded(args, given, shape) };
  }
  return null;
}

/** The shape, if all examples of it can be inputs of the page's networks. */
function bounded(args: Arguments, given: Given, shape: readonly number[] | null): readonly number[] | null {
  if (shape === null) return null;
  const value = shape.reduce((product, size) => product * size, 1);
  const { min, max } = limits.inputs;
  if (value >= min && value <= max && shape.every((size) => size > 0)) return shape;
  args.session.tell(given, { code: 'outOfRange', argument: 'inputs', value, min, max });
  return null;
}
