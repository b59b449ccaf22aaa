import type { Column, Role } from '../../document/columns.ts';
import type { Model } from '../../engine/specs/model.ts';
import { shortStageName, stageCode } from '../plan/stageNames.ts';
import type { Measure } from './fitText.ts';

/** Role names from long to short, for one column and for all hidden columns together. */
export interface RoleNames {
  /** e.g. ['Hidden layer 2', 'Hidden 2']; the number counts hidden columns from 1. */
  readonly column: (role: Role, hidden: number, hiddenCount: number) => readonly [string, string];
  /** For several columns: 'Hidden layers'. */
  readonly group: (role: Role) => string;
}

export interface HeaderLine {
  readonly text: string;
  readonly face: 'text' | 'code';
  /** Index of the layer; −1 for the input. */
  readonly layer: number;
}

/** Maximum number of header lines for the layers of a column. */
export const stageLines = 3;

/** From full code to the width only. The first level at which no two columns touch is used. */
export const headerLevels = [0, 1, 2, 3, 4, 5] as const;
export type HeaderLevel = (typeof headerLevels)[number];
/** First level with one role name for all hidden columns. */
export const groupLevel: HeaderLevel = 4;

const code = (text: string, layer: number): HeaderLine => ({ text, face: 'code', layer });

/** Returns the header lines of a column at a level. */
export function headerLines(
  column: Column,
  model: Model,
  names: RoleNames,
  hidden: number,
  hiddenCount: number,
  level: HeaderLevel,
): readonly HeaderLine[] {
  if (level === 5) return [];
  if (level === 4) return [code(String(column.units), column.layer)];
  const [long, short] = names.column(column.role, hidden, hiddenCount);
  const role: HeaderLine = { text: level < 3 ? long : short, face: 'text', layer: column.layer };
  return [role, ...layerLines(column, model, level), ...stageLinesOf(column, model, level)];
}

function layerLines(column: Column, model: Model, level: HeaderLevel): HeaderLine[] {
  const layer = model.layers[column.layer];
  const { units } = column;
  const own = (text: string): HeaderLine => code(text, column.layer);
  if (layer?.type !== 'dense' && level === 3) return [own('Input('), own(`(${units},))`)];
  if (layer?.type !== 'dense') return [own(level === 0 ? `Input(shape=(${units},))` : `Input((${units},))`)];
  const bias = layer.useBias || level > 0 ? '' : ', use_bias=False';
  if (layer.activation === 'linear') return [own(`Dense(${units}${bias})`)];
  if (level === 0) return [own(`Dense(${units}, activation='${layer.activation}'${bias})`)];
  if (level < 3) return [own(`Dense(${units}, '${layer.activation}')`)];
  return [own(`Dense(${units},`), own(`'${layer.activation}')`)];
}

function stageLinesOf(column: Column, model: Model, level: HeaderLevel): HeaderLine[] {
  const own = column.stages.filter(({ fused }) => !fused);
  const lines = own.map((stage) =>
    code(level < 2 ? stageCode(model.layers[stage.layer]) : shortStageName(stage), stage.layer),
  );
  if (lines.length <= stageLines) return lines;
  return [...lines.slice(0, stageLines - 1), code(`… +${lines.length - stageLines + 1}`, own[stageLines - 1].layer)];
}

export function headerWidth(lines: readonly HeaderLine[], measure: Measure): number {
  return lines.reduce((widest, { text, face }) => Math.max(widest, measure(text, face)), 0);
}
