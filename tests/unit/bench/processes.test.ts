import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inNode } from '../../bench/processes.ts';
import { workloads } from '../../bench/workloads.ts';

let path = '';
beforeEach(() => void (path = mkdtempSync(join(tmpdir(), 'bench-'))));
afterEach(() => rmSync(path, { recursive: true }));

/** A contestant whose process answers with what the code says. */
function start(code: string) {
  const file = join(path, 'contestant.mjs');
  writeFileSync(file, `let n = 0;\nprocess.on('message', (asked) => { n++; ${code} });`);
  return inNode(pathToFileURL(`${path}/`), 'it')(workloads[0]);
}

it('fails when the process of an engine ends, at each message', async () => {
  const code =
    'if (asked.milliseconds === 2) process.exit(); process.send(n === 1 ? { can: true } : { rate: n, loss: 1 });';
  const contestant = await start(code);
  expect(await contestant?.stint(1)).toEqual({ rate: 2, loss: 1 });
  await expect(contestant?.stint(2)).rejects.toThrow('its process has ended');
  await expect(contestant?.stint(1)).rejects.toThrow('its process has ended');
  await contestant?.end();
});

it('fails when the process ends before its first answer, or says that it cannot go on', async () => {
  await expect(start('process.exit();')).rejects.toThrow('its process has ended');
  await expect(start("process.send({ failed: 'no such package' });")).rejects.toThrow('no such package');
});

it('is nothing where the engine cannot do the workload', async () => {
  expect(await start('process.send({ can: false });')).toBeNull();
});
