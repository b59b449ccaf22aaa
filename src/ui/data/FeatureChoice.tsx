import { useId, useState } from 'react';
import {
  compareFeatures,
  type DerivationName,
  type Feature,
  imageOf,
  partsOf,
  sourcesOf,
} from '../../data/features.ts';
import { wordOf } from '../../data/formula.ts';
import { columnsNamed, readFeature } from '../../data/formulaFeatures.ts';
import { makeAllKnown } from '../../data/makeAllKnown.ts';
import { type DataSpec, infoOf } from '../../data/spec.ts';
import { setData } from '../../document/dataEdits.ts';
import { singleInputNames, singleInputs } from '../../lesson/changesLocked.ts';
import { Part } from '../lessons/Part.tsx';
import { featureWord } from '../text/dataWords.ts';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useText } from '../text/useText.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { ContactSheet } from './ContactSheet.tsx';
import './features.css';

/** What TensorFlow Playground offers for two inputs, one click each. */
const ofTwo = (a: number, b: number): readonly Feature[] => [
  `square.${a}`,
  `square.${b}`,
  `product.${a}.${b}`,
  `sin.${a}`,
  `sin.${b}`,
];

/** Inputs to choose of: the columns, those made of two, and what the data have already. */
function offeredFor(data: DataSpec): readonly Feature[] {
  const columns = [...infoOf(data).columns.keys()];
  const more = data.features.filter((each) => typeof each !== 'number');
  const sources = columns.length === 2 ? columns : sourcesOf(data.features);
  const made = sources.length === 2 ? ofTwo(sources[0], sources[1]) : [];
  return [...new Set<Feature>([...columns, ...made, ...more])];
}

/** Which columns are inputs, and what is made of them; of pictures, which are inputs as a whole, some of them. */
export function FeatureChoice() {
  const isPicture = useExperiment(({ data }) => imageOf(infoOf(data), data.features) !== undefined);
  if (isPicture) return <ContactSheet />;
  return (
    <>
      <Part name="inputs">
        <ColumnChoice />
      </Part>
      <span className="features-here" />
    </>
  );
}

function ColumnChoice() {
  const { edit } = useWorkspace();
  const text = useText();
  const own = useOwnDataText();
  makeAllKnown();
  const data = useExperiment((e) => e.data);
  const info = infoOf(data);
  const set = (features: readonly Feature[]): void => edit((e) => setData(e, { features }));
  return (
    <fieldset className="features">
      <legend>{own.features.legend}</legend>
      {offeredFor(data).map((feature) => {
        const on = data.features.includes(feature);
        const name = singleInputNames.find((each) => singleInputs[each] === feature);
        const option = (
          <label key={feature} className="option">
            <input
              type="checkbox"
              checked={on}
              // One input must stay.
              disabled={on && data.features.length === 1}
              onChange={() =>
                set(
                  on
                    ? data.features.filter((other) => other !== feature)
                    : [...data.features, feature].toSorted((a, b) => placeOf(a) - placeOf(b) || compareFeatures(a, b)),
                )
              }
            />
            {featureWord(text, info, feature)}
          </label>
        );
        return name === undefined ? (
          option
        ) : (
          <Part key={feature} name={name}>
            {option}
          </Part>
        );
      })}
      <ByFormula data={data} set={set} />
    </fieldset>
  );
}

const inOrder: readonly (DerivationName | null)[] = ['square', 'product', 'sin'];
const manyColumns = 10_000; // more than a table has

/** Those of a click keep their order, so that a link does not depend on the order of the clicks. */
function placeOf(feature: Feature): number {
  const { by, of } = partsOf(feature);
  const at = inOrder.indexOf(by);
  return at === -1 ? inOrder.length * manyColumns : at * manyColumns + of[0];
}

function ByFormula({ data, set }: { data: DataSpec; set: (features: readonly Feature[]) => void }) {
  const text = useText();
  const { store } = useWorkspace();
  const { features: words, formulaFault } = useOwnDataText();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<{ readonly sentence: string; readonly isFault: boolean } | null>(null);
  const id = useId();
  const info = infoOf(data);
  const names = info.columns.map((_, column) => featureWord(text, info, column));
  const shown = names.map((name, column) => {
    const word = wordOf(name, column, (code) => names.includes(code));
    return word === name ? name : `${word} (${name})`;
  });
  const add = (): void => {
    const keys = info.columns.map(({ key }) => key);
    const read = readFeature(typed, columnsNamed(names, keys), keys.length);
    if (!read.ok) {
      setSaid({ sentence: formulaFault(read.fault), isFault: true });
      return;
    }
    const name = featureWord(text, info, read.feature);
    const isThere = data.features.includes(read.feature);
    if (!isThere) {
      set([...data.features, read.feature]);
      const { features } = store.getState().document.present.data;
      if (!features.includes(read.feature)) return; // the page asks whether, or says why not
      setTyped('');
    }
    setSaid({ sentence: (isThere ? words.there : words.added)(name), isFault: false });
  };
  return (
    <details className="by-formula">
      <summary>{words.add}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          type="text"
          aria-label={words.add}
          aria-describedby={`${id}-hint`}
          aria-invalid={said?.isFault === true}
          placeholder={words.placeholder}
          spellCheck={false}
          autoCapitalize="none"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setSaid(null);
          }}
        />
        <button type="submit" className="tool">
          {words.addButton}
        </button>
      </form>
      <p role="status" className={said?.isFault ? 'by-formula-fault' : ''}>
        {said?.sentence}
      </p>
      <p id={`${id}-hint`} className="by-formula-hint">
        {words.columns(shown) + words.hint}
      </p>
    </details>
  );
}
