/** How a column's values are spread: a bar for each part of its range, or for each of its most frequent words. */
export function Distribution({ bars, label }: { bars: readonly number[]; label: string }) {
  const most = Math.max(...bars, 1);
  const height = (count: number): number => (count === 0 ? 0 : Math.max(1, (20 * count) / most));
  const path = bars.map((count, at) => `M${at * 4} 20v${-height(count)}h3.2v${height(count)}z`).join('');
  return (
    <svg className="table-bars" viewBox="0 0 48 20" preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
