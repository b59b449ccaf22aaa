import { isOfPlayground } from '../document/ofPlayground.ts';
import {
  diverged,
  noActivation,
  overfitting,
  rateTooLarge,
  rateTooSmall,
  tooFewEpochs,
  tooSmall,
} from './curveRules.ts';
import type { Diagnosis } from './finding.ts';
import { contradictions, largeTargets, lossMismatch, nothingLeft, unscaledInputs } from './inputRules.ts';
import { type Chart, fewestEpochs, type Rule, signsOf } from './signs.ts';
import { deadUnits, exploding, explodingFromStart, saturated, symmetric, vanishing } from './weightRules.ts';

/** The causes before what they bring about. */
const rules: readonly Rule[] = [
  lossMismatch,
  unscaledInputs,
  largeTargets,
  explodingFromStart,
  diverged,
  nothingLeft,
  symmetric,
  deadUnits,
  exploding,
  saturated,
  rateTooLarge,
  vanishing,
  rateTooSmall,
  overfitting,
  contradictions,
  tooFewEpochs,
];

/** What is left when nothing else explains it. */
const lastResort: readonly Rule[] = [noActivation, tooSmall];

/** Looks for each sickness; the first that is found is the gravest. */
export function diagnose(chart: Chart): Diagnosis {
  if (isOfPlayground(chart.experiment) || chart.history.count === 0) return { verdict: 'unknown', findings: [] };
  const signs = signsOf(chart);
  const findBy = (some: readonly Rule[]) => some.map((rule) => rule(signs)).filter((found) => found !== null);
  const known = findBy(rules);
  const findings = known.length > 0 ? known : findBy(lastResort);
  if (findings.length > 0) return { verdict: 'sick', findings };
  const { isWell, hasFallen, curve } = signs;
  return { verdict: isWell && hasFallen && curve.epochs >= fewestEpochs ? 'healthy' : 'unknown', findings };
}
