import type { Plugin } from 'vite';

/** The compiled module of src/engine/simd/assembly. */
export function assembly(): Promise<Uint8Array>;

/** A plugin for Vite and Rolldown that gives src/engine/simd/compiled.ts its content. */
export function assemblyPlugin(): Plugin;
