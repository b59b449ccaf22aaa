import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFocus } from '../../src/ui/controls/keepFocus.ts';
import { show } from './show.tsx';

// It listens as long as the page lives, which has one.
beforeAll(() => keepFocus(document.body));

/** Names with a button each that removes it, and one that can be pressed once. */
function Names() {
  const [names, setNames] = useState(['one', 'two', 'three']);
  const [isDone, finish] = useState(false);
  return (
    <>
      <div className="bar-run">
        <button type="button" className="primary">
          Train
        </button>
      </div>
      <ol>
        {names.map((name) => (
          <li key={name}>
            <button type="button" className="remove" onClick={() => setNames(names.filter((other) => other !== name))}>
              {`× ${name}`}
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="once" disabled={isDone} onClick={() => finish(true)}>
        once
      </button>
      <p>nothing to press</p>
    </>
  );
}

describe('the keyboard', () => {
  it('goes on at the button that took the place of the one that went, or at the one before it', async () => {
    const { getByRole } = await show(<Names />);
    await getByRole('button', { name: '× two' }).click();
    await expect.element(getByRole('button', { name: '× three' })).toHaveFocus();
    await getByRole('button', { name: '× three' }).click();
    await expect.element(getByRole('button', { name: '× one' })).toHaveFocus();
  });

  it('goes back to where it was when its button is disabled by its own use', async () => {
    const { getByRole } = await show(<Names />);
    await getByRole('button', { name: 'Train' }).click();
    await getByRole('button', { name: 'once' }).click();
    await expect.element(getByRole('button', { name: 'Train' })).toHaveFocus();
  });

  it('goes to Train when all else has gone', async () => {
    const { getByRole } = await show(<Names />);
    for (const name of ['three', 'two', 'one']) await getByRole('button', { name: `× ${name}` }).click();
    await expect.element(getByRole('button', { name: 'Train' })).toHaveFocus();
  });

  it('is nowhere after a click beside all controls, whatever goes then', async () => {
    const { getByRole, getByText } = await show(<Names />);
    const last = getByRole('button', { name: '× three' });
    (last.element() as HTMLElement).focus();
    await getByText('nothing to press').click();
    last.element().remove();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(document.activeElement).toBe(document.body);
  });
});
