/**
 * The engine's transcendental functions on float64. The language lets each browser implement `Math.exp` and similar
 * functions in its own way, and the results differ. These use only + − × ÷ √, comparisons, `Math.abs`, `Math.floor` and
 * bit access, which are exact everywhere, so that every JavaScript engine gives the same bits. They never allocate.
 */
export { erf } from './math/erf.ts';
export { exp, expm1, tanh } from './math/exponential.ts';
export { log, log1p } from './math/logarithm.ts';
export { pow } from './math/power.ts';
export { cos, sin } from './math/trigonometry.ts';
