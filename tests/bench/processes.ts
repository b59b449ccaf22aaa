// Engines in processes of their own, of Node or of Python, as contestants.
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Contestant, Start } from './contest.ts';
import { examplesOf } from './workloads.ts';

type Answer = { failed: string } | { can: boolean } | { rate: number; loss: number };

/** An engine in a process of Node. @param folder of the benches */
export function inNode(folder: URL, name: string): Start {
  return (workload) => {
    const child = fork(fileURLToPath(new URL('contestant.mjs', folder)), [name], { serialization: 'advanced' });
    const send = (message: object): void => void child.send(message, () => {}); // its end is noticed anyway
    return engage(child, send, { workload, examples: examplesOf(workload) });
  };
}

/** An engine in a process of Python: a message is a line of JSON. @param file the program */
export function inPython(python: string, file: URL): Start {
  return (workload) => {
    const child = spawn(python, [fileURLToPath(file)], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.on('error', () => {}); // its end is noticed anyway
    createInterface({ input: child.stdout }).on('line', (line) => child.emit('message', JSON.parse(line)));
    const { x, y } = examplesOf(workload);
    const packed = { x: Buffer.from(x.buffer).toString('base64'), y: Buffer.from(y.buffer).toString('base64') };
    const send = (message: object): void => void child.stdin.write(`${JSON.stringify(message)}\n`);
    return engage(child, send, { workload, examples: packed });
  };
}

/** A Python that has a package, or null. */
export function findPython(packageName: string): string | null {
  const has = (python: string): boolean => spawnSync(python, ['-c', `import ${packageName}`]).status === 0;
  return ['python3', '/usr/bin/python3', 'python'].find(has) ?? null;
}

/** @returns null where the engine cannot do the workload @throws when it fails or its process ends */
async function engage(child: ChildProcess, send: (message: object) => void, task: object): Promise<Contestant | null> {
  const ask = (message: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('its process has ended'));
      if (child.exitCode !== null || child.signalCode !== null) {
        ended();
        return;
      }
      child.once('exit', ended);
      child.once('message', (answer: Answer) => {
        child.off('exit', ended);
        if ('failed' in answer) reject(new Error(answer.failed));
        else resolve(answer);
      });
      send(message);
    });
  const end = (): Promise<void> => {
    child.kill();
    return Promise.resolve();
  };
  const stint = async (milliseconds: number): Promise<{ rate: number; loss: number }> => {
    const answer = await ask({ milliseconds });
    if (!('rate' in answer)) throw new Error('it gave no rate');
    return answer;
  };
  try {
    const answer = await ask(task);
    if ('can' in answer && answer.can) return { stint, end };
  } catch (error) {
    await end();
    throw error;
  }
  await end();
  return null;
}
