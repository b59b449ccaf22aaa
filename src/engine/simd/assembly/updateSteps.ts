import { Opcode } from '../../program/opcodes';
import { Status, number, float, cell, own, common } from './operands';
import { adadelta, adagrad, adam, adamax, momentum, nadam, rmsprop, sgd } from './updates';
import { allFinite, clip, copy, decay, scale, sumOfSquares } from './vectors';

/** limit·min(1/norm, 1/limit): optimizers/clipper.ts. */
function globalScale(sums: usize, variables: i32, numbers: usize): void {
  const limit = common(numbers, 2);
  let sum: f32 = 0;
  for (let v = 0; v < variables; v++) sum += load<f32>(sums + ((<usize>v) << 2));
  const norm = sqrt<f32>(sum);
  store<f64>(numbers, <f64>(limit * min<f32>(<f32>1 / norm, <f32>1 / limit) + (norm - norm)), 24);
}

/** Loops of the rules: their indices in `loopNames` (optimizers/rules.ts). */
const enum Loop {
  sgd,
  momentum,
  nesterov,
  rmsprop,
  adam,
  adagrad,
  adadelta,
  adamax,
  nadam,
}

// @inline
function slot(pc: usize, index: i32, at: usize): usize {
  const from = float(pc, index);
  return from == 0 ? 0 : from + at;
}

/** An update of `count` weights from `at` bytes on; a loop that is not here is done by the reference. */
function update(pc: usize, at: usize, count: i32): Status {
  const p = float(pc, 1) + at;
  const g = float(pc, 2) + at;
  const a = slot(pc, 3, at);
  const b = slot(pc, 4, at);
  const c = slot(pc, 5, at);
  const n = cell(pc, 6);
  switch (number(pc, 0)) {
    case Loop.sgd:
      sgd(p, g, count, own(n, 0));
      return Status.used;
    case Loop.momentum:
      momentum(p, g, a, count, own(n, 0), own(n, 1), false);
      return Status.used;
    case Loop.nesterov:
      momentum(p, g, a, count, own(n, 0), own(n, 1), true);
      return Status.used;
    case Loop.rmsprop:
      rmsprop(p, g, a, c, b, count, own(n, 0), own(n, 1), own(n, 2), own(n, 3), own(n, 4));
      return Status.used;
    case Loop.adam:
      adam(p, g, a, b, c, count, own(n, 0), own(n, 1), own(n, 2), own(n, 3));
      return Status.used;
    case Loop.adagrad:
      adagrad(p, g, a, count, own(n, 0), own(n, 1));
      return Status.used;
    case Loop.adadelta:
      adadelta(p, g, a, b, count, own(n, 0), own(n, 1), own(n, 2), own(n, 3));
      return Status.used;
    case Loop.adamax:
      adamax(p, g, a, b, count, own(n, 0), own(n, 1), own(n, 2), own(n, 3), own(n, 4));
      return Status.used;
    case Loop.nadam: {
      const ahead = own(n, 4);
      nadam(
        p,
        g,
        a,
        b,
        count,
        own(n, 0),
        own(n, 1),
        own(n, 2),
        own(n, 3),
        ahead,
        own(n, 5),
        own(n, 6),
        own(n, 7),
        own(n, 8),
      );
      return Status.used;
    }
  }
  return Status.reference;
}

/** Does steps [from, to) of an instruction from `keep` on. @returns `used` if that went well */
// @inline
export function updateStep(control: usize, pc: usize, from: i32, to: i32, rows: i32): Status {
  const at = (<usize>from) << 2;
  const count = to - from;
  switch (load<i32>(pc)) {
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
    case Opcode.update:
      return update(pc, at, count);
    case Opcode.checkWeights:
      return allFinite(float(pc, 0) + at, count) ? Status.used : Status.weights;
  }
  return Status.reference;
}
