// Reading and writing the control block of a job and the operands of an instruction.

/** Why `execute` has come back. */
export const enum Status {
  used,
  done,
  loss,
  weights,
  /** The instruction at `pc` is to be done by the reference, from step `at` on. */
  reference,
}

/** Numbers of an instruction before its operands, in bytes. */
const head: usize = 20;

// @inline
export function get(control: usize, index: i32): i32 {
  return load<i32>(control + ((<usize>index) << 2));
}

// @inline
export function set(control: usize, index: i32, value: i32): void {
  store<i32>(control + ((<usize>index) << 2), value);
}

/** An operand that is a plain number. */
// @inline
export function number(pc: usize, index: i32): i32 {
  return load<i32>(pc + ((<usize>index) << 2), head);
}

/** An operand that is the index of a float, as an address; 0 if there is none. */
// @inline
export function float(pc: usize, index: i32): usize {
  const value = number(pc, index);
  return value < 0 ? 0 : (<usize>value) << 2;
}

/** An operand that is the index of a cell, as an address. */
// @inline
export function cell(pc: usize, index: i32): usize {
  return (<usize>number(pc, index)) << 3;
}

/** A number of an update, of its own or of all rules (optimizers/rule.ts). */
// @inline
export function own(numbers: usize, index: i32): f32 {
  return <f32>load<f64>(numbers + ((<usize>index) << 3), 32);
}

// @inline
export function common(numbers: usize, index: i32): f32 {
  return <f32>load<f64>(numbers + ((<usize>index) << 3));
}
