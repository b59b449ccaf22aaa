import { expect, test, vi } from 'vitest';
import { loopNames } from '../../../../src/engine/optimizers/rules.ts';
import type * as tasksOfReference from '../../../../src/engine/reference/tasks.ts';
import { createRun } from '../../../../src/engine/run.ts';
import { randomRun } from '../randomRuns.ts';

const helped = vi.hoisted(() => new Set<string>());

vi.mock('../../../../src/engine/reference/tasks.ts', async (original) => {
  const tasks = await original<typeof tasksOfReference>();
  const taskOf: typeof tasks.taskOf = (instruction, machine) => {
    const { opcode, operands } = instruction;
    helped.add(opcode === 'update' ? loopNames[operands['kind']] : opcode);
    return tasks.taskOf(instruction, machine);
  };
  return { ...tasks, taskOf };
});

/** Loops of optimizers that the twin has not yet. */
const notYet: readonly string[] = [];

test('the twin does all of random runs by itself', () => {
  for (let number = 0; number < 100; number++) {
    const run = createRun(randomRun(number), 'simd');
    for (let turn = 0; turn < 20; turn++) run.advance(10_000);
  }
  expect([...helped]).toEqual(notYet);
});
