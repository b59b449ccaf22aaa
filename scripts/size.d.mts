/** Scripts that the built page loads before it can do anything, with gzipped sizes. */
export function firstLoad(dist: string): { readonly file: string; readonly bytes: number }[];
