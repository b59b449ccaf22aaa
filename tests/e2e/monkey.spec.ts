import { expect, test } from '@playwright/test';
import { runMonkey } from './support/monkey.ts';

// `npm run fuzz -- --seed N --minutes M` sets these.
const seed = Number(process.env.FUZZ_SEED ?? 1);
const minutes = Number(process.env.FUZZ_MINUTES ?? 0);
const steps = 100;

test('whatever is pressed, typed, opened and withheld, the page stands and goes on', async ({ page }) => {
  test.setTimeout(minutes === 0 ? 300_000 : 0);
  const end = Date.now() + minutes * 60_000;
  const done = await runMonkey(page, {
    seed,
    goesOn: minutes === 0 ? (step) => step < steps : () => Date.now() < end,
  });
  if (minutes > 0) console.log(`seed ${seed}: ${done} steps`);
  expect(done).toBeGreaterThanOrEqual(minutes === 0 ? steps : 1);
});
