import type { ColumnStage } from '../../document/columns.ts';
import { isRowWiseSpec } from '../../engine/layerActivation.ts';
import { axisPath, type Curve, curveOf, curvePath } from './curve.ts';
import { polyline } from './polyline.ts';

/**
 * Sign of a stage, drawn in a square beside each neuron. Row-wise activations have no sign, as they belong to no single
 * neuron.
 */
export type Sign =
  /** The graph of the function. */
  | { readonly type: 'curve'; readonly curve: Curve }
  /** PReLU: the slope for negative numbers is learned, one per neuron. */
  | { readonly type: 'slope' }
  /** Dropout: a ring on the way out, open or crossed out. */
  | { readonly type: 'gate' }
  /** GaussianNoise: a jagged line. */
  | { readonly type: 'noise' }
  /**
   * Normalization: a bell curve, upright for normalization over the examples, on its side for normalization over the
   * units.
   */
  | { readonly type: 'bell'; readonly over: 'examples' | 'units' };

const inset = 0.14;
/** Standard deviations from the centre of a bell to its ends. */
const bellReach = 3;
/** Standard deviations of noise at the border of its sign. */
const noiseReach = 3;
/** Radius of a gate's ring as a fraction of the square's side. */
export const gateRadius = 0.34;

const jags = [0, -0.45, 0.35, -0.2, 0.75, -0.8, 0.25, -0.35, 0];

/** Null for a row-wise activation, which is drawn as a frame around the column. */
export function signOf(stage: ColumnStage): Sign | null {
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

/** Point of the bell at a number of standard deviations from the mean, clamped to its ends. */
export function bellPoint(over: 'examples' | 'units', deviations: number, size: number): readonly [number, number] {
  const near = size * inset;
  const whole = size - 2 * near;
  const z = Math.max(-bellReach, Math.min(bellReach, deviations));
  const along = near + ((z + bellReach) / (2 * bellReach)) * whole;
  const up = Math.exp((-z * z) / 2) * whole;
  // On its side, greater numbers are higher.
  return over === 'examples' ? [along, size - near - up] : [near + up, size - along];
}

/** Point of a noise sign; y is the added noise in standard deviations, upwards. */
export function noisePoint(deviations: number, size: number): readonly [number, number] {
  const share = Math.max(-1, Math.min(1, deviations / noiseReach));
  return [size / 2, size / 2 - share * size * (0.5 - inset)];
}

/** End of the negative half of x > 0 ? x : alpha·x, clipped to the square. */
export function slopeEnd(alpha: number, size: number): readonly [number, number] {
  const half = size * (0.5 - inset);
  const steep = Math.max(1, Math.abs(alpha));
  return [size / 2 - half / steep, size / 2 + (alpha / steep) * half];
}

/** Static part of a sign, as SVG path data. */
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

/** Thin lines behind a sign: axes, or the mean. */
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
