import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Popover } from '../../src/ui/controls/Popover.tsx';
import { show } from './show.tsx';

const rectOf = (element: Element | null): DOMRect => {
  if (element === null) throw new Error('there is none');
  return element.getBoundingClientRect();
};

/** A menu of two buttons, at a place in the window. */
async function menu(top: number, height = 60) {
  const { getByRole, container } = await show(
    <div style={{ position: 'fixed', top, left: 1300 }}>
      <Popover label="Add" className="tool" button="+" menu>
        {(close) => (
          <div style={{ height, width: 300 }}>
            <button type="button" className="menu-item" onClick={close}>
              Dense
            </button>
            <button type="button" className="menu-item">
              Dropout
            </button>
          </div>
        )}
      </Popover>
    </div>,
  );
  const button = getByRole('button', { name: 'Add' });
  return { button, first: getByRole('button', { name: 'Dense' }), panel: () => container.querySelector('.popover') };
}

describe('a popover', () => {
  it('has no content until it opens, and then the first of its buttons has the focus', async () => {
    const { button, first } = await menu(20);
    expect(first.query()).toBeNull();
    await button.click();
    await expect.element(first).toHaveFocus();
  });

  it('closes on Escape and when something is chosen, and the focus is back where it opened', async () => {
    const { button, first } = await menu(20);
    await button.click();
    await expect.element(first).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveFocus();
    await expect.poll(() => first.query()).toBeNull();
    await button.click();
    await first.click();
    await expect.poll(() => first.query()).toBeNull();
    await expect.element(button).toHaveFocus();
  });

  it.each([
    ['under its button', 20, 60, 'below'],
    ['above it where there is no room', 700, 60, 'above'],
    ['over it where there is none either', 400, 700, 'over'],
  ] as const)('opens within the window, %s', async (_, top, height, where) => {
    const { button, first, panel } = await menu(top, height);
    await button.click();
    await expect.element(first).toHaveFocus();
    const anchor = rectOf(button.element());
    const within = (): boolean => {
      const { left, right, top: upper, bottom } = rectOf(panel());
      return left >= 0 && right <= window.innerWidth && upper >= 0 && bottom <= window.innerHeight;
    };
    await expect.poll(within).toBe(true);
    const { top: upper, bottom } = rectOf(panel());
    const found = upper >= anchor.bottom ? 'below' : bottom <= anchor.top ? 'above' : 'over';
    expect(found).toBe(where);
  });
});
