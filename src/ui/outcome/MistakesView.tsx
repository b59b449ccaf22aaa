import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import { momentName } from '../../document/moment.ts';
import { decimals, percent } from '../../document/spelling.ts';
import { examplesOf, placeAt } from '../../state/examples.ts';
import { allRaw, joinedLabels } from '../plot/cloud.ts';
import { Picture } from '../plot/Picture.tsx';
import { classWord } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { useGrowing } from '../useGrowing.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { ClassMark } from './ClassMark.tsx';
import { meaningOf } from './meaning.ts';
import { mistakesOf } from './mistakes.ts';
import { useRows } from './usePredictedRows.ts';
import type { Outputs } from './usePrediction.ts';
import type { ViewProps } from './views.ts';
import './says.css';

/** So many are listed. */
const most = 100;
/** So many fit into a high window. */
const seen = 25;
const timesASecond = 2;

/** Which of so many a key leads to; null for another key. */
function stepBy(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The examples that the network gets wrong, the surest first; one click takes one into the network. */
export function MistakesView({ experiment, asked }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const { setView } = useWorkspace();
  const list = useRef<HTMLTableSectionElement>(null);
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const image = imageOf(info, features);
  const split = examplesOf(experiment);
  const newest = useRows(experiment, timesASecond);
  /** What somebody is about to choose from: it rests, or another would be hit. */
  const [held, hold] = useState<Outputs | null>(null);
  const rows = held !== null && examplesOf(held.experiment) === split ? held : newest;
  const labels = useMemo(() => joinedLabels(split), [split]);
  const raw = useMemo(() => allRaw(split), [split]);
  const meaning = rows && meaningOf(rows.experiment, rows.outputs);
  const mistakes = useMemo(
    () => rows && meaning && mistakesOf(meaning, rows.values, rows.outputs, labels, most),
    [rows, meaning, labels],
  );
  const [at, setAt] = useState(0);
  const shown = mistakes?.surest ?? [];
  const there = useGrowing(shown.length, seen);
  const reached = Math.min(at, shown.length - 1);
  const onKey = (event: KeyboardEvent): void => {
    const next = stepBy(event.key, reached, shown.length);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  const moment = rows ? says.moment(rows.moment.epoch, rows.moment.batch) : '';
  const digits = (sureness: number): string => (meaning === 'scores' ? decimals(sureness) : percent(sureness));
  const name = (label: number): string => classWord(text, info, label);
  return (
    <div
      className="says-scroll"
      onPointerEnter={() => hold(newest)}
      onPointerLeave={() => hold(null)}
      onFocus={({ target }) => target.matches(':focus-visible') && hold(rows)}
      onBlur={() => hold(null)}
    >
      <table className="says-list" data-moment={momentName(rows?.moment)}>
        <caption>
          {mistakes &&
            (mistakes.count === 0
              ? says.noMistakes(labels.length, moment)
              : says.mistakesCaption(shown.length, mistakes.count, labels.length, moment))}
          {shown.length > 0 && <span className="says-help">{says.mistakesHelp}</span>}
          {shown.length > 0 && meaning === 'signed' && <span className="says-help">{says.signed}</span>}
        </caption>
        <thead hidden={shown.length === 0}>
          <tr>
            <th scope="col">{says.truth}</th>
            <th scope="col">{says.given}</th>
            <th scope="col">{meaning === 'scores' ? says.lead : says.sureness}</th>
            <th scope="col">{says.part}</th>
          </tr>
        </thead>
        <tbody ref={list} onKeyDown={onKey}>
          {shown.slice(0, there).map(({ row, truth, given, sureness }, i) => {
            const part = says.rows[row < split.training.count ? 'training' : 'validation'];
            return (
              <tr key={row} aria-current={row === asked.row ? 'true' : undefined}>
                <td>
                  <button
                    type="button"
                    tabIndex={i === reached ? 0 : -1}
                    aria-label={says.mistake(name(truth), name(given), digits(sureness), part)}
                    onClick={() => {
                      setAt(i);
                      setView({ probe: placeAt(experiment, row) });
                    }}
                  >
                    {image && <Picture image={image} values={raw} from={row * features.length} />}
                    <ClassMark info={info} label={truth} />
                    {name(truth)}
                  </button>
                </td>
                <td>
                  <ClassMark info={info} label={given} />
                  {name(given)}
                </td>
                <td>{digits(sureness)}</td>
                <td>{part}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
