import { cos, exp, log, pow, sin, tanh } from '../engine/math.ts';

// Formulas of a person's own: a small grammar, read by recursive descent and never by the language.
//
// relation = sum [ ( "<" / ">" / "<=" / ">=" / "=" / "==" ) sum ]
// sum      = term *( ( "+" / "-" ) term )
// term     = unary *( ( "*" / "/" ) unary )
// unary    = ( "-" / "+" ) unary / power
// power    = atom [ ( "^" / "**" ) unary ]
// atom     = number / constant / column / function "(" sum *( "," sum ) ")" / "(" sum ")"

const functions = {
  sin: { takes: 1, f: sin },
  cos: { takes: 1, f: cos },
  tan: { takes: 1, f: (a) => sin(a) / cos(a) },
  exp: { takes: 1, f: exp },
  log: { takes: 1, f: log },
  sqrt: { takes: 1, f: Math.sqrt },
  abs: { takes: 1, f: Math.abs },
  sign: { takes: 1, f: Math.sign },
  floor: { takes: 1, f: Math.floor },
  tanh: { takes: 1, f: tanh },
  min: { takes: 2, f: (a, b) => Math.min(a, b) },
  max: { takes: 2, f: (a, b) => Math.max(a, b) },
} satisfies Readonly<Record<string, { readonly takes: 1 | 2; readonly f: (a: number, b: number) => number }>>;

export type FunctionName = keyof typeof functions;
export const functionNames = Object.keys(functions) as readonly FunctionName[]; // has no others

const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

const operators = {
  '+': { level: 1, f: (a, b) => a + b },
  '-': { level: 1, f: (a, b) => a - b },
  '*': { level: 2, f: (a, b) => a * b },
  '/': { level: 2, f: (a, b) => a / b },
  '^': { level: 4, f: pow },
} satisfies Readonly<Record<string, { readonly level: number; readonly f: (a: number, b: number) => number }>>;

export type Operator = keyof typeof operators;
export type Relation = '<' | '>' | '<=' | '>=' | '=';

export type Term =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'constant'; readonly name: string }
  | { readonly type: 'column'; readonly index: number }
  | { readonly type: 'minus'; readonly of: Term }
  | { readonly type: 'binary'; readonly operator: Operator; readonly left: Term; readonly right: Term }
  | { readonly type: 'call'; readonly name: FunctionName; readonly of: readonly Term[] };

export interface RelationTerm {
  readonly type: 'relation';
  readonly relation: Relation;
  readonly left: Term;
  readonly right: Term;
}

/** Why a text is no formula; `at` is the character that it is found at, from 0. */
export interface FormulaFault {
  readonly code:
    | 'empty'
    | 'tooLong'
    | 'tooDeep'
    | 'unexpected'
    | 'noOperator'
    | 'ended'
    | 'unknownName'
    | 'arguments'
    | 'notClosed';
  readonly at: number;
  /** What stands there; between two factors without a sign, the product as it is to be written. */
  readonly word: string;
}

export type Parsed =
  | { readonly ok: true; readonly term: Term | RelationTerm }
  | { readonly ok: false; readonly fault: FormulaFault };

/** Characters that a person may write. */
export const longestFormula = 100;
/** A document spells it out: `x` is `c0`, `1e20` has all its digits. */
export const longestSpelledOut = 10 * longestFormula;
const deepest = 40;

/** The column of a name; `loosely`: that is no word of formulas, and may be in other capitals than the column's. */
export type ColumnOf = (name: string, loosely: boolean) => number | null;

interface Token {
  readonly type: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Thrown and caught in here. */
class Fault extends Error {
  readonly fault: FormulaFault;

  constructor(code: FormulaFault['code'], { at, text }: Pick<Token, 'at' | 'text'>) {
    super(code);
    this.fault = { code, at, word: text };
  }
}

/** Signs that people type or paste for those of the grammar. */
const standsFor: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '‐': '-',
  ー: '-',
  ｰ: '-',
  '、': ',',
  '。': '.',
  '≤': '<=',
  '≥': '>=',
  '≦': '<=',
  '≧': '>=',
  '²': '^2',
  '³': '^3',
  '√': 'sqrt ',
  π: ' pi ',
};

/** Behind these `ー` makes a vowel long, as in データ; elsewhere it is a minus. */
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}ﾞﾟ\u3099\u309a]/u;

/** A character as the grammar has it, behind `before`. */
function plainOf(sign: string, before = ''): string {
  if (/[ーｰ]/.test(sign) && kana.test(before)) return 'ー';
  return Object.hasOwn(standsFor, sign) ? standsFor[sign] : sign.normalize('NFKC');
}

/** Each character as the grammar has it, and where it stood. */
function spelled(text: string): { readonly text: string; readonly from: readonly number[] } {
  let plain = '';
  const from: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = plainOf(text[at], text[at - 1]);
    plain += sign;
    for (let i = 0; i < sign.length; i++) from.push(at);
  }
  return { text: plain, from };
}

