import { makeFormulasKnown } from './formulaFeatures.ts';
import { makePlaygroundKnown } from './playgroundTables.ts';

/** Lets data be what the page opens without: have features by formula, or be a set of TensorFlow Playground. */
export function makeAllKnown(): void {
  makeFormulasKnown();
  makePlaygroundKnown();
}
