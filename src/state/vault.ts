import { createStore, delMany, getMany, keys, setMany } from 'idb-keyval';

/** Name of a thing that is kept: its kind, its page, and its place there. */
export type VaultKey = (string | number)[];

/** What is kept on this computer beside the links. Any of it may fail: forbidden, full, or of a later version. */
export interface Vault {
  keys(): Promise<VaultKey[]>;
  get(names: VaultKey[]): Promise<unknown[]>;
  /** All of them or none. */
  put(entries: [VaultKey, unknown][]): Promise<void>;
  delete(names: VaultKey[]): Promise<void>;
}

/** The browser's own, in IndexedDB. */
export function browserVault(): Vault {
  const store = createStore('mlp-visualizer', 'runs');
  return {
    keys: () => keys<VaultKey>(store),
    get: (names) => getMany(names, store),
    put: (entries) => setMany(entries, store),
    delete: (names) => delMany(names, store),
  };
}
