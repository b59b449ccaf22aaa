import { plainCharacter, plainNumber, quoteOf } from './characters.ts';
import { type Mapped, Writer } from './mapped.ts';
import { type CodeProblem, type Complaint, problemAt } from './codeProblem.ts';
import { beginsAfterAnother, beginsOwnLine, goesOn, joins } from './startOfStatement.ts';
import { readString } from './stringToken.ts';

export interface Repaired {
  /** Python whose brackets and quotes are balanced. */
  readonly python: Mapped;
  /** Insertions and removals, in places of the person's text. */
  readonly problems: readonly CodeProblem[];
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Limits beyond which reading stops: adjacent words, as in prose, and open brackets. */
const mostSlips = 20;
const deepest = 100;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const oldPrint = /^[ \t]+(?:["'\w-]|[rbu]["'])/;
const ascii = /^\w+$/;
const number = /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[\d０-９][\d０-９_]*)/y;
/** 0.5, 1e-3: the part of a number after its first digits that is not a name. */
const decimals = /(?:[.．][\d０-９][\d０-９_]*)?(?:[eEｅＥ][-+＋\u2010-\u2015−－﹣ーｰ]?[\d０-９][\d０-９_]*)?/y;
/** A minus written by a Japanese keyboard: no word begins with it. */
const vowelMinus = /[ーｰ](?=[\d０-９.．])/y;
/** `1.`, `0. if done`, `1.e-3`; not `1.foo` nor `1. First`. */
const trailingPoint =
  /\.(?![\w.０-９]|[^\S\n]*[\p{L}_(])|\.(?=[^\S\n]*(?:if|else|and|or|in|is|not|for)\b|[eE][+-]?\d|[jJ]\b)/uy;

/**
 * Makes text that Python's grammar accepts from typed or pasted text, so that one mistake stays one problem: characters
 * of other keyboards become ASCII, statements squeezed on one line come apart, and a bracket or quote that is never
 * closed is closed where the statement seems to end.
 */
export function repair(source: Mapped): Repaired {
  return new Scanner(source).run();
}

class Scanner {
  readonly #source: Mapped;
  readonly #text: string;
  readonly #writer: Writer;
  readonly #problems: CodeProblem[] = [];
  readonly #told = new Set<Complaint['code']>();
  readonly #open: { readonly bracket: string; readonly at: number }[] = [];
  #i = 0;
  /** End of the last token, in the source and in the written text. */
  #end = 0;
  #written = 0;
  /** The last token can end a value. */
  #value = false;
  /** The statement so far: its column, its first word, and whether it could be one by itself. */
  #column = 0;
  #first: string | null = null;
  #whole = false;
  /** Number of adjacent words. */
  #slips = 0;

  constructor(source: Mapped) {
    this.#source = source;
    this.#text = source.text;
    this.#writer = new Writer(source);
  }

  run(): Repaired {
    while (this.#i < this.#text.length) this.#token();
    this.#close(0);
    return { python: this.#writer.finish(), problems: this.#problems };
  }

  #tell(from: number, to: number, complaint: Complaint, once = false): void {
    if (once && this.#told.has(complaint.code)) return;
    this.#told.add(complaint.code);
    const { at } = this.#source;
    this.#problems.push(problemAt({ from: at[from], to: to > from ? at[to - 1] + 1 : at[to] }, complaint));
  }

  #token(): void {
    const raw = this.#text[this.#i];
    if (raw === '\n') return this.#newline();
    const plain = plainCharacter(raw);
    if (plain === '' || plain === ' ' || raw === '\t' || raw === '\f') {
      this.#put(raw === '\t' ? '\t' : plain && ' ', 1);
      return;
    }
    if (plain === '#') return this.#comment();
    if (raw === '\\' && /\\[ \t\r]*\n/y.test(this.#text.slice(this.#i, this.#i + 8))) {
      const to = this.#text.indexOf('\n', this.#i);
      this.#put('\\\n', to + 1 - this.#i);
      return;
    }
    if (quoteOf(raw) !== null) return this.#string('');
    vowelMinus.lastIndex = this.#i;
    if (vowelMinus.test(this.#text)) return this.#operator(raw, '-');
    word.lastIndex = this.#i;
    const found = word.exec(this.#text)?.[0];
    if (found !== undefined) return this.#word(found);
    if (plain >= '0' && plain <= '9') return this.#number();
    this.#operator(raw, plain);
  }

  /** Writes `text` for the next `length` characters of the source. */
  #put(text: string, length: number): void {
    if (text === this.#text.slice(this.#i, this.#i + length)) this.#writer.copy(this.#i, this.#i + length);
    else this.#writer.write(text, this.#i, length);
    this.#i += length;
  }

  /** The same for a token. `value`: whether a value can end with it. */
  #take(text: string, length: number, value: boolean): void {
    if (this.#first === null) {
      this.#first = text;
      const line = this.#text.lastIndexOf('\n', this.#i - 1) + 1;
      this.#column = this.#i - line;
      this.#whole = false;
    }
    this.#put(text, length);
    this.#end = this.#i;
    this.#written = this.#writer.length;
    this.#value = value;
  }

  #newline(): void {
    if (this.#open.length > 0) {
      const next = /[ \t]*/y;
      next.lastIndex = this.#i + 1;
      const blank = next.exec(this.#text)?.[0].length ?? 0;
      const ends = blank <= this.#column && beginsOwnLine(this.#text, this.#i + 1 + blank);
      if (ends) this.#close(0);
    }
    if (this.#open.length === 0) {
      this.#first = null;
      this.#value = false;
    }
    this.#put('\n', 1);
  }

  #comment(): void {
    const end = this.#text.indexOf('\n', this.#i);
    this.#writer.write('#', this.#i);
    this.#writer.copy(this.#i + 1, end < 0 ? this.#text.length : end);
    this.#i = end < 0 ? this.#text.length : end;
  }

  #string(prefix: string): void {
    const from = this.#i;
    const { text, length, closed, plain } = readString(
      this.#text,
      from + prefix.length,
      this.#open.length > 0,
      /f/i.test(prefix),
    );
    if (!plain) this.#tell(from, from + prefix.length + length, { code: 'wideCharacters' }, true);
    if (!closed) this.#tell(from, from + prefix.length + length, { code: 'unclosedString' });
    this.#take(prefix + text, prefix.length + length, true);
  }

  #word(raw: string): void {
    const text = ascii.test(raw) ? raw : Array.from(raw, plainCharacter).join('');
    const next = this.#text[this.#i + raw.length] ?? '';
    if (quoteOf(next) !== null && /^(?:[rbuf]|[rb]{2}|[rf]{2})$/i.test(text)) return this.#string(raw);
    if (text !== raw) this.#tell(this.#i, this.#i + raw.length, { code: 'wideCharacters' }, true);
    if (/^\d/.test(text)) return this.#take(text, raw.length, true);
    if (this.#value && !joins(text)) {
      if (this.#open.length > 0) this.#missingComma();
      else if (this.#whole && beginsAfterAnother(this.#text, this.#i)) this.#newLine(text, raw.length);
      else if (!goesOn(text)) this.#slips += 1;
      if (this.#slips > mostSlips) return this.#giveUp({ code: 'syntax' });
    }
    if (text === 'print' && this.#first === null && oldPrint.test(this.#text.slice(this.#i + 5, this.#i + 12))) {
      // Python 2's `print a, b` as what the grammar can take: `_=a, b`
      this.#writer.write('_=', this.#i, 5);
      this.#first = text;
      this.#column = this.#i - (this.#text.lastIndexOf('\n', this.#i - 1) + 1);
      this.#i += 5;
      this.#whole = true;
      this.#value = false;
      return;
    }
    if (text === 'import' && this.#first !== null) this.#whole = true;
    this.#take(text, raw.length, !goesOn(text));
    if (this.#first === 'import' || text === 'return') this.#whole = true;
  }

  #missingComma(): void {
    this.#tell(this.#end - 1, this.#end, { code: 'missingComma' });
    this.#slips += 1;
    this.#writer.insert(',', this.#written, this.#end - 1);
  }

  /** A statement begins after another one on the same line. */
  #newLine(first: string, length: number): void {
    this.#tell(this.#i, this.#i + length, { code: 'squeezed' }, true);
    this.#writer.write(`\n${' '.repeat(Math.min(this.#column, 80))}`, this.#i);
    this.#first = first;
    this.#whole = false;
  }

  /** Reads no further. */
  #giveUp(complaint: Complaint): void {
    this.#tell(this.#i, this.#i + 1, complaint);
    this.#i = this.#text.length;
  }

  #number(): void {
    number.lastIndex = this.#i;
    const raw = number.exec(this.#text)?.[0] ?? this.#text[this.#i];
    const old =
      this.#text[this.#i - 1] !== '.' &&
      /^0\d*[1-9]\d*$/.test(raw) &&
      !/[.eEjJ]/.test(this.#text.charAt(this.#i + raw.length));
    this.#digits(raw, old ? '0o' : ''); // Python 2 wrote 0750 for 0o750
    if (/^[lL](?!\w)/.test(this.#text.slice(this.#i, this.#i + 2))) this.#put('', 1); // Python 2's 10L
    trailingPoint.lastIndex = this.#i;
    if (!trailingPoint.test(this.#text)) {
      decimals.lastIndex = this.#i;
      this.#digits(decimals.exec(this.#text)?.[0] ?? '');
      this.#imaginary();
      return;
    }
    // `1.` is a number of Python that the grammar does not know
    this.#take('.0', 1, true);
    const exponent = /[eE][+-]?\d+/y;
    exponent.lastIndex = this.#i;
    const rest = exponent.exec(this.#text)?.[0] ?? '';
    if (rest !== '') this.#take(rest, rest.length, true);
    this.#imaginary();
  }

  /** The `j` of `100j`, as in `np.mgrid[-1:1:100j]`. */
  #imaginary(): void {
    if (/^[jJ](?!\w)/.test(this.#text.slice(this.#i, this.#i + 2))) this.#take(this.#text[this.#i], 1, true);
  }

  /** A part of a number, in digits of any width. */
  #digits(raw: string, prefix = ''): void {
    if (raw === '') return;
    const text = plainNumber(raw);
    if (text !== raw) this.#tell(this.#i, this.#i + raw.length, { code: 'wideCharacters' }, true);
    this.#take(prefix + text, raw.length, true);
  }

  #operator(raw: string, plain: string): void {
    if (plain !== raw) this.#tell(this.#i, this.#i + 1, { code: 'wideCharacters' }, true);
    if (Object.hasOwn(partners, plain)) {
      if (this.#open.length >= deepest) return this.#giveUp({ code: 'unclosed', bracket: plain });
      this.#open.push({ bracket: plain, at: this.#i });
      if (this.#open.length === 1 && this.#value) this.#whole = true; // a call
      return this.#take(plain, 1, false);
    }
    if (plain === ')' || plain === ']' || plain === '}') {
      const depth = this.#open.findLastIndex(({ bracket }) => partners[bracket] === plain);
      if (depth < 0) {
        this.#tell(this.#i, this.#i + 1, { code: 'unopened', bracket: plain });
        this.#i += 1;
        return;
      }
      this.#close(depth + 1);
      this.#open.pop();
      return this.#take(plain, 1, true);
    }
    if (plain === ';' && this.#open.length === 0) {
      this.#take(plain, 1, false);
      this.#first = null;
      return;
    }
    if (plain === '=' && this.#open.length === 0) this.#whole = true;
    this.#take(plain, 1, false);
  }

  /** Closes all brackets but the first `depth`, after the last token. Only the innermost one is told. */
  #close(depth: number): void {
    const left = this.#open.splice(depth);
    const last = left.at(-1);
    if (last === undefined) return;
    this.#tell(last.at, last.at + 1, { code: 'unclosed', bracket: last.bracket });
    const closers = left.map(({ bracket }) => partners[bracket]).toReversed();
    this.#writer.insert(closers.join(''), this.#written, Math.max(0, this.#end - 1));
    this.#written = this.#writer.length;
    this.#value = true;
  }
}
