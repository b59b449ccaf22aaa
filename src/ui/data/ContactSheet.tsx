import { type KeyboardEvent, useRef, useState } from 'react';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { Picture } from '../plot/Picture.tsx';
import { classWord } from '../text/dataWords.ts';
import { usePicturesText } from '../text/picturesText.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import './contactSheet.css';

/** Rows of the sheet; a column is a class. */
const depth = 4;

/** Rows of the training part, some of each class: [depth][classes]. */
function chosenRows(labels: Int32Array, classes: number): number[] {
  const ofClass = Array.from({ length: classes }, (): number[] => []);
  labels.forEach((label, row) => ofClass[label].push(row));
  return Array.from({ length: depth }, (_, i) => ofClass.flatMap((rows) => rows.slice(i, i + 1))).flat();
}

/** Pictures of the data; one click takes one into the network. */
export function ContactSheet() {
  const { setView } = useWorkspace();
  const text = useText();
  const words = usePicturesText();
  const list = useRef<HTMLDivElement>(null);
  const data = useExperiment((e) => e.data);
  const { training } = useExperiment(examplesOf);
  const info = infoOf(data);
  const image = imageOf(info, data.features);
  const width = info.classes.length;
  const pixels = data.features.length;
  const rows = chosenRows(training.labels, width);
  const [at, setAt] = useState(0);
  if (image === undefined) return null;
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: width, ArrowUp: -width }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = at + by;
    if (!(next in rows)) return;
    setAt(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={list}
      className="contact-sheet"
      role="group"
      aria-label={words.sheet}
      style={{ gridTemplateColumns: `repeat(${width}, minmax(0, 1fr))` }}
      onKeyDown={onKey}
    >
      {rows.map((row, i) => (
        <button
          key={row}
          type="button"
          tabIndex={i === at ? 0 : -1}
          aria-label={words.example(classWord(text, info, training.labels[row]))}
          onClick={() => {
            setAt(i);
            setView({ probe: Array.from(training.raw.subarray(row * pixels, (row + 1) * pixels)) });
          }}
        >
          <Picture image={image} values={training.raw} from={row * pixels} />
        </button>
      ))}
    </div>
  );
}
