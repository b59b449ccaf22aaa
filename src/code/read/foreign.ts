import { type Mapped, Writer } from './mapped.ts';

/** A line magic that runs the Python behind it: `%time model.fit(x, y)`. Options are letters and numbers. */
const runs =
  /^[ \t]*%[ \t]*(?:time|timeit|prun|memit|lprun|mprun|capture)[ \t]+(?:-\w+(?:[ \t]+\d+)?[ \t]+)*(?=[\p{L}_([])/u;
/** A magic or a line for the shell. `% size)` and `!=` at the beginning of a line are Python's operators. */
const magic = /^[ \t]*(?:!(?!=)|%%?[A-Za-z]|%%?[ \t]+[a-z]\w*(?:[ \t]+[^)]*)?$)/;
/** `%run settings.py` */
const otherCode = /^([ \t]*)%[ \t]*(?:run|load)[ \t]+\S/;
const fence = /^[ \t]*`{3}/;
/** `model.fit?`, `?model.fit`, `model.fit??`. */
const help = /^[ \t]*(?:\?{1,2}[ \t]*[\w.%]+|[\w.]+\?{1,2})[ \t]*$/;
/** A command typed in a terminal or, in a notebook, without its mark. */
const command = new RegExp(
  [
    String.raw`(?:python3?\s+-m\s+)?(?:pip3?|conda|mamba|poetry|uv)\s+(?:install|uninstall|add|create|activate|list|show|freeze|update|upgrade|pip)(?:\s|$)`,
    String.raw`(?:sudo\s|apt(?:-get)?\s+(?:-\w+\s+)*(?:install|update)|git\s+(?:clone|pull|checkout)\s|wget\s+\S|curl\s+\S|unzip\s+[-\w./]|source\s+[\w./])`,
    String.raw`python3?\s+[\w./-]+\.py(?:\s|$)`,
    String.raw`(?:cd|ls|mkdir|rm|cp|mv|cat)\s+[-~\w./*]+(?:\s+[-~\w./*]+)*\s*$`,
    String.raw`\$\s`,
  ]
    .map((each) => `(?:${each})`)
    .join('|'),
);
const shell = new RegExp(`^[ \\t]*(?:${command.source})`);
/** `files = !ls`, `rows = %sql …`: defines a name whose value is not known. */
const assigned = /^([ \t]*[A-Za-z_][\w, ]*=[ \t]*)(?:!|%[A-Za-z])/;
/** A cell in another language, up to an empty line or the next cell. */
const otherLanguage = /^%%(?:bash|sh|script|html|HTML|javascript|js|latex|markdown|svg|SVG|cmd|perl|ruby|sql|R|file)\b/;
const cellEnds = /^\s*$|^# ?%%|^In \[/;
const traceback = /^[ \t]*(?:[A-Za-z_.]+[ \t]+)?Traceback \(most recent call last\):?[ \t]*$/;
const tracebackEnds = /^[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Iteration)\b/;
/** Output of training and `summary`. */
const printed = new RegExp(
  [
    String.raw`Epoch \d+/\d+`,
    String.raw`\d+/\d+ (?:\[[=>.]+\]|[━ ]+).*`,
    '[-_=]{20,}',
    'Train on \\d+ samples.*',
    String.raw`Layer \(type\) .*`,
    String.raw`[\w./]+ \(\w+\)[ \t]+[([].*[)\]][ \t]+[\d,]+.*`,
    '(?:Total|Trainable|Non-trainable|Optimizer) params: .*',
    'Model: "\\w+"',
    '[┏┃┡│├└╭╰].*',
  ]
    .map((each) => `^[ \\t]*(?:${each})[ \\t]*$`)
    .join('|'),
);

/** Quick test that spares most texts the full one. */
const begins = new RegExp(
  [
    String.raw`^[ \t]*(?:[-%!?$\x60┏┃│]|[_=]{20}|Traceback|Epoch \d|\d+/\d|Layer \(|Model: |Train on|\w+ params: )`,
    String.raw`^[ \t]*(?:sudo|python3?|pip3?|conda|mamba|poetry|uv|apt|apt-get|git|wget|curl|unzip|source)[ \t]`,
    String.raw`^[ \t]*(?:cd|ls|mkdir|rm|cp|mv|cat)[ \t]`,
  ].join('|'),
  'm',
);

function isSuspect(text: string): boolean {
  if (begins.test(text) || (text.includes('?') && /\?[ \t]*$/m.test(text))) return true;
  return (text.includes('!') || text.includes('%')) && /=[ \t]*(?:!(?!=)|%[A-Za-z])/.test(text);
}

/** The text without lines that are not Python: magics, lines for a shell, fences, printed output. */
export function foreignLines(source: Mapped): Mapped {
  const { text } = source;
  if (!isSuspect(text)) return source;
  const writer = new Writer(source);
  const open = new Open();
  let skipping: RegExp | null = null; // until a line that matches
  let shellGoesOn = false;
  let opener = false; // the last line of Python begins a block
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const line = text.slice(from, to);
    const within = open.any;
    let gone = false;
    if (skipping !== null) {
      gone = skipping !== cellEnds || !cellEnds.test(line);
      if (skipping.test(line)) skipping = null;
    } else if (shellGoesOn) gone = true;
    else if (!within && traceback.test(line)) {
      gone = true;
      skipping = tracebackEnds;
    } else if (!within && otherLanguage.test(line)) {
      gone = true;
      skipping = cellEnds;
    } else if (isForeign(line, open)) gone = true;
    const other = gone && skipping === null ? otherCode.exec(line) : null;
    if (other !== null) {
      // It may set any name.
      const blank = other[1].length;
      writer.copy(from, from + blank);
      writer.write('exec()', from + blank, Math.max(1, line.trim().length));
      opener = false;
    }
    if (gone) {
      shellGoesOn = skipping === null && /\\\s*$/.test(line);
      if (opener && !fence.test(line) && other === null) {
        // In place of the only line of a block, a line that does nothing.
        const blank = /^[ \t]*/.exec(line)?.[0].length ?? 0;
        writer.copy(from, from + blank);
        writer.write('pass', from + blank, Math.max(1, line.trim().length));
        opener = false;
      }
    } else {
      const run = within ? null : (runs.exec(line)?.[0] ?? null);
      const set = within ? null : assigned.exec(line);
      if (run !== null) {
        const blank = /^[ \t]*/.exec(line)?.[0].length ?? 0;
        writer.copy(from, from + blank);
        writer.copy(from + run.length, to);
      } else if (set !== null) {
        writer.copy(from, from + set[1].length);
        writer.write('...', from + set[1].length, line.length - set[1].length);
        shellGoesOn = /\\\s*$/.test(line);
      } else writer.copy(from, to);
      open.read(line);
      const code = line.replace(/#.*$/, '').trimEnd();
      if (code !== '') opener = code.endsWith(':');
    }
    if (end < 0) break;
    writer.copy(to, to + 1);
    from = to + 1;
  }
  return writer.finish();
}

function isForeign(line: string, open: Open): boolean {
  if (open.inString) return false;
  if (fence.test(line)) return true;
  if (open.any) return false;
  return (magic.test(line) && !runs.test(line)) || help.test(line) || shell.test(line) || printed.test(line);
}

/** Which brackets and long strings are open at the end of the lines so far. */
class Open {
  #brackets = 0;
  #quotes: string | null = null;
  #continued = false;

  get inString(): boolean {
    return this.#quotes !== null;
  }

  get any(): boolean {
    return this.#brackets > 0 || this.#quotes !== null || this.#continued;
  }

  read(line: string): void {
    for (let i = 0; i < line.length; i++) {
      const each = line[i];
      if (this.#quotes !== null) {
        if (each === '\\') i++;
        else if (line.startsWith(this.#quotes, i)) {
          i += this.#quotes.length - 1;
          this.#quotes = null;
        }
      } else if (each === '#') break;
      else if (each === '"' || each === "'") {
        const three = each.repeat(3);
        this.#quotes = line.startsWith(three, i) ? three : each;
        i += this.#quotes.length - 1;
      } else if ('([{'.includes(each)) this.#brackets += 1;
      else if (')]}'.includes(each)) this.#brackets = Math.max(0, this.#brackets - 1);
    }
    this.#continued = /\\\s*$/.test(line);
    if (this.#quotes?.length === 1 && !this.#continued) this.#quotes = null; // ends with its line
    // A line at the margin that begins a statement: what is open before it was never closed.
    if (this.#quotes === null && /^(?:import|from|def|class|for|if|while|with)\b/.test(line)) this.#brackets = 0;
  }
}
