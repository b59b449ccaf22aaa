import type { Part, Span } from '../../code/part.ts';
import { equal } from '../../document/equal.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Layer } from '../../engine/specs/model.ts';

interface Written {
  readonly text: string;
  readonly spans: readonly Span[];
}

interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Parts that stand in a program once, or not at all. */
const single = ['seed', 'input', 'compile', 'fit'] as const satisfies readonly Part['kind'][];

/**
 * A person's own program brought up to the changed experiment: only the lines of what changed are written anew, in
 * the way they were written. Null where that cannot be done line by line. The result is a proposal: whoever asks
 * reads it again to see that it says the experiment.
 *
 * @param own what the person wrote; it says `before`
 * @param oldPrint `before` as it is printed, `newPrint` `after`
 */
export function rewrite(
  own: Written,
  oldPrint: Written,
  newPrint: Written,
  before: Experiment,
  after: Experiment,
): string | null {
  if (!equal(before.data, after.data)) return null;
  const changes: Change[] = [];
  for (const kind of single) {
    const was = textsOf(oldPrint, kind);
    const is = textsOf(newPrint, kind);
    if (equal(was, is)) continue;
    const [span, ...others] = own.spans.filter(({ part }) => part.kind === kind);
    // An input that the first layer tells is written with that layer.
    if (kind === 'input' && span === undefined) continue;
    if (span === undefined || others.length > 0 || is.length !== 1) return null;
    changes.push({ ...span, insert: likeStatement(own.text.slice(span.from, span.to), is[0]) });
  }
  const layers = layerChanges(own, newPrint, before.layers, after.layers, before.inputs !== after.inputs);
  if (layers === null) return null;
  return apply(own.text, [...changes, ...layers]);
}

function textsOf({ text, spans }: Written, kind: Part['kind']): string[] {
  return spans.filter(({ part }) => part.kind === kind).map(({ from, to }) => text.slice(from, to));
}

function layerChanges(
  own: Written,
  print: Written,
  before: readonly Layer[],
  after: readonly Layer[],
  widened: boolean,
): Change[] | null {
  const spans = before.map((_, index) => own.spans.filter(({ part }) => part.kind === 'layer' && part.index === index));
  const starts = new Set(spans.map(([span]) => span?.from));
  // A loop that makes several layers, or a layer that two lines make.
  if (spans.some((each) => each.length !== 1) || starts.size !== before.length || before.length === 0) return null;
  const places = spans.map(([span]) => span);
  const printed = (index: number): string => {
    const span = print.spans.find(({ part }) => part.kind === 'layer' && part.index === index);
    return span === undefined ? '' : print.text.slice(span.from, span.to);
  };

  let head = 0;
  while (head < Math.min(before.length, after.length) && equal(before[head], after[head])) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && equal(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;

  const changes: Change[] = [];
  const replaced = Math.min(before.length, after.length) - head - tail;
  const put = (index: number): void => {
    const { from, to } = places[index];
    changes.push({ from, to, insert: likeOwn(own.text.slice(from, to), printed(index)) });
  };
  if (widened && head > 0) put(0);
  for (let index = head; index < head + replaced; index++) put(index);

  for (let index = head + replaced; index < before.length - tail; index++)
    changes.push(withLine(own.text, places[index]));
  const added = after.slice(head + replaced, after.length - tail).map((_, i) => printed(head + replaced + i));
  if (added.length > 0) {
    const at = head + replaced;
    changes.push(at === 0 ? ahead(own.text, places[0], added) : behind(own.text, places[at - 1], added));
  }
  return changes;
}

const addCall = /^(\s*[\w.]+\.add\()([\s\S]*)(\)\s*)$/;
const path = /^(?:\w+\.)*(?=\w+\()/;

/** A layer as the person says layers: as `model.add(…)` or not, under the same path, with the same end. */
function likeOwn(own: string, printed: string): string {
  const inside = addCall.exec(own);
  const expression = (addCall.exec(printed)?.[2] ?? printed).trim();
  const ownPath = path.exec((inside?.[2] ?? own).trimStart())?.[0] ?? '';
  const said = expression.replace(path, ownPath);
  return inside === null ? `${said}${endOf(own)}` : `${inside[1]}${said}${inside[3]}`;
}

/** A statement as the person makes it: `history = net.fit(…)` for `model.fit(…)`. */
function likeStatement(own: string, printed: string): string {
  const [, result = '', ownPath, ownName] = /^(\w+\s*=\s*)?((?:\w+\.)*)(\w+)\(/.exec(own) ?? [];
  const [, , name] = /^((?:\w+\.)*)(\w+)\(/.exec(printed) ?? [];
  const said = printed.trim();
  return `${name === ownName ? `${result}${said.replace(path, ownPath)}` : said}${endOf(own)}`;
}

const endOf = (text: string): string => /\s*$/.exec(text)?.[0] ?? '';

/** The span and, where nothing else stands there, all of its lines. */
function withLine(text: string, { from, to }: Span): Change {
  const end = text.slice(from, to).trimEnd().length + from;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const rest = /^[ \t]*,?[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(text.slice(end));
  if (text.slice(lineStart, from).trim() === '' && rest !== null) {
    return { from: lineStart, to: end + rest[0].length, insert: '' };
  }
  const comma = /^\s*,\s*/.exec(text.slice(end));
  return { from, to: end + (comma?.[0].length ?? 0), insert: '' };
}

function behind(text: string, span: Span, added: readonly string[]): Change {
  const own = text.slice(span.from, span.to);
  const end = span.from + own.trimEnd().length;
  const lineStart = text.lastIndexOf('\n', span.from - 1) + 1;
  const indent = text.slice(lineStart, span.from);
  const isList = !addCall.test(own);
  const ownLine = indent.trim() === '';
  const said = added.map((each) => likeOwn(own.trimEnd(), each));
  if (!isList) return { from: end, to: end, insert: said.map((each) => `\n${ownLine ? indent : ''}${each}`).join('') };
  return { from: end, to: end, insert: said.map((each) => `,${ownLine ? `\n${indent}` : ' '}${each}`).join('') };
}

function ahead(text: string, span: Span, added: readonly string[]): Change {
  const own = text.slice(span.from, span.to).trimEnd();
  const lineStart = text.lastIndexOf('\n', span.from - 1) + 1;
  const indent = text.slice(lineStart, span.from);
  const ownLine = indent.trim() === '';
  const separator = `${addCall.test(own) ? '' : ','}${ownLine ? `\n${indent}` : ' '}`;
  return { from: span.from, to: span.from, insert: added.map((each) => `${likeOwn(own, each)}${separator}`).join('') };
}

/** Null where two changes touch the same text. */
function apply(text: string, changes: readonly Change[]): string | null {
  const inOrder = changes.toSorted((a, b) => a.from - b.from || a.to - b.to);
  let out = '';
  let at = 0;
  for (const { from, to, insert } of inOrder) {
    if (from < at) return null;
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}
