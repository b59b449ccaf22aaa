import { expect, it } from 'vitest';
import { type PanelCurve, valueAxis } from '../../../../src/ui/charts/curvePanel.ts';
import { createEnvelope } from '../../../../src/ui/charts/envelope.ts';

it.each(['linear', 'log', 'score'] as const)(
  'a %s axis is that of the finite numbers, whatever is set by hand',
  (axis) => {
    const envelope = createEnvelope(16);
    for (let i = 0; i < 5; i++) envelope.push(i, 0.9 - 0.1 * i);
    const curve: PanelCurve = { name: 'training', envelope, initial: 1 };
    const usual = valueAxis(axis, [curve], 150);
    for (const value of [Infinity, Number.NaN]) {
      const { ticks, place } = valueAxis(axis, [{ ...curve, now: { epoch: 4, value } }], 150);
      expect(ticks).toEqual(usual.ticks);
      expect(place(0.7)).toBe(usual.place(0.7));
    }
  },
);
