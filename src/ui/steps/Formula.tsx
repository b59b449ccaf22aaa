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

/** What stands beside each other on a line; the brackets around a sum are opened. */
function lineUp(markup: Markup): readonly Markup[] {
  if (markup.type === 'row') return markup.parts.flatMap((part) => (part.type === 'brackets' ? lineUp(part) : [part]));
  if (markup.type !== 'brackets' || markup.of.type !== 'row' || !markup.of.parts.some(isBinary)) return [markup];
  const bracket = (text: string): Markup => ({ type: 'word', text });
  return [bracket('('), ...lineUp(markup.of), bracket(')')];
}

/** The parts of a sum: MathML has no lines that break, so that each part is a formula of its own. */
function piecesOf(markup: Markup): readonly (readonly Markup[])[] {
  const pieces: Markup[][] = [[]];
  for (const part of lineUp(markup)) {
    if (isBinary(part) && pieces[pieces.length - 1].length > 0) pieces.push([]);
    pieces[pieces.length - 1].push(part);
  }
  return pieces;
}

/** A formula, with what stands before it; it breaks between the parts of a sum. Said as a line of text. */
export function Formula({ markup, before, words }: { markup: Markup; before?: string; words: Words }) {
  const sign: readonly Markup[] = before === undefined ? [] : [{ type: 'sign', text: before }];
  const pieces = piecesOf(markup);
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
