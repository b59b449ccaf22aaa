import { activation, activationInput } from './activate';
import { Opcode } from '../../program/opcodes';
import {
  batchMoments,
  moveMoments,
  movingMoments,
  normalize,
  normalizeInput,
  normalizeSums,
  scaleInput,
} from './batchNormalize';
import { dropout, dropoutInput, noise } from './draw';
import { loss, lossGradient, optionOf } from './judge';
import { layerNormalize, layerNormalizeInput, layerNormalizeSums } from './layerNormalize';
import { metric } from './measure';
import { columnSums, denseForward, denseInputGradient, denseKernelGradient } from './products';
import { sigmoidCrossentropy } from './sigmoidHead';
import { pRelu, pReluAlpha, pReluInput } from './slopes';
import { softmaxCrossentropy } from './softmaxHead';
import { adadelta, adagrad, adam, adamax, momentum, nadam, rmsprop, sgd } from './updates';
import { allFinite, clip, copy, decay, gatherRows, penaltyGradient, penaltySums, scale, sumOfSquares } from './vectors';

/** Why `execute` has come back. */
const enum Status {
  used,
  done,
  loss,
  weights,
  /** The instruction at `pc` is to be done by the reference, from step `at` on. */
  reference,
}

/** The control block: int32 numbers by their index, then two float64 by their offset in bytes. See executor.ts. */
const enum Control {
  codeFrom,
  codeTo,
  pc,
  at,
  rows,
  start,
  end,
  capacity,
  batches,
  done,
  isBetween,
  table, // 0: none
  numbers,
  numbersLength, // bytes
  scratch,
  seed,
  left = 64,
  iteration = 72,
}

/** Numbers of an instruction before its operands, in bytes. */
const head: usize = 20;

/** Overhead of an instruction, in multiply-adds. */
const callCost: f64 = 10;

// Registers, as in program/registers.ts.
const iterationRegister: usize = 0;
const startRegister: usize = 16;

// @inline
function get(control: usize, index: i32): i32 {
  return load<i32>(control + ((<usize>index) << 2));
}

// @inline
function set(control: usize, index: i32, value: i32): void {
  store<i32>(control + ((<usize>index) << 2), value);
}

/** An operand that is a plain number. */
// @inline
function number(pc: usize, index: i32): i32 {
  return load<i32>(pc + ((<usize>index) << 2), head);
}

/** An operand that is the index of a float, as an address; 0 if there is none. */
// @inline
function float(pc: usize, index: i32): usize {
  const value = number(pc, index);
  return value < 0 ? 0 : (<usize>value) << 2;
}

/** An operand that is the index of a cell, as an address. */
// @inline
function cell(pc: usize, index: i32): usize {
  return (<usize>number(pc, index)) << 3;
}

/** A number of an update, of its own or of all rules (optimizers/rule.ts). */
// @inline
function own(numbers: usize, index: i32): f32 {
  return <f32>load<f64>(numbers + ((<usize>index) << 3), 32);
}

// @inline
function common(numbers: usize, index: i32): f32 {
  return <f32>load<f64>(numbers + ((<usize>index) << 3));
}

function gather(pc: usize, start: i32, from: i32, to: i32): void {
  const order = number(pc, 4);
  const next = order < 0 ? 0 : (<usize>(order + start + from)) << 2;
  const first = order < 0 ? start + from : 0;
  gatherRows(float(pc, 0), float(pc, 2), number(pc, 5), next, first, from, to);
  gatherRows(float(pc, 1), float(pc, 3), number(pc, 6), next, first, from, to);
}

/** limit·min(1/norm, 1/limit): optimizers/clipper.ts. */
function globalScale(sums: usize, variables: i32, numbers: usize): void {
  const limit = common(numbers, 2);
  let sum: f32 = 0;
  for (let v = 0; v < variables; v++) sum += load<f32>(sums + ((<usize>v) << 2));
  const norm = sqrt<f32>(sum);
  store<f64>(numbers, <f64>(limit * min<f32>(<f32>1 / norm, <f32>1 / limit) + (norm - norm)), 24);
}

