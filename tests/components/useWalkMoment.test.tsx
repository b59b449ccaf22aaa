import { expect, it } from 'vitest';
import type { RunState } from '../../src/engine/run/state.ts';
import { createHistory } from '../../src/run/history.ts';
import { useWalkMoment } from '../../src/ui/share/useWalkMoment.ts';
import { show } from './show.tsx';

const save = (): void => undefined;

function Probe() {
  const moment = useWalkMoment({ save });
  return (
    <p>
      {moment === null || typeof moment === 'string'
        ? String(moment)
        : `${moment.snapshot.state.bytes.byteLength} bytes`}
    </p>
  );
}

it('does not give the weights before those that are just being set by hand', async () => {
  const { workspace, experiment, getByText } = await show(<Probe />);
  const { branches, store } = workspace;
  const { setRun } = store.getState();
  const stateOf = (bytes: number) =>
    ({ bytes: new ArrayBuffer(bytes), of: { rows: 'as they are' } }) as unknown as RunState;
  const { id } = branches.begin(experiment());
  branches.update({ history: createHistory(['loss']) });
  await expect.element(getByText('beginning')).toBeVisible();
  const byHand = { epoch: 0, batch: 0, lossBefore: null, held: [], off: [] };
  // The worker saves the run as it was, then as it is, then it has the fingerprint.
  setRun({ id: 1, phase: 'paused', fingerprint: null, byHand });
  branches.keep(id, { epoch: 0, batch: 0, state: stateOf(8) });
  await expect.element(getByText('null')).toBeVisible();
  branches.keep(id, { epoch: 0, batch: 0, state: stateOf(16) });
  setRun({ fingerprint: { hex: '0123', epoch: 0, batch: 0 } });
  await expect.element(getByText('16 bytes')).toBeVisible();
});
