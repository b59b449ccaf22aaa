import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random.ts';
import { pack, unpack } from '../../../src/state/packing.ts';

async function packed(text: string): Promise<string> {
  const name = await pack(text);
  if (name === null) throw new Error('too long');
  return name;
}

describe('a lesson in a link', () => {
  it('comes out as it went in, in signs that every messenger leaves alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (text) => {
        const name = await packed(text);
        expect(name).toMatch(/^pack:\d+:[0-9a-f]{8}:[\w-]+$/);
        expect(await unpack(name)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('is much shorter than its text', async () => {
    const text = 'The network has three inputs. ネットワークには入力が3つあります。\n'.repeat(100);
    expect((await packed(text)).length).toBeLessThan(300);
  });

  it('is not put into a link that would be too long', async () => {
    const random = createRandom(1, 'data');
    const noise = Array.from({ length: 8000 }, () => String.fromCharCode(33 + Math.floor(90 * random.uniform())));
    expect(await pack(noise.join(''))).toBeNull();
  });

  it('of which a sign was lost or changed does not open', async () => {
    const name = await packed('A lesson that somebody wrote with care. 丁寧に書いたレッスン。');
    const at = name.lastIndexOf(':') + 1;
    for (let i = at; i < name.length; i++) {
      expect(await unpack(name.slice(0, i) + name.slice(i + 1)), `without ${i}`).toBeNull();
      const other = name[i] === 'A' ? 'B' : 'A';
      const changed = await unpack(name.slice(0, i) + other + name.slice(i + 1));
      // The last character may have unused bits.
      if (i < name.length - 1) expect(changed, `changed ${i}`).toBeNull();
    }
    for (const wrong of ['pack:', 'pack:1:2:3', `pack:9999999:00000000:AAAA`, name.replace('pack:', 'pack:1')]) {
      expect(await unpack(wrong)).toBeNull();
    }
  });

  it('that says a huge text in few signs is given up at the length that it claims', async () => {
    const bomb = await packed('a'.repeat(4_000_000));
    expect(await unpack(bomb)).toBeNull();
    expect(await unpack(bomb.replace('4000000', '1000'))).toBeNull();
  });
});
