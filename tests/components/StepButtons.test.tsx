import { describe, expect, it, vi } from 'vitest';
import { parseLesson } from '../../src/lesson/parseLesson.ts';
import { StepButtons } from '../../src/ui/lessons/StepButtons.tsx';
import { show } from './show.tsx';

/** The buttons at a step of a lesson of so many. */
async function buttonsOf(steps: number, at: number) {
  const parsed = parseLesson(`---\ntitle: A\n---\n${'\n# Step\n\nText.\n'.repeat(steps)}`);
  if (!parsed.ok) throw new Error(parsed.problems[0].code);
  const onGo = vi.fn<(step: number) => void>();
  return { ...(await show(<StepButtons lesson={parsed.lesson} at={at} onGo={onGo} />)), onGo };
}

describe('the buttons of a lesson', () => {
  it('are Finish alone where there is one step', async () => {
    const { getByRole, onGo } = await buttonsOf(1, 0);
    await getByRole('button', { name: 'Finish' }).click();
    expect(onGo.mock.calls).toEqual([[1]]);
    expect(getByRole('button').elements()).toHaveLength(1);
  });

  it('lead back and on between steps, and from the first not back', async () => {
    const { getByRole, onGo } = await buttonsOf(3, 1);
    await getByRole('button', { name: 'Back' }).click();
    await getByRole('button', { name: 'Next' }).click();
    expect(onGo.mock.calls).toEqual([[0], [2]]);
    const first = await buttonsOf(3, 0);
    await expect.element(first.getByRole('button', { name: 'Back' }).last()).toBeDisabled();
  });
});
