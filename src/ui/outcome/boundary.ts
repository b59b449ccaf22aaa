/**
 * Where a field crosses 0: marching squares with straight pieces, each end where the line between two neighbouring
 * cells' middles is 0 by linear interpolation. A piece is x₁, y₁, x₂, y₂ in cells from the upper left corner of the
 * picture. A saddle is cut the way its middle says.
 *
 * @param field [side, side]
 */
export function zeroLines(field: ArrayLike<number>, side: number): Float32Array {
  const pieces: number[] = [];
  // Edges of a square: upper, right, lower, left.
  const ends = new Float64Array(8);
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const at = row * side + column;
      const a = field[at];
      const b = field[at + 1];
      const c = field[at + side + 1];
      const d = field[at + side];
      const shape = Number(a > 0) | (Number(b > 0) << 1) | (Number(c > 0) << 2) | (Number(d > 0) << 3);
      if (shape === 0 || shape === 15) continue;
      const x = column + 0.5;
      const y = row + 0.5;
      ends.set([x + a / (a - b), y, x + 1, y + b / (b - c), x + d / (d - c), y + 1, x, y + a / (a - d)]);
      const join = (from: number, to: number): void => {
        pieces.push(ends[from * 2], ends[from * 2 + 1], ends[to * 2], ends[to * 2 + 1]);
      };
      const middle = a + b + c + d > 0;
      switch (shape) {
        case 1:
        case 14:
          join(3, 0);
          break;
        case 2:
        case 13:
          join(0, 1);
          break;
        case 4:
        case 11:
          join(1, 2);
          break;
        case 8:
        case 7:
          join(2, 3);
          break;
        case 3:
        case 12:
          join(3, 1);
          break;
        case 6:
        case 9:
          join(0, 2);
          break;
        case 5: // a and c
          if (middle) {
            join(0, 1);
            join(2, 3);
          } else {
            join(3, 0);
            join(1, 2);
          }
          break;
        case 10: // b and d
          if (middle) {
            join(3, 0);
            join(1, 2);
          } else {
            join(0, 1);
            join(2, 3);
          }
          break;
      }
    }
  }
  return Float32Array.from(pieces);
}
