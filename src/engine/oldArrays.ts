/**
 * Methods of ES2023 that are missing in Chromium 109, the last Chromium for Windows 7 and 8. A worker imports this file
 * before all others, the page before it starts (ui/oldBrowsers.ts). In newer browsers it does nothing.
 */
const methods = {
  toReversed(this: readonly unknown[]): unknown[] {
    return [...this].reverse();
  },
  toSorted(this: readonly unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    // eslint-disable-next-line unicorn/no-array-sort -- of a copy
    return [...this].sort(compare);
  },
  toSpliced(this: readonly unknown[], ...splice: [start: number, count: number, ...items: unknown[]]): unknown[] {
    const copy = [...this];
    copy.splice(...splice);
    return copy;
  },
  with(this: readonly unknown[], index: number, value: unknown): unknown[] {
    const copy = [...this];
    copy[index < 0 ? index + copy.length : index] = value;
    return copy;
  },
};

const typedMethods = {
  toReversed(this: Float64Array): Float64Array {
    return this.slice().reverse();
  },
  toSorted(this: Float64Array, compare?: (a: number, b: number) => number): Float64Array {
    return this.slice().sort(compare);
  },
  with(this: Float64Array, index: number, value: number): Float64Array {
    const copy = this.slice();
    copy[index < 0 ? index + copy.length : index] = value;
    return copy;
  },
};

function lend(prototype: object, lent: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(lent)) {
    if (!(name in prototype)) Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  }
}

/** Adds the methods to prototypes that do not have them. */
export function lendArrayMethods(array: object = Array.prototype, typedArray: object = typedArrayPrototype): void {
  lend(array, methods);
  lend(typedArray, typedMethods);
}

const typedArrayPrototype: object = Object.getPrototypeOf(Float64Array.prototype);

lendArrayMethods();
