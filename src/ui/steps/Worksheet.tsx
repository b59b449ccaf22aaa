import { barScale } from '../../explain/bars.ts';
import { significant } from '../../document/spelling.ts';
import type { Experiment } from '../../document/experiment.ts';
import { askedDigits } from '../../explain/answerTo.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import type { Blank } from '../../explain/blanks.ts';
import { type Letter, nameKey } from '../../explain/expression.ts';
import { partsOfPassed } from '../../explain/forwardLines.ts';
import { mostOnSheet } from '../../explain/givenFor.ts';
import { nameMarkup } from '../../explain/markup.ts';
import { digitsOn, longer, sheetOf } from '../../explain/sheet.ts';
import type { Updating } from '../../explain/stations.ts';
import { dataTitle } from '../text/dataWords.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';
import { Formula } from './Formula.tsx';
import { LineOf } from './LineOf.tsx';
import { WholeFunctions } from './StationFunction.tsx';
import { stationTitle } from './stationTitle.ts';
import { WorksheetNetwork } from './WorksheetNetwork.tsx';

/** Letters that find room in a column on paper. */
const widest = 24;

export interface WorksheetProps {
  readonly experiment: Experiment;
  readonly judged: Judged;
  readonly updating: Updating | null;
  readonly blanks: readonly Blank[];
  /** The example, and of when the weights are. */
  readonly subject: string;
  readonly hasAnswers: boolean;
}

/** The exercise on paper: the network with its weights, what is given, and a line to write on for each blank. */
export function Worksheet({ experiment, judged, updating, blanks, subject, hasAnswers }: WorksheetProps) {
  const text = useStepsText();
  const words = useText();
  const depth = useApp(({ view }) => view.depth);
  const { sheet } = text;
  const { layout } = judged.trace;
  const { optimizer } = experiment;
  const stations = sheetOf(judged, updating, blanks, depth, hasAnswers);
  const digits = digitsOn(stations);
  return (
    <>
      <header>
        <h1>{hasAnswers ? sheet.answers : sheet.title}</h1>
        {!hasAnswers && (
          <p className="worksheet-name">
            <span>{sheet.name}</span>
            <span>{sheet.date}</span>
          </p>
        )}
        <p>
          {dataTitle(words, experiment.data)} · {experiment.loss}
          {updating !== null && ` · ${optimizer.name}, η = ${significant(updating.step.rate, 5)}`}
        </p>
        <p>{subject}</p>
        {!hasAnswers && <p className="worksheet-asked">{sheet.asked(askedDigits)}</p>}
      </header>
      <WorksheetNetwork experiment={experiment} judged={judged} digits={digits} />
      <Given judged={judged} digits={digits} />
      <div className="worksheet-blanks">
        {stations.map(({ at, stop, functions, blanks: here }) => (
          <section key={at}>
            {here.map(({ key, all, lines, spelled, hidden, given }, n) => {
              const scale = barScale(judged, stop, all);
              return (
                <div key={key} className="worksheet-blank">
                  {n === 0 && (
                    <>
                      <h2>{stationTitle(text, words, experiment, layout, stop)}</h2>
                      <WholeFunctions functions={functions} />
                    </>
                  )}
                  {lines.map((each, i) => (
                    // Lines of a blank never change places.
                    <LineOf key={i} {...each} spelled={spelled} scale={scale} hidden={hidden} widest={widest} />
                  ))}
                  {given.length > 0 && (
                    <p className="worksheet-given">
                      <b>{sheet.given}</b>
                      {given.map((each) => (
                        <span key={nameKey(each.name, each.value)}>
                          <Formula markup={nameMarkup(each.name)} words={text.others} /> = {spelled.text(each)}
                        </span>
                      ))}
                    </p>
                  )}
                  {!hasAnswers && <p className="worksheet-line">=</p>}
                </div>
              );
            })}
          </section>
        ))}
      </div>
    </>
  );
}

/** Inputs and targets of the example. */
function Given({ judged, digits }: { judged: Judged; digits: ReadonlyMap<string, string> }) {
  const text = useStepsText();
  const { trace, row, targets } = judged;
  const { inputs, outputs } = trace.layout;
  const parts = partsOfPassed(judged);
  const one = (letter: Letter, value: number) => (
    <span key={JSON.stringify(letter)}>
      <Formula markup={nameMarkup(letter)} words={text.others} /> ={' '}
      {longer(significant(value, 5), digits.get(nameKey(letter, value)))}
    </span>
  );
  return (
    <p className="worksheet-given">
      <b>{text.sheet.given}</b>
      {Array.from({ length: Math.min(inputs, mostOnSheet.inputs) }, (_, i) =>
        one(parts.letter(-1, i), trace.values[0][row * inputs + i]),
      )}
      {Array.from({ length: Math.min(outputs, mostOnSheet.inputs) }, (_, i) =>
        one(parts.target(i), targets[row * outputs + i]),
      )}
    </p>
  );
}
