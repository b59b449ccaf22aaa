/** Returns a key for each item of a list: its name, and its index among items of the same name. */
export function keysOf<T>(list: readonly T[], nameOf: (one: T) => string): readonly string[] {
  const counts = new Map<string, number>();
  return list.map((one) => {
    const name = nameOf(one);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name} ${count}`;
  });
}

/** Name of a label: what it describes, independent of its position. */
export const labelName = ({ kind, layer }: { readonly kind: string; readonly layer: number | null }): string =>
  `${kind} ${layer}`;

/** Name of a sign, frame or line: its layer. */
export const layerName = ({ layer }: { readonly layer: number }): string => String(layer);
