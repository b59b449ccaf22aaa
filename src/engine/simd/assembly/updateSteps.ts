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
