/** out[q] = Σᵣ a[r, q], r ascending over `rows` rows of `columns` contiguous values. */
export function columnSums(a: usize, rows: i32, columns: i32, out: usize): void {
  const step = (<usize>columns) << 2;
  let q = 0;
  for (; q + 4 <= columns; q += 4) {
    let s = f32x4.splat(0);
    for (let r = 0, i = a + ((<usize>q) << 2); r < rows; r++, i += step) s = f32x4.add(s, v128.load(i));
    v128.store(out + ((<usize>q) << 2), s);
  }
  for (; q < columns; q++) {
    let s: f32 = 0;
    for (let r = 0, i = a + ((<usize>q) << 2); r < rows; r++, i += step) s += load<f32>(i);
    store<f32>(out + ((<usize>q) << 2), s);
  }
}
