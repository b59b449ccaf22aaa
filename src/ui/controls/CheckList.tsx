/** Any of a few. */
export function CheckList<T extends string>({
  className,
  legend,
  names,
  labels,
  chosen,
  onChange,
}: {
  className?: string;
  legend: string;
  names: readonly T[];
  labels: Readonly<Record<T, string>>;
  chosen: readonly T[];
  /** In the order of the names. */
  onChange: (chosen: readonly T[]) => void;
}) {
  return (
    <fieldset className={className}>
      <legend>{legend}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChange(names.filter((each) => (each === name ? target.checked : chosen.includes(each))))
            }
          />
          {labels[name]}
        </label>
      ))}
    </fieldset>
  );
}
