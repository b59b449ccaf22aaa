/** What the built page loads before it can do anything, gzipped. */
export function firstLoad(dist: string): { readonly file: string; readonly bytes: number }[];
