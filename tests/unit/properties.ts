import fc from 'fast-check';
import { lateNames } from '../../src/data/datasets.ts';
import { makeLateKnown } from '../../src/data/lateSets.ts';

// A property that fails is made smaller, which can take for ever where numbers are doubles, and no timeout of a test
// interrupts it. After this time (ms, less than `testTimeout`) the smallest counterexample so far is reported.
fc.configureGlobal({ interruptAfterTimeLimit: 1_800_000, markInterruptAsFailure: true });

// Tests of all data sets ask for the large tables, too.
await makeLateKnown(lateNames);
