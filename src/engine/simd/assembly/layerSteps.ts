import { activation, activationInput } from './activate';
import {
  batchMoments,
  moveMoments,
  movingMoments,
  normalize,
  normalizeInput,
  normalizeSums,
  scaleInput,
} from './batchNormalize';
import { Opcode } from '../../program/opcodes';
import { Control } from '../control';
import { dropout, dropoutInput, noise } from './draw';
import { layerNormalize, layerNormalizeInput, layerNormalizeSums } from './layerNormalize';
import { Status, get, number, float, cell } from './operands';
import { columnSums, denseForward, denseInputGradient, denseKernelGradient } from './products';
import { pRelu, pReluAlpha, pReluInput } from './slopes';
import { copy, gatherRows } from './vectors';

function gather(pc: usize, start: i32, from: i32, to: i32): void {
  const order = number(pc, 4);
  const next = order < 0 ? 0 : (<usize>(order + start + from)) << 2;
  const first = order < 0 ? start + from : 0;
  gatherRows(float(pc, 0), float(pc, 2), number(pc, 5), next, first, from, to);
  gatherRows(float(pc, 1), float(pc, 3), number(pc, 6), next, first, from, to);
}

/** Does steps [from, to) of an instruction up to `layerNormalizeInput` in the table of opcodes. @returns `used` if that went well */
// @inline
export function layerStep(control: usize, pc: usize, from: i32, to: i32, rows: i32): Status {
  const count = to - from;
  const scratch: usize = get(control, Control.scratch);
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
        scratch,
      );
      return Status.used;
    case Opcode.denseGradient: {
      const dy = float(pc, 1);
      const dbias = float(pc, 3);
      const inputs = number(pc, 4);
      const units = number(pc, 5);
      denseKernelGradient(float(pc, 0), dy, float(pc, 2), from, to, rows, inputs, units, scratch);
      if (from == 0 && dbias != 0) columnSums(dy, rows, units, dbias);
      return Status.used;
    }
    case Opcode.denseInput:
      denseInputGradient(float(pc, 0), float(pc, 1), float(pc, 2), from, to, number(pc, 3), number(pc, 4), scratch);
      return Status.used;
    case Opcode.activation:
      activation(number(pc, 0), cell(pc, 1), float(pc, 2), float(pc, 3), number(pc, 4), from, to, scratch);
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
  }
  return Status.reference;
}
