import { createStore, delMany, getMany, keys } from 'idb-keyval';

/** Name of a thing that is kept: its kind, its page, and its place there. */
export type VaultKey = (string | number)[];

/** What is kept on this computer beside the links. Any of it may fail: forbidden, full, or of a later version. */
export interface Vault {
  keys(): Promise<VaultKey[]>;
  get(names: VaultKey[]): Promise<unknown[]>;
  /** All of them or none. Fails with a `QuotaExceededError` where it is full. */
  put(entries: [VaultKey, unknown][]): Promise<void>;
  delete(names: VaultKey[]): Promise<void>;
}

/** The browser's own, in IndexedDB. */
export function browserVault(): Vault {
  const store = createStore('mlp-visualizer', 'runs');
  return {
    keys: () => keys<VaultKey>(store),
    get: (names) => getMany(names, store),
    put: async (entries) =>
      store(
        'readwrite',
        async (runs) =>
          new Promise((resolve, reject) => {
            const { transaction } = runs;
            transaction.oncomplete = () => resolve();
            // Not with the `error` event before: only then the transaction knows why.
            transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
            for (const [name, value] of entries) runs.put(value, name);
            transaction.commit(); // a page that is left no longer can
          }),
      ),
    delete: (names) => delMany(names, store),
  };
}
