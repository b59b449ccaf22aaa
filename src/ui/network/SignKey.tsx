import { useText } from '../text/useText.ts';

/** How the sign of a weight is drawn. */
export function SignKey() {
  const { network } = useText();
  return (
    <ul>
      {(['positive', 'negative'] as const).map((sign) => (
        <li key={sign} className={`net-${sign}`}>
          <svg width="26" height="8" aria-hidden="true">
            <path d="M0,4H26" />
          </svg>
          {network[sign]}
        </li>
      ))}
    </ul>
  );
}
