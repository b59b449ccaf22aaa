import { exact } from '../document/spelling.ts';
import type { Expression, Letter, Name, Numeral } from './expression.ts';

/** A formula as it is set, before it is MathML or a line of text. */
export type Markup =
  | { readonly type: 'row'; readonly parts: readonly Markup[] }
  /** A number as displayed. */
  | { readonly type: 'digits'; readonly text: string; readonly value: number }
  | { readonly type: 'letter'; readonly text: string }
  /** A function's name. */
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'sign'; readonly text: string; readonly isUnary?: boolean }
  | { readonly type: 'scripts'; readonly base: Markup; readonly sub?: Markup; readonly sup?: Markup }
  | { readonly type: 'fraction'; readonly over: Markup; readonly under: Markup }
  | { readonly type: 'root'; readonly of: Markup }
  | { readonly type: 'bars' | 'brackets'; readonly of: Markup }
  /** The rest of a sum, in the words of the page, with its number where that is shown. */
  | { readonly type: 'others'; readonly count: number; readonly number?: Markup };

/** What stands for a number: its letter, its digits, or for a line the formula that leads to it. */
export type Stand = (numeral: Numeral) => Markup | Expression;

export const row = (...parts: readonly Markup[]): Markup => ({ type: 'row', parts });
export const sign = (text: string): Markup => ({ type: 'sign', text });
const unaryMinus: Markup = { type: 'sign', text: '−', isUnary: true };
export const digits = (text: string, value: number): Markup => ({ type: 'digits', text, value });
const letter = (text: string): Markup => ({ type: 'letter', text });

/** How tightly an expression holds together: a sum, a product, or one thing. */
type Tightness = 0 | 1 | 2;

export function nameMarkup(name: Name): Markup {
  if ('others' in name) return { type: 'others', count: name.others };
  if ('d' in name) {
    const part = (of: Letter): Markup => row(letter('∂'), letterMarkup(of));
    return { type: 'fraction', over: part(name.d), under: part(name.by) };
  }
  return letterMarkup(name);
}

function letterMarkup({ base, sub, sup, example }: Letter): Markup {
  const upper = (sup === undefined ? '' : `(${sup})`) + (example === undefined ? '' : `⟨${example}⟩`);
  if (sub === undefined && upper === '') return letter(base);
  return {
    type: 'scripts',
    base: letter(base),
    ...(sub === undefined ? {} : { sub: row(letter(sub)) }),
    ...(upper === '' ? {} : { sup: row(letter(upper)) }),
  };
}

/** Whether a markup begins with a minus, so that a sign before it needs brackets. */
function isNegative(markup: Markup): boolean {
  if (markup.type === 'digits') return markup.text.startsWith('−');
  if (markup.type === 'row') return markup.parts.length > 0 && isNegative(markup.parts[0]);
  if (markup.type === 'others') return markup.number !== undefined && isNegative(markup.number);
  return markup.type === 'sign' && markup.isUnary === true;
}

/** Sets an expression. */
export function markupOf(e: Expression, stand: Stand): Markup {
  return set(e, stand).markup;
}

interface Set {
  readonly markup: Markup;
  readonly tightness: Tightness;
}

