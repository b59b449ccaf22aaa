import { isRowWiseSpec } from '../engine/layerActivation.ts';
import { axisPath, type Curve, curveOf, curvePath } from './curve.ts';
import { polyline } from './polyline.ts';
import type { Stage } from './stage.ts';

/** What is drawn of a stage beside each neuron, in a square. What ties the neurons together is no sign of one of them. */
export type Sign =
  /** The graph of the function. */
  | { readonly type: 'curve'; readonly curve: Curve }
  /** PReLU: its slope for negative numbers is the neuron's own and moves as it learns. */
  | { readonly type: 'slope' }
  /** Dropout: a ring on the way out, open or crossed out. */
  | { readonly type: 'gate' }
  /** GaussianNoise: a jagged line. */
  | { readonly type: 'noise' }
  /** Normalization: a bell, upright when it is taken over the examples, lying when it is taken down the column. */
  | { readonly type: 'bell'; readonly over: 'examples' | 'units' };

const inset = 0.14;
/** A bell reaches so many standard deviations to each side. */
const bellReach = 3;
/** Noise of so many standard deviations reaches the border of its sign. */
const noiseReach = 3;
/** Radius of the ring of a gate in parts of the square's side. */
export const gateRadius = 0.34;

const jags = [0, -0.45, 0.35, -0.2, 0.75, -0.8, 0.25, -0.35, 0];

/** Null for a row-wise activation: that is a frame around the column. */
export function signOf(stage: Stage): Sign | null {
  const { op } = stage;
  switch (op.kind) {
    case 'activation':
      return isRowWiseSpec(op.activation) ? null : { type: 'curve', curve: curveOf(op.activation) };
    case 'p_re_lu':
      return { type: 'slope' };
    case 'dropout':
      return { type: 'gate' };
    case 'gaussian_noise':
      return { type: 'noise' };
    case 'batch_normalization':
      return { type: 'bell', over: 'examples' };
    case 'layer_normalization':
      return { type: 'bell', over: 'units' };
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Where on the bell a number of so many standard deviations from the mean stands, held at its ends. */
export function bellPoint(over: 'examples' | 'units', deviations: number, size: number): readonly [number, number] {
  const near = size * inset;
  const whole = size - 2 * near;
  const z = Math.max(-bellReach, Math.min(bellReach, deviations));
  const along = near + ((z + bellReach) / (2 * bellReach)) * whole;
  const up = Math.exp((-z * z) / 2) * whole;
  // Lying, greater numbers are higher, as in the column's neurons more is more.
  return over === 'examples' ? [along, size - near - up] : [near + up, size - along];
}

/** Where the number that noise was added to stands; deviations of the noise upwards. */
export function noisePoint(deviations: number, size: number): readonly [number, number] {
  const share = Math.max(-1, Math.min(1, deviations / noiseReach));
  return [size / 2, size / 2 - share * size * (0.5 - inset)];
}

/** The negative half of x > 0 ? x : alpha·x, as its far end; it ends where it leaves the square. */
export function slopeEnd(alpha: number, size: number): readonly [number, number] {
  const half = size * (0.5 - inset);
  const steep = Math.max(1, Math.abs(alpha));
  return [size / 2 - half / steep, size / 2 + (alpha / steep) * half];
}

/** What stands still of a sign, as SVG path data. */
export function signPath(sign: Sign, size: number): string {
  const near = round(size * inset);
  const far = round(size - size * inset);
  const middle = round(size / 2);
  switch (sign.type) {
    case 'curve':
      return curvePath(sign.curve, size);
    case 'slope':
      return `M${middle},${middle}L${far},${near}`;
    case 'gate': {
      const r = round(size * gateRadius);
      return `M0,${middle}H${round(middle - r)}M${round(middle + r)},${middle}H${size}`;
    }
    case 'noise': {
      const step = (far - near) / (jags.length - 1);
      return polyline(jags.map((jag, i) => [near + i * step, middle + jag * size * (0.5 - inset)]));
    }
    case 'bell':
      return polyline(Array.from({ length: 33 }, (_, i) => bellPoint(sign.over, (i / 16 - 1) * bellReach, size)));
  }
}

/** The thin lines behind it: axes, or the mean. */
export function signAxes(sign: Sign, size: number): string {
  const near = round(size * inset);
  const far = round(size - size * inset);
  const middle = round(size / 2);
  switch (sign.type) {
    case 'curve':
      return axisPath(sign.curve, size);
    case 'slope':
      return `M${near},${middle}H${far}M${middle},${near}V${far}`;
    case 'gate':
      return '';
    case 'noise':
      return `M${near},${middle}H${far}`;
    case 'bell':
      return sign.over === 'examples'
        ? `M${near},${far}H${far}M${middle},${near}V${far}`
        : `M${near},${near}V${far}M${near},${middle}H${far}`;
  }
}
