import { Opcode } from '../../program/opcodes';
import { Control } from '../control';
import { loss, lossGradient, optionOf } from './judge';
import { metric } from './measure';
import { Status, get, number, float, cell } from './operands';
import { sigmoidCrossentropy } from './sigmoidHead';
import { softmaxCrossentropy } from './softmaxHead';
import { penaltyGradient, penaltySums } from './vectors';

/** Does steps [from, to) of an instruction from `penalty` to `checkLoss`. @returns `used` if that went well */
// @inline
export function lossStep(control: usize, pc: usize, from: i32, to: i32, rows: i32): Status {
  const at = (<usize>from) << 2;
  const count = to - from;
  const scratch: usize = get(control, Control.scratch);
  switch (load<i32>(pc)) {
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
        scratch,
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
  }
  return Status.reference;
}
