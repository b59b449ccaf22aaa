import { expect, test } from 'vitest';
import type { NotFinite } from '../../../../src/engine/specs/runSpec.ts';
import type { RunState } from '../../../../src/engine/run/state.ts';
import type { Finding } from '../../../../src/health/finding.ts';
import type { Branch, Snapshot } from '../../../../src/run/branch.ts';
import { createHistory } from '../../../../src/run/history.ts';
import { wayBack } from '../../../../src/ui/health/wayBack.ts';

const failure: NotFinite = { what: 'loss', epoch: 5, batch: 3, cause: { type: 'growth' } };
const kept = (epoch: number, batch = 0, failed: NotFinite | null = null): Snapshot => ({
  epoch,
  batch,
  state: { failure: failed } as RunState,
});
const diverged = {
  sickness: 'diverged',
  seat: { kind: 'optimizer' },
  numbers: { epoch: 5, batch: 3, rate: 10 },
  cure: { type: 'setRate', rate: 0.01, back: false },
} as const satisfies Finding;

/** A run that broke in its fifth epoch, with the losses of those before. */
function branchOf(losses: readonly number[], snapshots: readonly Snapshot[]): Branch {
  const history = createHistory(['loss']);
  history.add(Float64Array.from(losses.flatMap((loss, epoch) => [epoch, loss])));
  return { history, snapshots } as Branch; // it looks at nothing else
}

const all = [kept(1, 2), kept(2), kept(3, 1), kept(4), kept(4, 1), kept(4, 2, failure)];

test.each([
  ['the end of the last whole epoch', [1, 0.5, 0.4, 0.3, 0.2], 4, 0],
  ['the last place with a loss that was not above the first', [1, 0.5, 0.4, 0.9, 70], 3, 1],
  ['as good as the first is good enough', [1, 1, 2, 2, 2], 1, 2],
])('a run that diverged goes on from %s', (_, losses, epoch, batch) => {
  expect(wayBack(diverged, branchOf(losses, all))).toMatchObject({ epoch, batch });
});

test('there is no way back where nothing was learned, nor for another sickness', () => {
  expect(wayBack(diverged, branchOf([1, 2, 3, 4, 5], all))).toBeNull();
  expect(wayBack(diverged, branchOf([1, 0.5, 0.4, 0.3, 0.2], [kept(4, 2, failure)]))).toBeNull();
  const other = {
    ...diverged,
    sickness: 'rateTooLarge',
    numbers: { rate: 1, jumps: 1, highest: 2, first: 1, begin: 0 },
  } as const;
  expect(wayBack(other, branchOf([1, 0.5, 0.4, 0.3, 0.2], all))).toBeNull();
});

test('a run cannot be tuned from a schedule to a constant rate, so that begins with new weights', () => {
  const constant = { ...diverged, cure: { ...diverged.cure, constant: true } } as const satisfies Finding;
  expect(wayBack(constant, branchOf([1, 0.5, 0.4, 0.3, 0.2], all))).toBeNull();
});
