import type { Model } from '../../../src/engine/specs/model.ts';
import type { Precision } from '../../../src/engine/floats.ts';
import { createNetwork, type NetworkOptions, runTasks } from '../../../src/engine/network.ts';
import { registerCount } from '../../../src/engine/program/registers.ts';
import type { Task } from '../../../src/engine/task.ts';

/** A network with the tasks of each of its parts. */
export function createParts(model: Model, precision: Precision, rows: number, options: NetworkOptions) {
  const network = createNetwork(model, precision, rows, options);
  const { memory, place, tasks } = network;
  const sum = registerCount - 1; // a cell that no instruction of these looks at
  const add = tasks((w) => place.penalty.add(w, sum));
  return {
    ...network,
    backward: (last: number): readonly Task[] => tasks((w) => place.backward(w, last)),
    statistics: tasks(place.statistics),
    penalty: {
      tasks: tasks(place.penalty.sum),
      gradientTasks: tasks(place.penalty.gradient),
      get value(): number {
        memory.cells[sum] = 0;
        runTasks(add, 1);
        return memory.cells[sum];
      },
    },
  };
}

export type Parts = ReturnType<typeof createParts>;
