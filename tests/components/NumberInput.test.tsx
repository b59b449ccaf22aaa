import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { stepPower } from '../../src/ui/controls/numberSteps.ts';
import { NumberInput } from '../../src/ui/controls/NumberInput.tsx';
import { show } from './show.tsx';

/** A field of whole numbers from 1 to 64 with its arrow keys. */
async function field(whole = true) {
  const changed = vi.fn<(value: number) => void>();
  function Field() {
    const [value, setValue] = useState(8);
    return (
      <NumberInput
        name="units"
        label="units"
        range={{ min: whole ? 1 : 0, max: 64 }}
        whole={whole}
        value={value}
        step={stepPower}
        onChange={(next) => {
          changed(next);
          setValue(next);
        }}
      />
    );
  }
  const { workspace, getByLabelText } = await show(<Field />);
  const input = getByLabelText('units');
  const told = () => workspace.store.getState().messages;
  return { input, changed, told };
}

describe('a number field', () => {
  it('tells nobody of a number that is half typed, and of the whole one on Enter', async () => {
    const { input, changed } = await field();
    await input.fill('32');
    expect(changed).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(changed.mock.calls).toEqual([[32]]);
    await expect.element(input).toHaveValue('32');
  });

  it('takes what was typed when it is left, and nothing for the number that is there', async () => {
    const { input, changed } = await field();
    await input.fill('8');
    await userEvent.tab();
    expect(changed).not.toHaveBeenCalled();
    await input.fill('16');
    await userEvent.tab();
    expect(changed.mock.calls).toEqual([[16]]);
  });

  it('takes back what was typed on Escape', async () => {
    const { input, changed } = await field();
    await input.fill('31');
    await userEvent.keyboard('{Escape}');
    await expect.element(input).toHaveValue('8');
    await userEvent.keyboard('{Enter}');
    expect(changed).not.toHaveBeenCalled();
  });

  it.each([
    ['2.5', 'notWhole'],
    ['65', 'outside'],
    ['-1', 'outside'],
    ['eight', 'noNumber'],
  ])('keeps its number when %s is typed, and says why (%s)', async (text, why) => {
    const { input, changed, told } = await field();
    await input.fill(text);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(told()).toMatchObject([{ type: 'badNumber', name: 'units', text, why, value: 8 }]));
    await expect.element(input).toHaveValue('8');
    expect(changed).not.toHaveBeenCalled();
    await input.fill('9');
    await userEvent.keyboard('{Enter}');
    expect(told()).toEqual([]);
    expect(changed.mock.calls).toEqual([[9]]);
  });

  it('reads a decimal comma', async () => {
    const { input, changed } = await field(false);
    await input.fill('0,5');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(changed.mock.calls).toEqual([[0.5]]));
  });

  it('steps by the arrow keys from what is typed, within its range', async () => {
    const { input, changed } = await field();
    await input.fill('32');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(changed.mock.calls).toEqual([[64], [64], [32]]);
  });
});
