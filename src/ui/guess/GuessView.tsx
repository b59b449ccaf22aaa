import type { GuessName } from '../../lesson/lesson.ts';
import { Segmented } from '../controls/Segmented.tsx';
import type { ViewProps } from '../outcome/views.ts';
import { useGuessText } from '../text/guessText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { BorderGuessView } from './BorderGuessView.tsx';
import { guessesFor } from './guesses.ts';
import './guess.css';
import { LossGuessView } from './LossGuessView.tsx';

/** What a person expects, drawn before training and seen over what happens. */
export function GuessView({ experiment }: ViewProps) {
  const wanted = useApp(({ view }) => view.guess);
  const names = guessesFor(experiment);
  const name = names.find((each) => each === wanted) ?? 'loss';
  const choice = names.length > 1 && <GuessChoice names={names} name={name} />;
  return name === 'loss' ? (
    <LossGuessView experiment={experiment} choice={choice} />
  ) : (
    <BorderGuessView experiment={experiment} choice={choice} />
  );
}

function GuessChoice({ names, name }: { names: readonly GuessName[]; name: GuessName }) {
  const { setView } = useWorkspace();
  const text = useGuessText();
  return (
    <Segmented
      name="guess"
      label={text.kind}
      options={names.map((value) => ({ value, label: text.kinds[value] }))}
      value={name}
      onChange={(guess) => setView({ guess })}
    />
  );
}
