import type { ColumnStage } from '../../document/columns.ts';
import { curvePoint } from '../layout/curve.ts';
import { droppedBy } from '../plan/dropped.ts';
import { normalizedOf } from '../plan/normalized.ts';
import { brief, percent } from '../../document/spelling.ts';
import { lightOf } from '../plan/light.ts';
import type { NeuronLook } from './palette.ts';
import { type PlacedColumn, type Slot, unitY } from '../layout/picture.ts';
import { bellPoint, gateRadius, noisePoint, type Sign, slopeEnd } from '../layout/sign.ts';

type BadgeSlot = Extract<Slot, { type: 'badge' }>;
type BarSlot = Extract<Slot, { type: 'bar' }>;

const roundTurn = 2 * Math.PI;

/** Paints the moving part of a stage's sign at a neuron. */
export function paintSlot(
  context: CanvasRenderingContext2D,
  column: PlacedColumn,
  unit: number,
  slot: Slot,
  look: NeuronLook,
): void {
  const stage = column.plan.stages[slot.stage];
  const y = unitY(column, unit);
  context.globalAlpha = lightOf(look.lit, stage.layer);
  if (slot.type === 'bar') paintBar(context, column.x + slot.dx, y, slot, stage, unit, look);
  else paintBadge(context, column.x + slot.dx, y - slot.size / 2, slot, stage, unit, look);
  context.globalAlpha = 1;
}

function paintBadge(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  { sign, size }: BadgeSlot,
  stage: ColumnStage,
  unit: number,
  look: NeuronLook,
): void {
  const { palette, numbers, probe } = look;
  context.fillStyle = palette.ink.surface;
  if (sign.type === 'gate') {
    context.beginPath();
    context.arc(left + size / 2, top + size / 2, size * gateRadius, 0, roundTurn);
    context.fill();
    if (probe === null) return;
    const mask = droppedBy(numbers, stage.layer, stage.op.units);
    paintGate(context, left + size / 2, top + size / 2, size, mask === null ? 'idle' : mask[unit] === 1, look);
    return;
  }
  context.fillRect(left + 1, top + 1, size - 2, size - 2);
  if (probe === null) return;
  if (sign.type === 'slope') paintSlope(context, left, top, size, stage, unit, look);
  const [dx, dy] = dotOf(sign, stage, unit, size, look, probe);
  context.fillStyle = probe[stage.to + unit] < 0 ? palette.ink.negative : palette.ink.positive;
  context.beginPath();
  context.arc(left + dx, top + dy, Math.max(1.6, size * 0.13), 0, roundTurn);
  context.fill();
}

/** Position of the displayed example on the sign. */
function dotOf(
  sign: Exclude<Sign, { type: 'gate' }>,
  { op, from, to }: ColumnStage,
  unit: number,
  size: number,
  { parameters }: NeuronLook,
  probe: Float32Array,
): readonly [number, number] {
  const x = probe[from + unit];
  const y = probe[to + unit];
  switch (sign.type) {
    case 'curve':
      return curvePoint(sign.curve, x, size);
    case 'slope': {
      // Positive half: y = x. Negative half: the neuron's own slope.
      if (x > 0) return noFarther(x, x, size);
      return noFarther(x, y, size);
    }
    case 'noise': {
      const deviation = op.kind === 'gaussian_noise' ? op.spec.stddev : 0;
      return noisePoint(deviation === 0 ? 0 : (y - x) / deviation, size);
    }
    case 'bell': {
      if (parameters === null || (op.kind !== 'batch_normalization' && op.kind !== 'layer_normalization')) {
        return bellPoint(sign.over, 0, size);
      }
      return bellPoint(sign.over, normalizedOf(op, unit, parameters, probe, { from, to }).deviations, size);
    }
  }
}

/** Clamps a point to the square from −4 to 4, along the ray from the origin. */
function noFarther(x: number, y: number, size: number): readonly [number, number] {
  const most = Math.max(4, Math.abs(x), Math.abs(y));
  const half = size * 0.36;
  return [size / 2 + (x / most) * half, size / 2 - (y / most) * half];
}

function paintSlope(
  context: CanvasRenderingContext2D,
  left: number,
  top: number,
  size: number,
  { op }: ColumnStage,
  unit: number,
  { palette, parameters }: NeuronLook,
): void {
  if (op.kind !== 'p_re_lu' || parameters === null) return;
  const [dx, dy] = slopeEnd(parameters[op.alpha + unit], size);
  context.strokeStyle = palette.ink.ink;
  context.lineWidth = 1.5 * palette.ink.stroke;
  context.beginPath();
  context.moveTo(left + size / 2, top + size / 2);
  context.lineTo(left + dx, top + dy);
  context.stroke();
}

/**
 * Paints a gate: open with a line through it in inference, a dot if the unit is kept in training, crossed out if
 * dropped.
 */
function paintGate(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  dropped: boolean | 'idle',
  { palette: { ink } }: NeuronLook,
): void {
  const r = size * gateRadius;
  context.strokeStyle = dropped === true ? ink.ink : ink.inkSoft;
  context.lineWidth = (dropped === true ? 2 : 1.25) * ink.stroke;
  context.beginPath();
  if (dropped === true) {
    const d = r * 0.62;
    context.moveTo(x - d, y - d);
    context.lineTo(x + d, y + d);
    context.moveTo(x + d, y - d);
    context.lineTo(x - d, y + d);
  } else {
    context.moveTo(x - r, y);
    context.lineTo(x + r, y);
  }
  context.stroke();
  if (dropped !== false) return;
  context.fillStyle = ink.ink;
  context.beginPath();
  context.arc(x, y, Math.max(1.6, r * 0.36), 0, roundTurn);
  context.fill();
}

function paintBar(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  slot: BarSlot,
  stage: ColumnStage,
  unit: number,
  { palette, probe, family, textSize }: NeuronLook,
): void {
  const height = slot.named ? 6 : Math.min(8, textSize * 0.6);
  const top = slot.named ? y + 4 : y - height / 2;
  context.fillStyle = palette.ink.line;
  context.fillRect(x, top, slot.width, height);
  if (probe === null) return;
  const value = probe[stage.to + unit];
  if (slot.of === 'share') {
    context.fillStyle = palette.ink.positive;
    context.fillRect(x, top, slot.width * Math.min(1, Math.max(0, value)), height);
  } else {
    const length = slot.width * Math.min(1, Math.max(0, value / lowestLogarithm));
    context.fillStyle = palette.ink.negative;
    context.fillRect(x + slot.width - length, top, length, height);
  }
  if (slot.digits === 0) return;
  context.fillStyle = palette.ink.ink;
  context.font = `${textSize}px ${family}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const text = slot.of === 'share' ? percent(value, 0) : brief(value);
  context.fillText(text, x + slot.width + slot.digits, top + height / 2 + 0.5);
}

/** The bar is full at the logarithm of about 0.2%. */
const lowestLogarithm = -6;
