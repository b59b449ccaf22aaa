/** A key for each thing of a list: its name, and its number among those of the same name. */
export function keysOf<T>(list: readonly T[], nameOf: (one: T) => string): readonly string[] {
  const counts = new Map<string, number>();
  return list.map((one) => {
    const name = nameOf(one);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name} ${count}`;
  });
}

/** What a text of the drawing is about, wherever it stands. */
export const labelName = ({ kind, layer }: { readonly kind: string; readonly layer: number | null }): string =>
  `${kind} ${layer}`;

/** The layer whose sign, frame or line it is. */
export const layerName = ({ layer }: { readonly layer: number }): string => String(layer);
