// A process of Node in which one engine trains: `ts` and `simd` are this project's executors, others are in peers/.
// The time is the processor's, of all threads, so that a busy machine and a second core change little.
import { on } from 'node:events';
import { importTypeScript } from '../../scripts/bundle.mjs';
import { stint } from './stint.mjs';

const name = process.argv[2];
const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function create({ workload, examples }) {
  if (name !== 'ts' && name !== 'simd') {
    const [file, variant] = name.split(':');
    const peer = await import(`./peers/${file}.mjs`);
    return peer.create(workload, examples, variant);
  }
  const { createOwn } = await importTypeScript(new URL('own.ts', import.meta.url));
  return createOwn(workload, name);
}

let engine;
let rows;
async function answer({ workload, examples, milliseconds }) {
  if (workload === undefined) return stint(engine, { rows, milliseconds, clock });
  engine = await create({ workload, examples });
  ({ rows } = workload);
  return { can: engine !== null };
}

for await (const [asked] of on(process, 'message')) {
  try {
    process.send(await answer(asked));
  } catch (error) {
    process.send({ failed: error.message });
  }
}
