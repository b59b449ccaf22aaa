import { barScale } from '../../explain/bars.ts';
import { significant } from '../../document/spelling.ts';
import type { Experiment } from '../../document/experiment.ts';
import { askedDigits } from '../../explain/answerTo.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { type Blank, hiddenBy, listedFor } from '../../explain/blanks.ts';
import { type Letter, nameKey } from '../../explain/expression.ts';
import { partsOfPassed } from '../../explain/forwardLines.ts';
import { givenFor, listedOnSheet, mostOnSheet } from '../../explain/givenFor.ts';
import { nothingHidden } from '../../explain/hidden.ts';
import { nameMarkup } from '../../explain/markup.ts';
import { lineMarkup, spellLines } from '../../explain/spellLines.ts';
import { stopsOf, type Updating } from '../../explain/stations.ts';
import { dataTitle } from '../text/dataWords.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';
import { Formula } from './Formula.tsx';
import { LineOf } from './LineOf.tsx';
import { stationTitle } from './stationTitle.ts';
import { WorksheetNetwork } from './WorksheetNetwork.tsx';

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
  const stops = stopsOf(layout, updating !== null);
  const open = hasAnswers ? nothingHidden : hiddenBy(blanks);
  const listed = listedFor(blanks);
  const isListed = listedOnSheet(judged);
  const stations = [...new Set(blanks.map(({ at }) => at))];
  const { optimizer } = experiment;
  /** Lines that a blank needs before its own: a picture has no formulas that would take them. */
  const onTheWay = depth === 'picture' && !hasAnswers ? ['way'] : ['way', 'slot'];
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
      <WorksheetNetwork experiment={experiment} judged={judged} />
      <Given judged={judged} />
      <div className="worksheet-blanks">
        {stations.map((at) => (
          <section key={at}>
            <h2>{stationTitle(text, words, experiment, layout, stops[at])}</h2>
            {blanks
              .filter((blank) => blank.at === at)
              .map(({ key, line, lines: whole }) => {
                const lines = listed(whole);
                const spelled = spellLines(lines, 3);
                const scale = barScale(judged, stops[at], lines);
                const own = whole.indexOf(line);
                const before = whole.findLastIndex(({ place: { of } }, i) => i < own && !onTheWay.includes(of));
                const asked = lines[own];
                const hidden = open.after(lines);
                const { isSecret } = lineMarkup(asked, spelled, hidden);
                const isUntold = depth === 'picture' || isSecret || asked.rule.type === 'known';
                const given = hasAnswers || !isUntold ? [] : givenFor(asked, hidden, isListed);
                return (
                  <div key={key} className="worksheet-blank">
                    {lines.slice(before + 1, own + 1).map((each, i) => (
                      // Lines of a blank never change places.
                      <LineOf
                        key={i}
                        line={each}
                        spelled={spelled}
                        depth={hasAnswers && depth === 'picture' ? 'numbers' : depth}
                        scale={scale}
                        hidden={hidden}
                      />
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
function Given({ judged }: { judged: Judged }) {
  const text = useStepsText();
  const { trace, row, targets } = judged;
  const { inputs, outputs } = trace.layout;
  const parts = partsOfPassed(judged);
  const one = (letter: Letter, value: number) => (
    <span key={JSON.stringify(letter)}>
      <Formula markup={nameMarkup(letter)} words={text.others} /> = {significant(value, 5)}
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
