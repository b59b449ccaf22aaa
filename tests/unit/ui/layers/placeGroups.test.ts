import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeGroups } from '../../../../src/ui/layers/placeGroups.ts';

const card = { full: 118, least: 85 };

describe('placeGroups', () => {
  it('puts each group above its column where the others let it', () => {
    expect(placeGroups([card, card, card], [100, 300, 500], 640, 24)).toEqual([
      { left: 41, width: 118 },
      { left: 241, width: 118 },
      { left: 441, width: 118 },
    ]);
  });

  it('moves a group that would lie on another, or reach out of the room', () => {
    expect(placeGroups([card, card], [10, 60], 400, 24)).toEqual([
      { left: 0, width: 118 },
      { left: 142, width: 118 },
    ]);
    expect(placeGroups([card, card], [350, 390], 400, 24)).toEqual([
      { left: 140, width: 118 },
      { left: 282, width: 118 },
    ]);
  });

  it('compresses before it goes beyond the room', () => {
    const [first, second, third] = placeGroups([card, card, card], [50, 150, 250], 330, 24);
    expect(first.width).toBeLessThan(118);
    expect(first.width).toBeGreaterThanOrEqual(85);
    expect(third.left + third.width).toBeLessThanOrEqual(330);
    expect(second.left).toBeGreaterThanOrEqual(first.left + first.width + 24);
  });

  it('goes beyond the room with least widths, packed, where that is not enough', () => {
    expect(placeGroups([card, card, card], [50, 150, 250], 200, 24)).toEqual([
      { left: 0, width: 85 },
      { left: 109, width: 85 },
      { left: 218, width: 85 },
    ]);
  });

  it('packs groups whose columns are not drawn', () => {
    expect(placeGroups([card, card], [300], 640, 24).map(({ left }) => left)).toEqual([0, 142]);
  });

  it('never lets two groups lie on each other, and stays in the room where they fit', () => {
    const width = fc.integer({ min: 60, max: 200 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(width, fc.integer({ min: 0, max: 1500 })), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 100, max: 1600 }),
        (all, room) => {
          const groups = all.map(([least]) => ({ least, full: least * 1.3 }));
          const places = placeGroups(
            groups,
            all.map(([, centre]) => centre),
            room,
            24,
          );
          places.forEach(({ left, width: own }, i) => {
            expect(left).toBeGreaterThanOrEqual(i === 0 ? 0 : places[i - 1].left + places[i - 1].width + 24);
            expect(own).toBeGreaterThanOrEqual(groups[i].least);
          });
          const least = groups.reduce((sum, group) => sum + group.least, 0) + 24 * (groups.length - 1);
          const last = places[places.length - 1];
          if (least <= room) expect(last.left + last.width).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});
