import { describe, expect, it } from 'vitest';
import { arrangementOf } from '../../../src/ui/arrangement.ts';

describe('arrangementOf', () => {
  it.each([
    [1366, 768, 'columns'],
    [1024, 768, 'columns'],
    [1093, 614, 'columns'], // 1366 × 768 at 125 %
    [820, 1180, 'stacked'],
    [911, 512, 'split'], // 1366 × 768 at 150 %
    [960, 540, 'split'], // 1920 × 1080 at 200 %
    [1366, 500, 'split'],
    [683, 384, 'tabs'], // 1366 × 768 at 200 %
    [390, 844, 'tabs'],
    [342, 192, 'tabs'], // 1366 × 768 at 400 %
  ] as const)('%i × %i px of usual type: %s', (width, height, arrangement) => {
    expect(arrangementOf(width / 16, height / 16)).toBe(arrangement);
  });

  it('goes by the size of the type', () => {
    expect(arrangementOf(1920 / 25, 1080 / 25)).toBe('columns'); // the projector's theme
    expect(arrangementOf(1366 / 32, 768 / 32)).toBe('tabs'); // a reader's setting of 32 px
  });
});
