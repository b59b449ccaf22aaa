import { useText } from '../text/useText.ts';

/** Name of the lower curves; a choice where there are several. */
export function CurveChoice({
  names,
  name,
  onChange,
}: {
  names: readonly string[];
  name: string;
  onChange: (name: string) => void;
}) {
  const { outcome } = useText();
  if (names.length === 1) return outcome.titles[name] ?? name;
  return (
    <select
      className="chart-choice"
      aria-label={outcome.otherCurve}
      value={name}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {names.map((key) => (
        <option key={key} value={key}>
          {outcome.titles[key] ?? key}
        </option>
      ))}
    </select>
  );
}
