/** The cards of one column of the drawing, joined. Lengths in px. */
export interface GroupWidth {
  /** Where there is room. */
  readonly full: number;
  /** Below it they are not compressed. */
  readonly least: number;
}

export interface GroupPlace {
  readonly left: number;
  readonly width: number;
}

/**
 * Places groups of cards side by side, each above its column as far as the others let it. They are compressed where
 * there is too little room, and reach beyond it (to be scrolled to) where that is not enough.
 *
 * @param centres of the columns, from the left end of the room; packed to the left where there are not as many
 * @param room px
 * @param gap least distance between two groups, px
 */
export function placeGroups(
  groups: readonly GroupWidth[],
  centres: readonly number[],
  room: number,
  gap: number,
): readonly GroupPlace[] {
  const sum = (of: (group: GroupWidth) => number): number => groups.reduce((all, group) => all + of(group), 0);
  const least = sum((group) => group.least);
  const free = room - gap * (groups.length - 1) - least;
  const share = Math.max(0, Math.min(1, free / Math.max(1, sum((group) => group.full) - least)));
  const widths = groups.map((group) => Math.floor(group.least + share * (group.full - group.least)));
  const lefts: number[] = [];
  let from = 0;
  widths.forEach((width, i) => {
    const wanted = centres.length === groups.length && free >= 0 ? centres[i] - width / 2 : from;
    lefts.push(Math.max(from, Math.round(wanted)));
    from = lefts[i] + width + gap;
  });
  if (free >= 0) {
    let to = room;
    for (let i = groups.length - 1; i >= 0; i--) {
      lefts[i] = Math.min(lefts[i], to - widths[i]);
      to = lefts[i] - gap;
    }
  }
  return lefts.map((left, i) => ({ left, width: widths[i] }));
}
