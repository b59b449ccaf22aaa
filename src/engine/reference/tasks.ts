import { type Code, type Instruction, read } from '../program.ts';
import { activationSteps } from '../ops/activationOp.ts';
import { batchNormalizationSteps } from '../ops/batchNormalization.ts';
import { denseSteps } from '../ops/dense.ts';
import { dropoutSteps } from '../ops/dropout.ts';
import { gaussianNoiseSteps } from '../ops/gaussianNoise.ts';
import { layerNormalizationSteps } from '../ops/layerNormalization.ts';
import { pReluSteps } from '../ops/pRelu.ts';
import { passOnSteps } from '../ops/passOn.ts';
import { penaltySteps } from '../penalty.ts';
import { clipperSteps } from '../optimizers/clipper.ts';
import { updateSteps } from '../optimizers/updates.ts';
import { batchSteps } from '../run/batch.ts';
import { lossSteps } from '../run/lossHead.ts';
import type { Machine, Step, Steps } from './machine.ts';
import type { Task } from '../task.ts';

/** The reference: each instruction in plain TypeScript. */
const steps: Steps = {
  ...batchSteps,
  ...denseSteps,
  ...activationSteps,
  ...pReluSteps,
  ...passOnSteps,
  ...dropoutSteps,
  ...gaussianNoiseSteps,
  ...batchNormalizationSteps,
  ...layerNormalizationSteps,
  ...penaltySteps,
  ...lossSteps,
  ...clipperSteps,
  ...updateSteps,
};

/** Makes a code ready to be executed on a memory. */
export function tasksOf(code: Code, machine: Machine): Task[] {
  return read(code).map((instruction) => taskOf(instruction, machine));
}

/** Makes an instruction ready to be executed on a memory. */
export function taskOf({ opcode, extent, cost, costPerRow, operands }: Instruction, machine: Machine): Task {
  const step: (operands: never, machine: Machine) => Step = steps[opcode];
  return {
    extent: extent < 0 ? (rows) => rows : () => extent,
    cost: (rows) => cost + costPerRow * rows,
    run: step(operands as never, machine), // they were written by the names of this opcode
  };
}
