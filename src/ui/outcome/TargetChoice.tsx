import type { DatasetInfo } from '../../data/dataset.ts';
import { Part } from '../lessons/Part.tsx';
import { targetWords } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import './says.css';

/** Which of several numbers to predict a view shows. */
export function TargetChoice({
  info,
  target,
  onChange,
}: {
  info: DatasetInfo;
  target: number;
  onChange: (target: number) => void;
}) {
  const text = useText();
  const says = useSaysText();
  if (info.targets.length < 2) return null;
  return (
    <Part name="target">
      <select
        className="outcome-select says-target"
        aria-label={says.target}
        value={target}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {targetWords(text, info).map((word, i) => (
          <option key={word} value={i}>
            {word}
          </option>
        ))}
      </select>
    </Part>
  );
}
