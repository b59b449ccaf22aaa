import { createElement, type ReactNode } from 'react';
import { type Markup, textOf } from '../../explain/markup.ts';
import '../text/mathml.css';

type Words = (others: number) => string;

/** React has no types of MathML's elements. */
const element = (tag: string, ...children: ReactNode[]): ReactNode => createElement(tag, null, ...children);

function mathOf(markup: Markup, words: Words): ReactNode {
  const of = (part: Markup): ReactNode => mathOf(part, words);
  switch (markup.type) {
    case 'row':
      return element('mrow', ...markup.parts.map(of));
    case 'digits':
      return createElement(
        'mn',
        { className: markup.value < 0 ? 'net-negative' : markup.value > 0 ? 'net-positive' : undefined },
        markup.text,
      );
    case 'letter':
      return element('mi', markup.text);
    case 'word':
      return createElement('mi', { mathvariant: 'normal' }, markup.text);
    case 'sign':
      return createElement('mo', markup.isUnary === true ? { form: 'prefix' } : { form: 'infix' }, markup.text);
    case 'scripts': {
      const { base, sub, sup } = markup;
      if (sub === undefined) return sup === undefined ? of(base) : element('msup', of(base), of(sup));
      return sup === undefined ? element('msub', of(base), of(sub)) : element('msubsup', of(base), of(sub), of(sup));
    }
    case 'fraction':
      return element('mfrac', of(markup.over), of(markup.under));
    case 'root':
      return element('msqrt', of(markup.of));
    case 'bars':
      return element('mrow', element('mo', '|'), of(markup.of), element('mo', '|'));
    case 'brackets':
      return element('mrow', element('mo', '('), of(markup.of), element('mo', ')'));
    case 'others': {
      // A click on it writes the terms out; keys have a button.
      const label = createElement('mtext', { className: 'steps-rest' }, words(markup.count));
      return markup.number === undefined ? label : element('munder', of(markup.number), label);
    }
  }
}

const isBinary = (part: Markup): boolean => part.type === 'sign' && part.isUnary !== true;

/** Width of a formula in letters, roughly. */
function widthOf(markup: Markup, words: Words): number {
  const of = (part: Markup): number => widthOf(part, words);
  const label = (text: string): number => Array.from(text, (sign) => (sign > 'ÿ' ? 1 : 0.6)).reduce((a, b) => a + b, 0);
  switch (markup.type) {
    case 'row':
      return markup.parts.map(of).reduce((a, b) => a + b, 0);
    case 'digits':
    case 'letter':
    case 'word':
      return 0.55 * markup.text.length;
    case 'sign':
      return markup.isUnary === true ? 0.8 : 1.2;
    case 'scripts':
      return of(markup.base) + 0.75 * Math.max(...[markup.sub, markup.sup].map((each) => (each ? of(each) : 0)));
    case 'fraction':
      return Math.max(of(markup.over), of(markup.under)) + 0.3;
    case 'root':
    case 'bars':
    case 'brackets':
      return of(markup.of) + 0.9;
    case 'others':
      return Math.max(label(words(markup.count)), markup.number === undefined ? 0 : of(markup.number));
  }
}

type Fits = (markup: Markup) => boolean;

/** What stands beside each other on a line; brackets around a sum are opened, and what does not fit is written in a row. */
function lineUp(markup: Markup, fits: Fits): readonly Markup[] {
  const word = (text: string): Markup => ({ type: 'word', text });
  const inBrackets = (of: Markup): readonly Markup[] =>
    of.type === 'row' ? [word('('), ...lineUp(of, fits), word(')')] : lineUp(of, fits);
  if (markup.type === 'row') {
    return markup.parts.flatMap((part) => (part.type === 'brackets' || !fits(part) ? lineUp(part, fits) : [part]));
  }
  if (markup.type === 'brackets' && markup.of.type === 'row' && (markup.of.parts.some(isBinary) || !fits(markup))) {
    return inBrackets(markup.of);
  }
  if (markup.type === 'fraction' && !fits(markup)) {
    return [...inBrackets(markup.over), { type: 'sign', text: '/' }, ...inBrackets(markup.under)];
  }
  if (markup.type === 'root' && !fits(markup)) return [word('√'), ...inBrackets(markup.of)];
  return [markup];
}

/** The parts of a sum: MathML has no lines that break, so that each part is a formula of its own. */
function piecesOf(markup: Markup, fits: Fits): readonly (readonly Markup[])[] {
  const pieces: Markup[][] = [[]];
  for (const part of lineUp(markup, fits)) {
    if (isBinary(part) && pieces[pieces.length - 1].length > 0) pieces.push([]);
    pieces[pieces.length - 1].push(part);
  }
  return pieces;
}

interface Props {
  readonly markup: Markup;
  readonly before?: string;
  readonly words: Words;
  /** In letters: a wider fraction or root is written in a row, which can break, too. */
  readonly widest?: number;
}

/** A formula, with what stands before it; it breaks between the parts of a sum. Said as a line of text. */
export function Formula({ markup, before, words, widest = Infinity }: Props) {
  const sign: readonly Markup[] = before === undefined ? [] : [{ type: 'sign', text: before }];
  const pieces = piecesOf(markup, (part) => widest === Infinity || widthOf(part, words) <= widest);
  const said = `${before ?? ''} ${textOf(markup, words)}`.trim();
  return (
    <span className="steps-formula" role="math" aria-label={said}>
      {pieces.map((piece, i) => (
        // The parts of a formula never change places.
        <span key={i} aria-hidden="true">
          {createElement(
            'math',
            { displaystyle: 'true' },
            ...[...(i === 0 ? sign : []), ...piece].map((part) => mathOf(part, words)),
          )}
        </span>
      ))}
    </span>
  );
}