function set(e: Expression, stand: Stand): Set {
  const inner = (part: Expression): Markup => set(part, stand).markup;
  /** With brackets where it would come apart otherwise, or has a sign of its own. */
  const within = (part: Expression, least: Tightness): Markup => {
    const { markup, tightness } = set(part, stand);
    return tightness < least || isNegative(markup) ? { type: 'brackets', of: markup } : markup;
  };
  switch (e.type) {
    case 'constant':
      return { markup: digits(exact(e.value), e.value), tightness: 2 };
    case 'known':
    case 'line': {
      const found = stand(e);
      return isMarkup(found) ? { markup: found, tightness: 2 } : set(found, stand);
    }
    case 'sum': {
      if (e.terms.length === 1) return set(e.terms[0], stand);
      const parts = e.terms.flatMap((term, i): Markup[] => {
        const isLess = term.type === 'negative';
        const of = isLess ? term.of : term;
        const needed = isLess ? 1 : 0;
        if (i === 0) return isLess ? [unaryMinus, within(of, needed)] : [inner(of)];
        return [sign(isLess ? '−' : '+'), within(of, needed)];
      });
      return { markup: row(...parts), tightness: 0 };
    }
    case 'product': {
      if (e.factors.length === 1) return set(e.factors[0], stand);
      const parts = e.factors.flatMap((factor, i) => {
        const of = within(factor, i === 0 ? 1 : 2);
        return i === 0 ? [of] : [sign('·'), of];
      });
      return { markup: row(...parts), tightness: 1 };
    }
    case 'quotient':
      return { markup: { type: 'fraction', over: inner(e.over), under: inner(e.under) }, tightness: 2 };
    case 'power':
      return { markup: { type: 'scripts', base: powered(within(e.base, 2)), sup: inner(e.exponent) }, tightness: 2 };
    case 'negative':
      return { markup: row(unaryMinus, within(e.of, 1)), tightness: 0 };
    case 'call': {
      const [first] = e.of;
      switch (e.name) {
        case 'exp':
          return { markup: { type: 'scripts', base: letter('e'), sup: inner(first) }, tightness: 2 };
        case 'sqrt':
          return { markup: { type: 'root', of: inner(first) }, tightness: 2 };
        case 'abs':
          return { markup: { type: 'bars', of: inner(first) }, tightness: 2 };
        case 'ln':
        case 'tanh':
        case 'sign':
        case 'max':
        case 'min':
        case 'Φ': {
          const of = row(...e.of.flatMap((part, i) => [...(i > 0 ? [sign(',')] : []), inner(part)]));
          return { markup: row({ type: 'word', text: e.name }, { type: 'brackets', of }), tightness: 2 };
        }
      }
    }
  }
}

/** The base of a power: a fraction, or what has a power or an upper index of its own, is put in brackets. */
function powered(base: Markup): Markup {
  const hasUpper =
    (base.type === 'digits' && base.text.includes('e')) || (base.type === 'scripts' && base.sup !== undefined);
  return hasUpper || base.type === 'fraction' ? { type: 'brackets', of: base } : base;
}

const kinds = ['row', 'digits', 'letter', 'word', 'sign', 'scripts', 'fraction', 'root', 'bars', 'brackets', 'others'];
const isMarkup = (of: Markup | Expression): of is Markup => kinds.includes(of.type);

/** A formula as a line of text, as one types it into a calculator. @param others the words for the rest of a sum */
export function textOf(markup: Markup, others: (count: number) => string): string {
  const of = (part: Markup): string => textOf(part, others);
  /** In brackets, unless it is one thing. */
  const one = (part: Markup): string =>
    /^(?:[\p{L}\p{N}.′∂]+|\([^()]*\))$/u.test(of(part)) ? of(part) : `(${of(part)})`;
  switch (markup.type) {
    case 'row':
      return markup.parts.map(of).join('');
    case 'digits':
    case 'letter':
    case 'word':
      return markup.text;
    case 'sign':
      if (markup.isUnary) return markup.text;
      return markup.text === ',' ? ', ' : ` ${markup.text} `;
    case 'scripts': {
      const { base, sub, sup } = markup;
      const under = sub === undefined ? '' : `[${of(sub)}]`;
      const upper = sup === undefined ? '' : `^${one(sup)}`;
      return of(base) + under + upper;
    }
    case 'fraction':
      return `${one(markup.over)} / ${one(markup.under)}`;
    case 'root':
      return `√${one(markup.of)}`;
    case 'bars':
      return `|${of(markup.of)}|`;
    case 'brackets':
      return `(${of(markup.of)})`;
    case 'others':
      return others(markup.count) + (markup.number === undefined ? '' : `: ${of(markup.number)}`);
  }
}
