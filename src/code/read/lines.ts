import { foreignLines } from './foreign.ts';
import { type Mapped, unchanged, Writer } from './mapped.ts';

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
};
const entity = /&(?:lt|gt|amp|quot|apos|nbsp|#34|#39|#x27);/g;

/** Prompts at the beginning of a line: Python's, IPython's. */
const prompt = /^[ \t]*(?:>>>|\.\.\.(?=[ \t]|$)|In \[[\d *]*\]:|\.{2,}:)[ \t]?/;
const output = /^[ \t]*Out\[\d*\]:/;

/** The text without traces of copying: HTML's entities, prompts, lines of a notebook that are not Python. */
export function withoutTrimmings(text: string): Mapped {
  return foreignLines(withoutPrompts(decodeEntities(unchanged(text))));
}

function decodeEntities(source: Mapped): Mapped {
  if (source.text.search(entity) < 0) return source;
  const writer = new Writer(source);
  let done = 0;
  for (const { 0: found, index } of source.text.matchAll(entity)) {
    writer.copy(done, index);
    writer.write(entities[found], index);
    done = index + found.length;
  }
  writer.copy(done, source.text.length);
  return writer.finish();
}

function withoutPrompts(source: Mapped): Mapped {
  const { text } = source;
  if (!/^[ \t]*(?:>>>|\.{3}|In \[|Out\[)/m.test(text)) return source;
  const session = /^\s*(?:>>>|In \[[\d *]*\]:)/.test(text); // all that has no prompt is what was printed
  const writer = new Writer(source);
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const line = text.slice(from, to);
    const skipped = prompt.exec(line)?.[0].length ?? 0;
    const printed = output.test(line) || (session && skipped === 0);
    if (!printed) writer.copy(from + skipped, to);
    if (end < 0) break;
    writer.copy(to, to + 1);
    from = to + 1;
  }
  return writer.finish();
}
