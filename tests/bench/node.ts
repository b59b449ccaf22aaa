import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Contestant, Start } from './contest.ts';
import { examplesOf } from './workloads.ts';

type Answer = { failed: string } | { can: boolean } | { rate: number; loss: number };

/** An engine in a process of Node. @param folder of the benches */
export function inNode(folder: URL, name: string): Start {
  return async (workload) => {
    const child = fork(fileURLToPath(new URL('contestant.mjs', folder)), [name], { serialization: 'advanced' });
    const ask = (message: object): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const exited = (): void => reject(new Error(`${name} has ended`));
        child.once('exit', exited);
        child.once('message', (answer: Answer) => {
          child.off('exit', exited);
          if ('failed' in answer) reject(new Error(answer.failed));
          else resolve(answer);
        });
        child.send(message);
      });
    const contestant: Contestant = {
      stint: async (milliseconds) => {
        const answer = await ask({ milliseconds });
        if (!('rate' in answer)) throw new Error(`${name} gave no rate`);
        return answer;
      },
      end: () => {
        child.kill();
        return Promise.resolve();
      },
    };
    const answer = await ask({ workload, examples: examplesOf(workload) });
    if ('can' in answer && answer.can) return contestant;
    child.kill();
    return null;
  };
}
