/** Bundles a TypeScript module of this project, whole, into an ECMAScript module; answers with its path. */
export function bundleTypeScript(file: string | URL): Promise<string>;
