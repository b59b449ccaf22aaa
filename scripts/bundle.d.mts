/** Bundles a TypeScript module of this project, whole, into an ECMAScript module; answers with its path. */
export function bundleTypeScript(file: string | URL): Promise<string>;

/** Imports a TypeScript module of this project, bundled. */
export function importTypeScript(file: string | URL): Promise<unknown>;
