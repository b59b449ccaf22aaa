/** Whether two pieces of plain data (numbers, strings, arrays, objects of these) are equal. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** `value` with the fields of `patch`; `value` itself if nothing changes, so that no undo step is made. */
export function change<T extends object>(value: T, patch: Partial<T>): T {
  const news = Object.keys(patch) as (keyof T)[];
  return news.every((key) => equal(value[key], patch[key])) ? value : { ...value, ...patch };
}
