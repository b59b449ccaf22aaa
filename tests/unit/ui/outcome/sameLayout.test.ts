import { describe, expect, it } from 'vitest';
import { usualLayers } from '../../../../src/document/defaults.ts';
import { layOut } from '../../../../src/engine/layout.ts';
import { sameLayout } from '../../../../src/ui/outcome/sameLayout.ts';
import { net } from '../../net.ts';

const same = (a: string, b: string): boolean => sameLayout(layOut(net(a)), layOut(net(b)));

describe('sameLayout', () => {
  it('finds a network equal to itself', () => expect(same('2-4.tanh-1.sigmoid', '2-4.tanh-1.sigmoid')).toBe(true));

  it('finds every layer equal to itself, and not to one with other arguments', () => {
    const layers = Object.values(usualLayers);
    const model = { inputs: 2, layers };
    expect(sameLayout(layOut(model), layOut(structuredClone(model)))).toBe(true);
    const other = layers.map((layer) => (layer.type === 'dropout' ? { ...layer, rate: 0.1 } : layer));
    expect(sameLayout(layOut(model), layOut({ inputs: 2, layers: other }))).toBe(false);
  });

  it('tells apart widths, activations and inputs, also where the parameters are as many', () => {
    expect(same('2-4.tanh-1.sigmoid', '2-4.relu-1.sigmoid')).toBe(false);
    expect(same('2-4.tanh-1.sigmoid', '2-5.tanh-1.sigmoid')).toBe(false);
    expect(same('3-4.tanh-1.sigmoid', '2-4.tanh-1.sigmoid')).toBe(false);
    expect(same('2-4.tanh-1.sigmoid', '2-4.tanh-1')).toBe(false);
  });
});
