import { describe, expect, it } from 'vitest';
import { plainInitializer, usualInitializer, withArguments } from '../../../src/document/initializerArguments.ts';
import { initializerNames } from '../../../src/engine/specs/initializerSpecs.ts';

describe('an initializer’s arguments', () => {
  it('are Keras’s defaults where it is only a name', () => {
    expect(withArguments('truncated_normal')).toEqual({ name: 'truncated_normal', mean: 0, stddev: 0.05 });
    expect(withArguments('constant')).toEqual({ name: 'constant', value: 0 });
    expect(withArguments('he_normal')).toBeNull();
  });

  it('are kept where they are given', () => {
    const wide = { name: 'random_uniform', minval: -1, maxval: 1 } as const;
    expect(withArguments(wide)).toBe(wide);
    expect(plainInitializer(wide)).toBe(wide);
  });

  it.each(initializerNames)('%s with all its defaults is written as its name again', (name) => {
    expect(plainInitializer(withArguments(name) ?? name)).toBe(name);
    expect(usualInitializer(name)).toBe(name);
  });

  it('are always written with VarianceScaling: Keras has no short name for it', () => {
    const spec = { name: 'variance_scaling', scale: 1, mode: 'fan_in', distribution: 'truncated_normal' } as const;
    expect(usualInitializer('variance_scaling')).toEqual(spec);
    expect(plainInitializer(spec)).toBe(spec);
  });
});
