import { encode } from 'uqr';

interface Props {
  readonly text: string;
  readonly label: string;
  readonly className: string;
  /** Width of the white border, in modules; the standard asks for some. */
  readonly border?: number;
}

/** A QR code as an SVG. */
export function QrCode({ text, label, className, border = 1 }: Props) {
  const { size, data } = encode(text, { border });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x},${y}h1v1h-1z`] : [])));
  return (
    <div className={className} role="img" aria-label={label}>
      <svg viewBox={`0 0 ${size} ${size}`}>
        <rect fill="white" width={size} height={size} />
        <path fill="black" d={squares.join('')} />
      </svg>
    </div>
  );
}