/** Does steps [from, to) of an instruction. @returns `used` if that went well */
function instruction(control: usize, pc: usize, from: i32, to: i32, rows: i32): Status {
  const at = (<usize>from) << 2;
  const count = to - from;
  switch (load<i32>(pc)) {
    case Opcode.gather:
      gather(pc, get(control, Control.start), from, to);
      return Status.used;
    case Opcode.dense:
      denseForward(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        from,
        to,
        number(pc, 4),
        number(pc, 5),
        get(control, Control.scratch),
      );
      return Status.used;
    case Opcode.denseGradient: {
      const dy = float(pc, 1);
      const dbias = float(pc, 3);
      const inputs = number(pc, 4);
      const units = number(pc, 5);
      denseKernelGradient(float(pc, 0), dy, float(pc, 2), from, to, rows, inputs, units, get(control, Control.scratch));
      if (from == 0 && dbias != 0) columnSums(dy, rows, units, dbias);
      return Status.used;
    }
    case Opcode.denseInput:
      denseInputGradient(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        from,
        to,
        number(pc, 3),
        number(pc, 4),
        get(control, Control.scratch),
      );
      return Status.used;
    case Opcode.activation:
      activation(
        number(pc, 0),
        cell(pc, 1),
        float(pc, 2),
        float(pc, 3),
        number(pc, 4),
        from,
        to,
        get(control, Control.scratch),
      );
      return Status.used;
    case Opcode.activationInput:
      activationInput(
        number(pc, 0),
        cell(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        number(pc, 6),
        from,
        to,
      );
      return Status.used;
    case Opcode.pRelu:
      pRelu(float(pc, 0), float(pc, 1), float(pc, 2), number(pc, 3), from, to);
      return Status.used;
    case Opcode.pReluAlpha:
      pReluAlpha(float(pc, 0), float(pc, 1), float(pc, 2), number(pc, 3), from, to, rows);
      return Status.used;
    case Opcode.pReluInput:
      pReluInput(float(pc, 0), float(pc, 1), float(pc, 2), float(pc, 3), number(pc, 4), from, to);
      return Status.used;
    case Opcode.dropout:
      dropout(
        number(pc, 0),
        cell(pc, 1),
        float(pc, 2),
        float(pc, 3),
        <usize>number(pc, 4),
        number(pc, 5),
        from,
        to,
        rows,
        get(control, Control.seed),
      );
      return Status.used;
    case Opcode.dropoutInput:
      dropoutInput(cell(pc, 0), <usize>number(pc, 1), float(pc, 2), float(pc, 3), number(pc, 4), from, to);
      return Status.used;
    case Opcode.noise:
      noise(
        number(pc, 0),
        cell(pc, 1),
        float(pc, 2),
        float(pc, 3),
        number(pc, 4),
        from,
        to,
        rows,
        get(control, Control.seed),
      );
      return Status.used;
    case Opcode.batchMoments:
      batchMoments(cell(pc, 0), float(pc, 1), float(pc, 2), float(pc, 3), float(pc, 4), number(pc, 5), from, to, rows);
      return Status.used;
    case Opcode.movingMoments:
      movingMoments(cell(pc, 0), float(pc, 1), float(pc, 2), float(pc, 3), float(pc, 4), number(pc, 5), from, to);
      return Status.used;
    case Opcode.normalize:
      normalize(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        number(pc, 6),
        from,
        to,
      );
      return Status.used;
    case Opcode.normalizeSums:
      normalizeSums(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        float(pc, 6),
        float(pc, 7),
        number(pc, 8),
        from,
        to,
        rows,
      );
      return Status.used;
    case Opcode.normalizeInput:
      normalizeInput(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        float(pc, 6),
        float(pc, 7),
        number(pc, 8),
        from,
        to,
      );
      return Status.used;
    case Opcode.scaleInput:
      scaleInput(float(pc, 0), float(pc, 1), float(pc, 2), float(pc, 3), number(pc, 4), from, to);
      return Status.used;
    case Opcode.moveMoments:
      moveMoments(cell(pc, 0), float(pc, 1), float(pc, 2), float(pc, 3), float(pc, 4), from, to);
      return Status.used;
    case Opcode.layerNormalize:
      layerNormalize(
        cell(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        float(pc, 6),
        number(pc, 7),
        from,
        to,
      );
      return Status.used;
    case Opcode.layerNormalizeSums:
      layerNormalizeSums(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        number(pc, 6),
        from,
        to,
        rows,
      );
      return Status.used;
    case Opcode.layerNormalizeInput:
      layerNormalizeInput(
        float(pc, 0),
        float(pc, 1),
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        float(pc, 5),
        number(pc, 6),
        from,
        to,
      );
      return Status.used;
    case Opcode.copy: {
      const units = number(pc, 2);
      const skip = <usize>from * ((<usize>units) << 2);
      copy(float(pc, 1) + skip, float(pc, 0) + skip, count * units);
      return Status.used;
    }
    case Opcode.penalty: {
      const sums = cell(pc, 1);
      if (from == 0) {
        store<f64>(sums, 0);
        store<f64>(sums, 0, 8);
      }
      penaltySums(float(pc, 0) + at, count, sums);
      return Status.used;
    }
    case Opcode.penaltyGradient: {
      const constants = cell(pc, 2);
      const l1 = <f32>load<f64>(constants);
      const twoL2 = <f32>(2 * load<f64>(constants, 8));
      penaltyGradient(float(pc, 0) + at, float(pc, 1) + at, count, l1, twoL2);
      return Status.used;
    }
    case Opcode.addPenalty: {
      const sums = cell(pc, 0);
      const constants = cell(pc, 1);
      const tally = cell(pc, 3);
      let value: f64 = 0;
      for (let i: usize = 0; i < (<usize>number(pc, 2)) << 4; i += 16) {
        value += load<f64>(constants + i) * load<f64>(sums + i) + load<f64>(constants + i, 8) * load<f64>(sums + i, 8);
      }
      store<f64>(tally, load<f64>(tally) + value * <f64>rows);
      return Status.used;
    }
    case Opcode.loss:
      loss(
        number(pc, 0),
        number(pc, 1) == 1,
        cell(pc, 2),
        float(pc, 3),
        float(pc, 4),
        number(pc, 5),
        cell(pc, 6),
        from,
        to,
      );
      return Status.used;
    case Opcode.lossGradient:
      lossGradient(
        number(pc, 0),
        number(pc, 1) == 1,
        cell(pc, 2),
        float(pc, 3),
        float(pc, 4),
        number(pc, 5),
        float(pc, 6),
        from,
        to,
        rows,
      );
      return Status.used;
    case Opcode.softmaxLoss:
      softmaxCrossentropy(
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        optionOf(number(pc, 0), cell(pc, 1)),
        number(pc, 5),
        cell(pc, 6),
        float(pc, 7),
        from,
        to,
        rows,
        get(control, Control.scratch),
      );
      return Status.used;
    case Opcode.sigmoidLoss:
      sigmoidCrossentropy(
        float(pc, 2),
        float(pc, 3),
        float(pc, 4),
        optionOf(number(pc, 0), cell(pc, 1)),
        number(pc, 5),
        cell(pc, 6),
        float(pc, 7),
        from,
        to,
        rows,
      );
      return Status.used;
    case Opcode.metric:
      metric(number(pc, 0), float(pc, 1), float(pc, 2), number(pc, 3), cell(pc, 4), from, to);
      return Status.used;
    case Opcode.checkLoss: {
      const sum = load<f64>(cell(pc, 0));
      return sum - sum == 0 ? Status.used : Status.loss;
    }
    case Opcode.keep:
      copy(float(pc, 1) + at, float(pc, 0) + at, count);
      return Status.used;
    case Opcode.squares:
      store<f32>(float(pc, 2) + ((<usize>number(pc, 3)) << 2), sumOfSquares(float(pc, 0), number(pc, 1), 0));
      return Status.used;
    case Opcode.globalScale:
      globalScale(float(pc, 0), number(pc, 1), cell(pc, 2));
      return Status.used;
    case Opcode.clipValue:
      clip(float(pc, 0) + at, count, common(cell(pc, 1), 2));
      return Status.used;
    case Opcode.clipNorm: {
      const limit = common(cell(pc, 1), 2);
      const norm = sqrt<f32>(load<f32>(float(pc, 2) + ((<usize>number(pc, 3)) << 2)));
      scale(float(pc, 0) + at, count, limit, max<f32>(norm, limit));
      return Status.used;
    }
    case Opcode.clipGlobalNorm:
      scale(float(pc, 0) + at, count, common(cell(pc, 1), 3), 1);
      return Status.used;
    case Opcode.decay: {
      const numbers = cell(pc, 1);
      decay(float(pc, 0) + at, count, common(numbers, 1), common(numbers, 0));
      return Status.used;
    }
    case Opcode.sgd:
      sgd(float(pc, 0) + at, float(pc, 1) + at, count, own(cell(pc, 2), 0));
      return Status.used;
    case Opcode.momentum:
    case Opcode.nesterov: {
      const n = cell(pc, 3);
      const isNesterov = load<i32>(pc) == Opcode.nesterov;
      momentum(float(pc, 0) + at, float(pc, 1) + at, float(pc, 2) + at, count, own(n, 0), own(n, 1), isNesterov);
      return Status.used;
    }
    case Opcode.rmsprop: {
      const n = cell(pc, 5);
      const average = float(pc, 3);
      const m = float(pc, 4);
      rmsprop(
        float(pc, 0) + at,
        float(pc, 1) + at,
        float(pc, 2) + at,
        average == 0 ? 0 : average + at,
        m == 0 ? 0 : m + at,
        count,
        own(n, 0),
        own(n, 1),
        own(n, 2),
        own(n, 3),
        own(n, 4),
      );
      return Status.used;
    }
    case Opcode.adam: {
      const n = cell(pc, 5);
      const largest = float(pc, 4);
      adam(
        float(pc, 0) + at,
        float(pc, 1) + at,
        float(pc, 2) + at,
        float(pc, 3) + at,
        largest == 0 ? 0 : largest + at,
        count,
        own(n, 0),
        own(n, 1),
        own(n, 2),
        own(n, 3),
      );
      return Status.used;
    }
    case Opcode.adagrad: {
      const n = cell(pc, 3);
      adagrad(float(pc, 0) + at, float(pc, 1) + at, float(pc, 2) + at, count, own(n, 0), own(n, 1));
      return Status.used;
    }
    case Opcode.adadelta: {
      const n = cell(pc, 4);
      adadelta(
        float(pc, 0) + at,
        float(pc, 1) + at,
        float(pc, 2) + at,
        float(pc, 3) + at,
        count,
        own(n, 0),
        own(n, 1),
        own(n, 2),
        own(n, 3),
      );
      return Status.used;
    }
    case Opcode.adamax: {
      const n = cell(pc, 4);
      adamax(
        float(pc, 0) + at,
        float(pc, 1) + at,
        float(pc, 2) + at,
        float(pc, 3) + at,
        count,
        own(n, 0),
        own(n, 1),
        own(n, 2),
        own(n, 3),
        own(n, 4),
      );
      return Status.used;
    }
    case Opcode.nadam: {
      const n = cell(pc, 4);
      nadam(
        float(pc, 0) + at,
        float(pc, 1) + at,
        float(pc, 2) + at,
        float(pc, 3) + at,
        count,
        own(n, 0),
        own(n, 1),
        own(n, 2),
        own(n, 3),
        own(n, 4),
        own(n, 5),
        own(n, 6),
        own(n, 7),
        own(n, 8),
      );
      return Status.used;
    }
    case Opcode.checkWeights:
      return allFinite(float(pc, 0) + at, count) ? Status.used : Status.weights;
  }
  return Status.reference;
}

function beginBatch(control: usize): void {
  const start = get(control, Control.start);
  const done = get(control, Control.done);
  set(control, Control.rows, min(get(control, Control.capacity), get(control, Control.end) - start));
  store<f64>(startRegister, <f64>start);
  store<f64>(iterationRegister, load<f64>(control, Control.iteration) + <f64>done);
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
  store<f64>(control, left, Control.left);
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
      store<f64>(control, left, Control.left);
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
  store<f64>(control, left, Control.left);
  return Status.done;
}
