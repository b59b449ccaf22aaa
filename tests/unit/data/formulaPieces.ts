/** Pieces that random texts of formulas are put together from. */
export const formulaPieces = [
  ...'x y sin max log ( ) , + - * / ^ < > = ≤ == 1 .5 e c1 c9 constructor __proto__ ² ä \u{1f600} \u0000'.split(' '),
  ' ',
];
