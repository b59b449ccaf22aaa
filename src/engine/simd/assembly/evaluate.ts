import * as pairs from './pairs';
import * as scalars from './scalars';

/** y = f(x) for float64 numbers, one at a time or two: what the tests compare with src/engine/math.ts. */
export function evaluate(kind: i32, inPairs: bool, x: usize, y: usize, count: i32): void {
  if (inPairs) {
    for (let i = 0; i < count; i += 2, x += 16, y += 16) v128.store(y, ofPair(kind, v128.load(x)));
  } else {
    for (let i = 0; i < count; i++, x += 8, y += 8) store<f64>(y, ofNumber(kind, load<f64>(x)));
  }
}

function ofPair(kind: i32, x: v128): v128 {
  switch (kind) {
    case 0:
      return pairs.exp(x);
    case 1:
      return pairs.expm1(x);
    case 2:
      return pairs.tanh(x);
    case 3:
      return pairs.log(x);
    case 4:
      return pairs.log1p(x);
    default:
      return pairs.erf(x);
  }
}

function ofNumber(kind: i32, x: f64): f64 {
  switch (kind) {
    case 0:
      return scalars.exp(x);
    case 1:
      return scalars.expm1(x);
    case 2:
      return scalars.tanh(x);
    case 3:
      return scalars.log(x);
    case 4:
      return scalars.log1p(x);
    default:
      return scalars.erf(x);
  }
}
