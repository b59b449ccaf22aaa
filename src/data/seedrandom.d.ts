/** seedrandom 2.4.4, the ARC4 generator alone; it has no types of its own. */
declare module 'seedrandom/seedrandom.js' {
  export default function seedrandom(seed: string): () => number;
}
