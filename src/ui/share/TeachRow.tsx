import { singleInputNames } from '../../lesson/changesLocked.ts';
import type { ControlName, Name, PartName } from '../../lesson/lesson.ts';
import { useShareText } from '../text/shareText.ts';

export const choices = ['shown', 'locked', 'hidden'] as const;
export type Choice = (typeof choices)[number];

/** Controls that stand together. */
interface Region {
  /** Null: they are not hidden and locked as a whole. */
  readonly name: ControlName | null;
  readonly parts: readonly PartName[];
}

/** The regions of the page with the controls in them, as they stand there. */
export const regions: readonly Region[] = [
  { name: 'run', parts: ['reset', 'train', 'step'] },
  { name: null, parts: ['pace', 'undo', 'earlier_work', 'share', 'lessons'] },
  { name: 'compile', parts: ['loss', 'optimizer', 'learning_rate', 'metrics'] },
  { name: 'fit', parts: ['batch_size', 'epochs', 'shuffle', 'validation_split', 'seed'] },
  {
    name: 'data',
    parts: [
      ...([
        'rules',
        'dataset',
        'problem',
        'draw_points',
        'own_table',
        'new_data',
        'samples',
        'noise',
        'inputs',
      ] as const),
      ...singleInputNames,
      ...(['standardize', 'regularization', 'regularization_rate'] as const),
    ],
  },
  { name: 'code', parts: [] },
  { name: null, parts: ['summary', 'steps', 'health'] },
  { name: 'layers', parts: ['input_shape', 'add_layer', 'units', 'activation', 'layer_arguments'] },
  { name: null, parts: ['neurons', 'weights'] },
  {
    name: 'outcome',
    parts: [
      ...(['plot_view', 'predict_first', 'axes', 'target', 'validation_points', 'discretize'] as const),
      ...(['hidden_space', 'logarithmic'] as const),
    ],
  },
];

interface RowProps {
  readonly name: Name;
  readonly isRegion: boolean;
  readonly choice: Choice;
  /** What has become of the region around it: what is hidden with it is, and what is locked can but be hidden. */
  readonly around: Choice;
  readonly onChoose: (choice: Choice) => void;
}

/** Those that are of use with TensorFlow Playground's links. */
export const ofPlayground: readonly Name[] = ['rules', ...singleInputNames, 'regularization', 'regularization_rate'];

/** These set nothing. */
const onlyRead: readonly Name[] = ['summary', 'steps', 'health'];

/** A control, and a button for each of what can become of it. */
export function Row({ name, isRegion, choice, around, onChoose }: RowProps) {
  const { share } = useShareText();
  const label = share.controls[name];
  return (
    <tr className={isRegion ? 'teach-region' : undefined}>
      <th scope="row">{label}</th>
      {choices.map((each) => (
        <td key={each}>
          <input
            type="radio"
            name={`teach-${name}`}
            aria-label={`${label}: ${share.choices[each]}`}
            checked={choice === each}
            disabled={around === 'hidden' || (each === 'locked' && (around === 'locked' || onlyRead.includes(name)))}
            onChange={() => onChoose(each)}
          />
        </td>
      ))}
    </tr>
  );
}
