/**
 * `assembly/` compiled to WebAssembly, as base64. The build puts it here (`scripts/assembly.mjs`); where it does not,
 * there is no twin, and the reference does all the work.
 */
export const compiled: string = '';
