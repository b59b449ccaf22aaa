import type { Role } from '../../document/columns.ts';
import { groupLevel, type HeaderLevel, headerLevels, type HeaderLine, headerLines, headerWidth } from './headers.ts';
import { hasCaption } from './caption.ts';
import type { PictureInput } from './pictureInput.ts';
import type { Badge, Label, PlacedColumn } from './picture.ts';
import { signOf } from './sign.ts';

interface Header {
  readonly column: PlacedColumn;
  readonly x: number;
  readonly width: number;
  readonly lines: readonly HeaderLine[];
}

const edge = 6;
const between = 9;

/** Lays out the header above the columns: the longest texts that do not touch, with curves above the shorter ones. */
export function headersOf(
  columns: readonly PlacedColumn[],
  input: PictureInput,
): { readonly labels: readonly Label[]; readonly badges: readonly Badge[] } {
  const level = levelOf(columns, input);
  const labels = headersAt(columns, input, level).flatMap((header) => stack(header, input, level));
  if (level < groupLevel) return { labels, badges: [] };
  return { labels: [...groupLabels(columns, input), ...labels], badges: columnBadges(columns, input) };
}

function levelOf(columns: readonly PlacedColumn[], input: PictureInput): HeaderLevel {
  return headerLevels.find((candidate) => !collide(headersAt(columns, input, candidate), input)) ?? 5;
}

/** Lines of the highest header, as it is above these columns. */
export function headerLinesAbove(columns: readonly PlacedColumn[], input: PictureInput): number {
  const level = levelOf(columns, input);
  const most = Math.max(...headersAt(columns, input, level).map(({ lines }) => lines.length));
  return level < groupLevel ? most : most + 1;
}

/** Badges of each column's first stage, for columns without badges on their neurons. */
function columnBadges(columns: readonly PlacedColumn[], { textSize }: PictureInput): readonly Badge[] {
  const nearest = Math.min(...columns.slice(1).map(({ x }, i) => x - columns[i].x));
  const size = Math.min(18, Math.floor(nearest) - 2);
  if (size < 9) return [];
  return columns.flatMap((column) => {
    const { plan, slots, x } = column;
    const [stage] = plan.stages;
    const sign = stage === undefined ? null : signOf(stage);
    if (sign === null || hasCaption(column) || slots.length > 0) return [];
    return [{ sign, layer: stage.layer, role: plan.role, x: x - size / 2, y: 10 + 2.6 * textSize, size }];
  });
}

function headersAt(columns: readonly PlacedColumn[], input: PictureInput, level: HeaderLevel): readonly Header[] {
  const hiddenCount = columns.filter(({ plan }) => plan.role === 'hidden').length;
  return columns.map((column) => {
    const lines = headerLines(column.plan, input.model, input.roles, column.plan.index, hiddenCount, level);
    const width = headerWidth(lines, input.measure);
    const centre = (column.left + column.right) / 2;
    const x = clampTo(centre, edge + width / 2, input.width - edge - width / 2);
    return { column, x, width, lines };
  });
}

function clampTo(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function collide(headers: readonly Header[], { width: whole }: PictureInput): boolean {
  return headers.some(({ x, width }, i) => {
    const next = headers[i + 1];
    if (next === undefined) return width > whole - 2 * edge;
    return x + width / 2 + between > next.x - next.width / 2;
  });
}

function stack({ column, x, lines }: Header, { textSize }: PictureInput, level: HeaderLevel): readonly Label[] {
  const first = level < groupLevel ? 1 : 2;
  return lines.map(({ text, face, layer }, i) => ({
    kind: face === 'text' ? 'role' : 'code',
    role: column.plan.role,
    layer,
    text,
    x,
    y: 6 + (first + i) * textSize * 1.3,
    anchor: 'middle',
  }));
}

/** Places one name for all columns of a role: input on the left, output on the right, hidden in the middle. */
function groupLabels(
  columns: readonly PlacedColumn[],
  { roles, width, textSize, measure }: PictureInput,
): readonly Label[] {
  const y = 6 + textSize * 1.3;
  const hidden = columns.filter(({ plan }) => plan.role === 'hidden');
  const last = hidden.length === 0 ? width / 2 : Math.max(...hidden.map(({ right }) => right));
  const first = hidden[0]?.left ?? width / 2;
  const half = (role: Role): number => measure(roles.group(role), 'text') / 2;
  const label = (role: Role, x: number, layer: number | null): Label => {
    return { kind: 'role', role, layer, text: roles.group(role), x, y, anchor: 'middle' };
  };
  const within = (role: Role, centre: number): number => clampTo(centre, edge + half(role), width - edge - half(role));
  const [input] = columns;
  const output = columns[columns.length - 1];
  const inputX = within('input', (input.left + input.right) / 2);
  const outputX = within('output', (output.left + output.right) / 2);
  // The name of the hidden layers goes between the other two, or is left out.
  const low = inputX + half('input') + between + half('hidden');
  const high = outputX - half('output') - between - half('hidden');
  return [
    label('input', inputX, -1),
    ...(low <= high ? [label('hidden', clampTo((first + last) / 2, low, high), null)] : []),
    label('output', outputX, output.plan.layer),
  ];
}
