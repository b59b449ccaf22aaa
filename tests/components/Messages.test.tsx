import { describe, expect, it, vi } from 'vitest';
import { Messages } from '../../src/ui/messages/Messages.tsx';
import { show } from './show.tsx';

async function messages() {
  const backTo = vi.fn<(branch: number) => void>();
  return { ...(await show(<Messages backTo={backTo} />)), backTo };
}

describe('messages', () => {
  it('have their place before anything is said, and are read out as they come', async () => {
    const { workspace, getByRole } = await messages();
    const place = getByRole('alert');
    expect(place.element().children).toHaveLength(0);
    workspace.say({ type: 'notKept' });
    await expect.element(place.getByRole('listitem')).toHaveTextContent(/\w+/);
  });

  it('go when they are put away, one by one', async () => {
    const { workspace, getByRole } = await messages();
    workspace.say({ type: 'notKept' });
    workspace.say({ type: 'workerSilent' });
    const items = getByRole('listitem');
    await expect.poll(() => items.elements().length).toBe(2);
    await items.first().getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => items.elements().length).toBe(1);
    expect(workspace.store.getState().messages.map(({ type }) => type)).toEqual(['workerSilent']);
  });

  it('tell the way back to where training stood', async () => {
    const { workspace, getByRole, backTo } = await messages();
    workspace.say({ type: 'begunAnew', branch: 3, epoch: 85, batch: 0 });
    await getByRole('button', { name: /85/ }).click();
    expect(backTo.mock.calls).toEqual([[3]]);
  });

  it('stay while the loss is no number, and cannot be put away', async () => {
    const { workspace, getByRole } = await messages();
    workspace.store.getState().setRun({ failure: { what: 'loss', epoch: 2, batch: 1, cause: { type: 'growth' } } });
    await expect.element(getByRole('listitem')).toBeInTheDocument();
    expect(getByRole('button').query()).toBeNull();
    workspace.store.getState().setRun({ failure: null });
    await expect.poll(() => getByRole('listitem').query()).toBeNull();
  });
});
