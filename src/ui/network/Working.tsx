import type { Piece, Part } from '../../scene/point/arithmetic.ts';
import { exact } from '../../document/spelling.ts';

/** A number in the colour of its sign, the minus is the second cue; pointed at, all its digits. */
function Value({ text, value }: { text: string; value: number }) {
  const sign = value < 0 ? 'net-negative' : value > 0 ? 'net-positive' : '';
  const digits = exact(value);
  return (
    <span className={`net-value ${sign}`} title={digits === text ? undefined : digits}>
      {text}
    </span>
  );
}

/** Brackets and `e^` stand close to what they belong to. */
function tightness(sign: string): string | undefined {
  if (/[(^]$/.test(sign)) return 'net-opening';
  return sign.startsWith(')') ? 'net-closing' : undefined;
}

function PieceOf({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'number':
      return <Value text={piece.text} value={piece.value} />;
    case 'sign':
      return <i className={tightness(piece.text)}>{piece.text}</i>;
    case 'code':
      return <code title={piece.formula ?? undefined}>{piece.text}</code>;
    case 'word':
      return <span className="net-soft">{piece.text}</span>;
  }
}

/** A line of arithmetic, to be followed on a calculator. It breaks between its parts alone. */
export function Working({ parts }: { parts: readonly Part[] }) {
  // The parts of one line never change places.
  return parts.map((part, i) => (
    <span key={i} className="net-part">
      {part.map((piece, j) => (
        <PieceOf key={j} piece={piece} />
      ))}
    </span>
  ));
}
