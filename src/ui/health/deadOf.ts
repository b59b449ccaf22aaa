import type { Flat } from '../../health/health.ts';

/** Dead units: 0 for every example. One that is saturated for all, as a sure output is, still says something. */
export const deadOf = (flat: Flat | null): readonly number[] => (flat?.kind === 'rectifier' ? flat.dead : []);
