import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LayerStrip } from '../../src/ui/layers/LayerStrip.tsx';
import { show, type Shown } from './show.tsx';

const strip = (link?: string): Promise<Shown> => show(<LayerStrip problems={[]} centres={[100, 400, 700]} />, link);
const units = ({ experiment }: Shown): unknown[] =>
  experiment().layers.map((layer) => (layer.type === 'dense' ? layer.units : layer.type));

describe('the cards of the layers', () => {
  it('are one a layer, and of one column in one group', async () => {
    const { container } = await strip('data=xor&net=2-4-tanh-Dropout:0.5-1.sigmoid&loss=binary_crossentropy');
    const groups = [...container.querySelectorAll('.strip-group')].map((group) =>
      [...group.querySelectorAll('.card-name')].map(({ textContent }) => textContent),
    );
    expect(groups).toEqual([['Input'], ['Dense', 'Activation', 'Dropout'], ['Dense']]);
  });

  it('add a hidden layer before the output, as one step that can be undone', async () => {
    const shown = await strip();
    const before = units(shown);
    await shown.getByRole('button', { name: 'Add layer' }).click();
    expect(units(shown)).toHaveLength(before.length + 1);
    expect(units(shown).at(-1)).toBe(1);
    shown.workspace.undo();
    expect(units(shown)).toEqual(before);
  });

  it('go by Delete on one of their buttons, and not in a field', async () => {
    const shown = await strip();
    const remove = shown.getByRole('button', { name: /^Remove.*Dense/ });
    shown.container.querySelectorAll<HTMLInputElement>('.card input')[1].focus();
    await userEvent.keyboard('{Delete}');
    expect(units(shown)).toEqual([4, 1]);
    (remove.first().element() as HTMLElement).focus();
    await userEvent.keyboard('{Delete}');
    expect(units(shown)).toEqual([1]);
  });

  it('move by Alt and an arrow', async () => {
    const shown = await strip('data=xor&net=2-4-tanh-1.sigmoid&loss=binary_crossentropy');
    (
      shown
        .getByRole('button', { name: /^Remove.*Dense/ })
        .first()
        .element() as HTMLElement
    ).focus();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(units(shown)).toEqual(['activation', 4, 1]);
  });

  it('have no choice of activation where a lesson hides it, neither in a Dense nor in an Activation', async () => {
    const shown = await strip('data=xor&net=2-4.relu-3-tanh-1.sigmoid&loss=binary_crossentropy');
    await expect.element(shown.getByRole('combobox').first()).toBeVisible();
    shown.workspace.setView({ hidden: ['activation'] });
    await expect.poll(() => shown.container.querySelectorAll('select').length).toBe(0);
  });

  it('have none behind their “…” either, nor in a layer that is inserted, and show a locked one', async () => {
    const shown = await strip('data=xor&net=2-4.relu-1.sigmoid&loss=binary_crossentropy');
    const { getByRole, workspace } = shown;
    const choices = getByRole('combobox', { name: /^Activation function of layer 1/ });
    await userEvent.click(getByRole('button', { name: /^Options of layer 1/ }));
    await expect.poll(() => choices.elements().length).toBe(2);
    workspace.setView({ locked: ['activation'] });
    await expect.poll(() => choices.elements().map((choice) => choice.matches(':disabled'))).toEqual([true, true]);
    workspace.setView({ locked: [], hidden: ['activation'] });
    await expect.poll(() => choices.elements().length).toBe(0);
    const penalty = getByRole('group', { name: 'kernel_regularizer' });
    await expect.element(penalty).toBeVisible();
    workspace.setView({ hidden: ['activation', 'regularization'] });
    await expect.element(penalty).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(getByRole('button', { name: /^Insert/ }).first());
    await expect.element(getByRole('button', { name: 'Dense(4)', exact: true })).toBeVisible();
    expect(shown.container.querySelector('.insert-menu')?.textContent).not.toMatch(/relu|sigmoid|Softmax|ELU/i);
  });

  it('take units by their buttons and their field', async () => {
    const shown = await strip();
    const field = shown.container.querySelectorAll<HTMLInputElement>('.card input')[1];
    await userEvent.fill(field, '12');
    await userEvent.keyboard('{Enter}');
    expect(units(shown)).toEqual([12, 1]);
    await userEvent.click(field.parentElement?.querySelector('button') ?? field);
    expect(units(shown)).toEqual([11, 1]);
  });
});
