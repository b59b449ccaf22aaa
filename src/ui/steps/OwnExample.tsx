import { useEffect, useId } from 'react';
import type { Column, DatasetInfo } from '../../data/dataset.ts';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { decimals, significant } from '../../document/spelling.ts';
import { NumberInput } from '../controls/NumberInput.tsx';
import { stepBy } from '../controls/numberSteps.ts';
import { SelectField } from '../controls/SelectField.tsx';
import { classWord, featureWord, targetWords } from '../text/dataWords.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { categoryAt, type ExampleField, fieldsOf, givenOf, rangeOf, stepOf, withCategory } from './exampleFields.ts';
import { useWalkState, walkOf } from './stepsWalk.ts';
import { chooseTarget, type WalkedExample } from './walkedExample.ts';

interface Props {
  readonly experiment: Experiment;
  readonly example: WalkedExample;
}

/** The inputs and the target of the example, said, and to be typed: then it is one of a person's own. */
export function OwnExample({ experiment, example }: Props) {
  const text = useStepsText();
  const words = useText();
  const workspace = useWorkspace();
  const { setView } = workspace;
  const { store: walk } = walkOf(workspace);
  const { place, row, target } = example;
  const info = infoOf(experiment.data);
  const fields = fieldsOf(experiment);
  const chosen = useWalkState((state) => state.target);
  // What was chosen for one row is not said of it again when somebody comes back to it.
  useEffect(() => {
    if (chosen !== null && chosen.row !== row) walk.setState({ target: null });
  }, [chosen, row, walk]);
  const choose = (values: readonly number[]): void => walk.setState({ target: chooseTarget(experiment, row, values) });
  /** Another place keeps the target that this one has, unless it is that of a row. */
  function moveTo(next: readonly number[]): void {
    walk.setState({ target: chooseTarget(experiment, -1, target) });
    setView({ probe: next });
  }
  const isClass = info.task === 'classification';
  const names = targetWords(words, info);
  const said = isClass
    ? classWord(words, info, target[0])
    : target
        .map((value, i) => (target.length > 1 ? `${names[i]} ${decimals(value)}` : decimals(value)))
        .join(words.outcome.separator);
  return (
    <details className="steps-own">
      <summary>{fields === null ? text.targetIs(said) : text.inputsAndTarget(said)}</summary>
      {fields !== null && (
        <fieldset>
          <legend>{text.inputs}</legend>
          {fields.map((field) =>
            field.type === 'number' ? (
              <OneNumber
                key={field.column}
                name={featureWord(words, info, field.column)}
                info={info}
                column={info.columns[field.column]}
                value={place[field.at]}
                given={givenOf(experiment, field.column, place[field.at])}
                onChange={(value) => moveTo(place.with(field.at, value))}
              />
            ) : (
              <Category key={field.name} field={field} place={place} onChange={moveTo} />
            ),
          )}
        </fieldset>
      )}
      <fieldset>
        <legend className={isClass ? 'only-heard' : undefined}>{text.target}</legend>
        {isClass ? (
          <SelectField
            label={text.target}
            value={String(target[0])}
            options={info.classes.map((_, label) => ({ value: String(label), label: classWord(words, info, label) }))}
            onChange={(label) => choose([Number(label)])}
          />
        ) : (
          info.targets.map((column, i) => (
            <OneNumber
              key={column.key}
              name={names[i]}
              info={info}
              column={column}
              value={target[i]}
              given={null}
              onChange={(value) => choose(target.with(i, value))}
            />
          ))
        )}
      </fieldset>
    </details>
  );
}

function OneNumber({
  name,
  info,
  column,
  value,
  given,
  onChange,
}: {
  name: string;
  info: DatasetInfo;
  column: Column;
  value: number;
  given: number | null;
  onChange: (value: number) => void;
}) {
  const text = useStepsText();
  const id = useId();
  const says = `${id}given`;
  return (
    <div className="field">
      <label className="field-name" htmlFor={id}>
        {name}
      </label>
      <NumberInput
        id={id}
        name={name}
        className="field-input number"
        {...(given === null ? {} : { describedBy: says })}
        range={rangeOf(info, column)}
        value={value}
        step={stepBy(stepOf(column))}
        onChange={onChange}
      />
      {given !== null && (
        <span id={says} className="about">
          {text.givenAs(significant(given, 4))}
        </span>
      )}
    </div>
  );
}

/** A category of a person's own table: a column of 0 and 1 for each of its words. */
function Category({
  field,
  place,
  onChange,
}: {
  field: Extract<ExampleField, { type: 'category' }>;
  place: readonly number[];
  onChange: (place: readonly number[]) => void;
}) {
  const at = categoryAt(field, place);
  const none = at < 0 ? [{ value: '-1', label: '–' }] : [];
  return (
    <SelectField
      label={field.name}
      value={String(at)}
      options={[...none, ...field.words.map((label, i) => ({ value: String(i), label }))]}
      onChange={(chosen) => Number(chosen) >= 0 && onChange(withCategory(field, place, Number(chosen)))}
    />
  );
}
