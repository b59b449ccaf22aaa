interface Props {
  readonly name: string;
  /** Letters that there is room for. */
  readonly most: number;
}

/** A name with its beginning and its end, which tell it from others, where it is too long; it is heard whole. */
export function ShortName({ name, most }: Props) {
  const letters = Array.from(name);
  if (letters.length <= most) return <span>{name}</span>;
  const end = Math.floor(most / 2);
  return (
    <>
      <span
        aria-hidden="true"
        title={name}
      >{`${letters.slice(0, most - 1 - end).join('')}…${letters.slice(-end).join('')}`}</span>
      <span className="only-heard">{name}</span>
    </>
  );
}
