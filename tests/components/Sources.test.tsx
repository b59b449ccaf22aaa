import { expect, it } from 'vitest';
import type { View } from '../../src/state/view.ts';
import { Sources } from '../../src/ui/data/Sources.tsx';
import { Controls } from '../../src/ui/lessons/Controls.tsx';
import { show } from './show.tsx';

const panel = (
  <Controls name="data">
    <Sources />
  </Controls>
);
const drawing = ['Draw points', 'Edit these points'] as const;

it.each<Partial<View>>([{ hidden: ['outcome'] }, { locked: ['outcome'] }])(
  'offers no drawing where a lesson keeps the plot, which it is done in: %j',
  async (view) => {
    const shown = await show(panel);
    for (const name of drawing) await expect.element(shown.getByRole('button', { name })).toBeVisible();
    shown.workspace.setView(view);
    for (const name of drawing) await expect.element(shown.getByRole('button', { name })).not.toBeInTheDocument();
    await expect.element(shown.getByRole('button', { name: 'f(x)…' })).toBeEnabled(); // needs no plot
    shown.workspace.setView({ hidden: [], locked: [] });
    for (const name of drawing) await expect.element(shown.getByRole('button', { name })).toBeVisible();
  },
);

it.each(['f(x)…', 'Your table…', 'More data sets…'])(
  'closes what “%s” has opened when a lesson locks the data: nothing in it could be pressed',
  async (name) => {
    const shown = await show(panel);
    await shown.getByRole('button', { name }).click();
    await expect.element(shown.getByRole('dialog')).toBeVisible();
    shown.workspace.setView({ locked: ['data'] });
    await expect.element(shown.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(shown.getByRole('button', { name })).toBeDisabled();
    shown.workspace.setView({ locked: [] });
    await expect.element(shown.getByRole('button', { name })).toBeEnabled();
    await expect.element(shown.getByRole('dialog')).not.toBeInTheDocument();
  },
);
