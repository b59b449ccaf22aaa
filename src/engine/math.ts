/**
 * The engine's transcendental functions on float64. The language leaves `Math.exp` and its kin to each browser, and
 * browsers differ; these are made of + − × ÷ √, comparisons, `Math.abs`, `Math.floor` and bit access alone, which are
 * exact everywhere, so that every JavaScript engine gives the same bits. They never allocate.
 */
export { erf } from './math/erf.ts';
export { exp, expm1, tanh } from './math/exponential.ts';
export { log, log1p } from './math/logarithm.ts';
export { pow } from './math/power.ts';
export { cos, sin } from './math/trigonometry.ts';
