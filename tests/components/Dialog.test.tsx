import { useState } from 'react';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Dialog } from '../../src/ui/controls/Dialog.tsx';
import { show } from './show.tsx';

function Opening() {
  const [isOpen, open] = useState(false);
  return (
    <>
      <button type="button" onClick={() => open(true)}>
        Open
      </button>
      {isOpen && (
        <Dialog isOpen aria-label="Choices" onClose={() => open(false)}>
          <button type="button" onClick={() => open(false)}>
            Use
          </button>
        </Dialog>
      )}
    </>
  );
}

it.each(['{Enter}', '{Escape}'])('the keyboard goes back to what opened a dialog, after %s in it', async (key) => {
  const { getByRole } = await show(<Opening />);
  await getByRole('button', { name: 'Open' }).click();
  await expect.element(getByRole('button', { name: 'Use' })).toHaveFocus();
  await userEvent.keyboard(key);
  await expect.element(getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(getByRole('button', { name: 'Open' })).toHaveFocus();
});