const token =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{M}\p{N}_]*)|(\*\*|[<>=]=|[-+*/^(),<>=])|(\S))/uy;

function tokensOf(source: string): readonly Token[] {
  const { text, from } = spelled(source);
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [, number, name, sign, other] = match;
    const word = number ?? name ?? sign ?? other;
    const at = from[token.lastIndex - word.length];
    if (other !== undefined) throw new Fault('unexpected', { text: word, at });
    tokens.push({ type: number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign', text: word, at });
  }
  tokens.push({ type: 'end', text: '', at: source.length });
  return tokens;
}

/**
 * Reads a formula. Never throws, and takes time in proportion to the text, which is bounded.
 * @param columnOf the column of a name; `c0`, `c1` … are those of any data, unless they are called otherwise
 * @param columns how many there are
 */
export function parseFormula(
  text: string,
  columnOf: ColumnOf,
  columns = Infinity,
  longest: number = longestFormula,
): Parsed {
  try {
    if (text.length > longest) throw new Fault('tooLong', { at: longest, text: '' });
    const tokens = tokensOf(text);
    if (tokens.length === 1) throw new Fault('empty', { at: 0, text: '' });
    return { ok: true, term: new Reader(tokens, columnOf, columns).whole() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #columnOf: ColumnOf;
  readonly #columns: number;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], columnOf: ColumnOf, columns: number) {
    this.#tokens = tokens;
    this.#columnOf = columnOf;
    this.#columns = columns;
  }

  get #next(): Token {
    return this.#tokens[this.#at];
  }

  #takes(...signs: readonly string[]): string | null {
    const { type, text } = this.#next;
    if (type !== 'sign' || !signs.includes(text)) return null;
    this.#at++;
    return text;
  }

  #fail(code: FormulaFault['code'], token = this.#next): never {
    throw new Fault(token.type === 'end' && code === 'unexpected' ? 'ended' : code, token);
  }

  whole(): Term | RelationTerm {
    const left = this.#sum();
    const sign = this.#takes('<', '>', '<=', '>=', '=', '==');
    const relation = sign === '==' ? '=' : (sign as Relation | null); // one of those
    const term = relation === null ? left : { type: 'relation' as const, relation, left, right: this.#sum() };
    if (this.#next.type !== 'end') this.#failBehind();
    return term;
  }

  #sum(): Term {
    let left = this.#product();
    for (let sign = this.#takes('+', '-'); sign !== null; sign = this.#takes('+', '-')) {
      left = { type: 'binary', operator: sign as Operator, left, right: this.#product() };
    }
    return left;
  }

  #product(): Term {
    let left = this.#unary();
    for (let sign = this.#takes('*', '/'); sign !== null; sign = this.#takes('*', '/')) {
      left = { type: 'binary', operator: sign as Operator, left, right: this.#unary() };
    }
    return left;
  }

  #unary(): Term {
    if (++this.#depth > deepest) this.#fail('tooDeep');
    const sign = this.#takes('-', '+');
    const term: Term =
      sign === null ? this.#power() : sign === '-' ? { type: 'minus', of: this.#unary() } : this.#unary();
    this.#depth--;
    return term;
  }

  #power(): Term {
    const left = this.#atom();
    return this.#takes('^', '**') === null ? left : { type: 'binary', operator: '^', left, right: this.#unary() };
  }

  #atom(): Term {
    const found = this.#next;
    this.#at++;
    if (found.type === 'number') {
      const value = Number(found.text);
      return Number.isFinite(value) ? { type: 'number', value } : this.#fail('unexpected', found);
    }
    if (found.type === 'name') return this.#named(found);
    if (found.type !== 'sign' || found.text !== '(') {
      this.#at--;
      return this.#fail('unexpected', found);
    }
    const term = this.#sum();
    this.#close();
    return term;
  }

  /** What a name says: a column, a constant or a function, which is yet to be called. */
  #meaningOf(found: Token): Term | FunctionName {
    const name = found.text;
    const column = this.#columnOf(name, false) ?? columnOfCode(name);
    if (column !== null && column < this.#columns) return { type: 'column', index: column };
    const plain = name.toLowerCase();
    if (constants.has(plain)) return { type: 'constant', name: plain };
    const known = functionNames.find((each) => each === plain || (plain === 'ln' && each === 'log'));
    if (known !== undefined) return known;
    const index = this.#columnOf(name, true);
    return index === null ? this.#fail('unknownName', found) : { type: 'column', index };
  }

  #named(found: Token): Term {
    const known = this.#meaningOf(found);
    if (typeof known !== 'string') return known;
    if (this.#takes('(') === null) this.#fail('arguments', found);
    const of = [this.#sum()];
    while (this.#takes(',') !== null) of.push(this.#sum());
    this.#close();
    if (of.length !== functions[known].takes) this.#fail('arguments', found);
    return { type: 'call', name: known, of };
  }

  #close(): void {
    if (this.#takes(')') !== null) return;
    if (this.#next.type === 'end') this.#fail('notClosed');
    this.#failBehind();
  }

  /** What stands behind a term and cannot: perhaps it is to be multiplied. */
  #failBehind(): never {
    const [left, right] = [this.#tokens[this.#at - 1], this.#next];
    const isFactor = right.type === 'name' || right.text === '(' || (right.type === 'number' && left.type !== 'number');
    if (!isFactor) this.#fail('unexpected');
    if (right.type === 'name') this.#meaningOf(right);
    const product = `${left.text === ')' ? '(…)' : left.text}*${right.text === '(' ? '(…)' : right.text}`;
    throw new Fault('noOperator', { at: right.at, text: product });
  }
}

/** `c12` is column 12 of any data; so is `_c12`, where another column has that name. */
function columnOfCode(name: string): number | null {
  const [, column] = /^_*c(0|[1-9]\d{0,3})$/.exec(name) ?? [];
  return column === undefined ? null : Number(column);
}

const isName = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/** Whether a column can be called so in a formula. */
const canName = (name: string): boolean => isName.test(name) && spelled(name).text === name;

/** What a column is called in a formula: its name, or its code. @param isTaken whether another one has that name */
export function wordOf(name: string, column: number, isTaken: (name: string) => boolean): string {
  if (canName(name)) return name;
  let code = `c${column}`;
  while (isTaken(code)) code = `_${code}`;
  return code;
}

/** What a term is made of. */
export function partsOfTerm(term: Term | RelationTerm): readonly Term[] {
  if (term.type === 'minus') return [term.of];
  if (term.type === 'call') return term.of;
  return term.type === 'binary' || term.type === 'relation' ? [term.left, term.right] : [];
}

/** The columns that a term has, ascending. */
export function columnsOf(term: Term | RelationTerm): readonly number[] {
  const found = new Set<number>();
  const visit = (each: Term | RelationTerm): void => {
    if (each.type === 'column') found.add(each.index);
    partsOfTerm(each).forEach(visit);
  };
  visit(term);
  return [...found].toSorted((a, b) => a - b);
}

/** Computes a term from the values of its row. */
export function evaluate(term: Term, valueOf: (column: number) => number): number {
  switch (term.type) {
    case 'number':
      return term.value;
    case 'constant':
      return constants.get(term.name) ?? Number.NaN;
    case 'column':
      return valueOf(term.index);
    case 'minus':
      return -evaluate(term.of, valueOf);
    case 'binary':
      return operators[term.operator].f(evaluate(term.left, valueOf), evaluate(term.right, valueOf));
    case 'call': {
      const [a, b = 0] = term.of.map((each) => evaluate(each, valueOf));
      return functions[term.name].f(a, b);
    }
  }
}

/** How each part of a formula is written. */
export interface Style {
  readonly column: (index: number) => string;
  readonly number?: (value: number) => string;
  readonly constant: (name: string) => string;
  readonly call: (name: FunctionName) => string;
  readonly operator: (operator: Operator) => string;
}

const unaryLevel = 3;
const levelOf = (term: Term): number => {
  if (term.type === 'binary') return operators[term.operator].level;
  if (term.type === 'minus') return unaryLevel;
  return 5;
};

/** The formula as text, with no more brackets than it needs: it reads as the same term. */
export function printFormula(term: Term, style: Style): string {
  const inside = (each: Term, least: number): string => {
    const text = printFormula(each, style);
    return levelOf(each) < least ? `(${text})` : text;
  };
  switch (term.type) {
    case 'number':
      return (style.number ?? String)(term.value);
    case 'constant':
      return style.constant(term.name);
    case 'column':
      return style.column(term.index);
    case 'minus':
      return `-${inside(term.of, unaryLevel)}`;
    case 'binary': {
      const { level } = operators[term.operator];
      const isPower = term.operator === '^';
      const left = inside(term.left, isPower ? level + 1 : level);
      return `${left}${style.operator(term.operator)}${inside(term.right, isPower ? unaryLevel : level + 1)}`;
    }
    case 'call':
      return `${style.call(term.name)}(${term.of.map((each) => printFormula(each, style)).join(', ')})`;
  }
}

/** One spelling for each formula, whatever its columns are called. */
export const plainStyle: Style = {
  column: (index) => `c${index}`,
  constant: (name) => name,
  call: (name) => name,
  operator: (operator) => operator,
};

/** As people write it. */
export const wordStyle = (name: (column: number) => string): Style => ({
  column: (index) => wordOf(name(index), index, () => false),
  constant: (constant) => (constant === 'pi' ? 'π' : constant),
  call: (call) => call,
  operator: (operator) => ({ '+': ' + ', '-': ' − ', '*': '·', '/': '/', '^': '^' })[operator],
});
