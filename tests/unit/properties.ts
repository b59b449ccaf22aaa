import fc from 'fast-check';

// A property that fails is made smaller, which can take for ever where numbers are doubles, and no timeout of a test
// interrupts it: the smallest counterexample of the first minute is good enough.
fc.configureGlobal({ interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true });
