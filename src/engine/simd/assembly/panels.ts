/**
 * Panels: copies of a part of a matrix, up to 16 columns wide, whose rows lie 64 bytes apart, so that a product reads
 * them in order and from a near cache. What a panel has to the right of its columns is never used.
 */

import { highs, lower, lows, upper } from './lanes';

/** Copies `terms` rows of `columns` values that are `step` bytes apart. */
export function columnPanel(from: usize, step: usize, terms: i32, columns: i32, panel: usize): void {
  if (columns > 8) {
    for (let k = terms; k > 0; k--) {
      v128.store(panel, v128.load(from));
      v128.store(panel, v128.load(from, 16), 16);
      v128.store(panel, v128.load(from, 32), 32);
      v128.store(panel, v128.load(from, 48), 48);
      from += step;
      panel += 64;
    }
    return;
  }
  for (let k = terms; k > 0; k--) {
    v128.store(panel, v128.load(from));
    v128.store(panel, v128.load(from, 16), 16);
    from += step;
    panel += 64;
  }
}

/** Transposes: column q of the panel is a row of `terms` values at `from` + q · `step`. */
export function transposedPanel(from: usize, step: usize, terms: i32, columns: i32, panel: usize): void {
  for (let q = 0; q < columns; q += 4) {
    // The last rows stand for those that are not there.
    let r0 = from;
    let r1 = q + 1 < columns ? r0 + step : r0;
    let r2 = q + 2 < columns ? r1 + step : r1;
    let r3 = q + 3 < columns ? r2 + step : r2;
    let out = panel + ((<usize>q) << 2);
    let k = terms;
    for (; k >= 4; k -= 4) {
      const a = v128.load(r0);
      const b = v128.load(r1);
      const c = v128.load(r2);
      const d = v128.load(r3);
      const ab = lower(a, b);
      const cd = lower(c, d);
      const AB = upper(a, b);
      const CD = upper(c, d);
      v128.store(out, lows(ab, cd));
      v128.store(out, highs(ab, cd), 64);
      v128.store(out, lows(AB, CD), 128);
      v128.store(out, highs(AB, CD), 192);
      r0 += 16;
      r1 += 16;
      r2 += 16;
      r3 += 16;
      out += 256;
    }
    for (; k > 0; k--) {
      store<f32>(out, load<f32>(r0));
      store<f32>(out, load<f32>(r1), 4);
      store<f32>(out, load<f32>(r2), 8);
      store<f32>(out, load<f32>(r3), 12);
      r0 += 4;
      r1 += 4;
      r2 += 4;
      r3 += 4;
      out += 64;
    }
    from += step << 2;
  }
}
