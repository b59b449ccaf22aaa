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
  const { outcome, ui } = useText();
  const short: Readonly<Record<string, string>> = ui.shortMetrics;
  if (names.length === 1) {
    const title = outcome.titles[name] ?? name;
    // beside the numbers there is no room for the whole name of an error
    return name.startsWith('mean_') ? <span title={title}>{short[name]}</span> : title;
  }
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
