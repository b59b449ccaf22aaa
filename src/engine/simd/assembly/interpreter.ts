import { Opcode } from '../../program/opcodes';
import { Register } from '../../program/registers';
import { Control } from '../control';
import { layerStep } from './layerSteps';
import { lossStep } from './lossSteps';
import { get, set, Status } from './operands';
import { updateStep } from './updateSteps';

/** Overhead of an instruction, in multiply-adds. */
const callCost: f64 = 10;

/** Does steps [from, to) of an instruction. @returns `used` if that went well */
function instruction(control: usize, pc: usize, from: i32, to: i32, rows: i32): Status {
  const opcode = load<i32>(pc);
  if (opcode <= Opcode.layerNormalizeInput) return layerStep(control, pc, from, to, rows);
  if (opcode <= Opcode.checkLoss) return lossStep(control, pc, from, to, rows);
  return updateStep(control, pc, from, to, rows);
}

function beginBatch(control: usize): void {
  const start = get(control, Control.start);
  const done = get(control, Control.done);
  set(control, Control.rows, min(get(control, Control.capacity), get(control, Control.end) - start));
  store<f64>((<usize>Register.start) << 3, <f64>start);
  store<f64>((<usize>Register.iteration) << 3, load<f64>(control, Control.iteration << 3) + <f64>done);
  const table = get(control, Control.table);
  if (table != 0) {
    const length = get(control, Control.numbersLength);
    const from = table + done * length;
    const to = get(control, Control.numbers);
    for (let i = 0; i < length; i += 8) store<f64>(to + i, load<f64>(from + i));
  }
  set(control, Control.pc, get(control, Control.codeFrom));
  set(control, Control.at, 0);
  set(control, Control.isBetween, 0);
}

/** Steps of an instruction that the work is enough for: an even number, 2 at least. */
// @inline
function stepsWithin(left: f64, cost: f64): i32 {
  const steps = 2 * floor(left / (2 * cost));
  return steps < 2 ? 2 : steps > 1e9 ? 1_000_000_000 : <i32>steps;
}

/** Work of all instructions from `pc` to `end` for so many rows. */
function costOf(pc: usize, end: usize, rows: i32): f64 {
  let sum: f64 = 0;
  for (; pc < end; pc += lengthOf(pc)) sum += <f64>stepsOf(pc, rows) * stepCost(pc, rows) + callCost;
  return sum;
}

/** Bytes of an instruction. */
// @inline
function lengthOf(pc: usize): usize {
  return (<usize>load<i32>(pc, 4)) << 2;
}

// @inline
function stepsOf(pc: usize, rows: i32): i32 {
  const extent = load<i32>(pc, 8);
  return extent < 0 ? rows : extent;
}

// @inline
function stepCost(pc: usize, rows: i32): f64 {
  return <f64>load<i32>(pc, 12) + <f64>load<i32>(pc, 16) * <f64>rows;
}

// @inline
function pause(control: usize, pc: usize, at: i32, left: f64, status: Status): Status {
  set(control, Control.pc, <i32>pc);
  set(control, Control.at, at);
  store<f64>(control, left, Control.left << 3);
  return status;
}

/**
 * Goes on with the job of the control block for about `work` multiply-adds, at most to its end. Goes on after an
 * instruction that the reference has done, too.
 */
export function execute(control: usize, work: f64): Status {
  let left = work;
  const codeTo: usize = get(control, Control.codeTo);
  const costOfBatch = costOf(get(control, Control.codeFrom), codeTo, get(control, Control.capacity));
  while (get(control, Control.done) < get(control, Control.batches)) {
    if (get(control, Control.start) >= get(control, Control.end)) break;
    if (left <= 0) {
      store<f64>(control, left, Control.left << 3);
      return Status.used;
    }
    const isBetween = get(control, Control.isBetween) == 1;
    if (isBetween) beginBatch(control);
    const rows = get(control, Control.rows);
    let pc: usize = get(control, Control.pc);
    if (isBetween && costOfBatch <= left) {
      // There is no need to look at the work after each instruction, which is much of the time of tiny networks.
      left -= costOfBatch;
      for (; pc < codeTo; pc += lengthOf(pc)) {
        const status = instruction(control, pc, 0, stepsOf(pc, rows), rows);
        if (status != Status.used) return pause(control, pc, 0, left, status);
      }
    }
    let at = get(control, Control.at);
    while (pc < codeTo) {
      if (left <= 0) return pause(control, pc, at, left, Status.used);
      const steps = stepsOf(pc, rows);
      const cost = stepCost(pc, rows);
      const to = <f64>(steps - at) * cost <= left ? steps : min(steps, at + stepsWithin(left, cost));
      const status = instruction(control, pc, at, to, rows);
      if (status != Status.used) return pause(control, pc, at, left, status);
      left -= <f64>(to - at) * cost + callCost;
      at = to;
      if (at >= steps) {
        pc += lengthOf(pc);
        at = 0;
      }
    }
    set(control, Control.isBetween, 1);
    set(control, Control.start, get(control, Control.start) + rows);
    set(control, Control.done, get(control, Control.done) + 1);
  }
  store<f64>(control, left, Control.left << 3);
  return Status.done;
}
