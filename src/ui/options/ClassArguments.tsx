import { hasValidation } from '../../document/fitRows.ts';
import { plainInitializer, usualInitializer, withArguments } from '../../document/initializerArguments.ts';
import { keysOf } from '../../document/monitors.ts';
import {
  initializerNameOf,
  type InitializerObject,
  type InitializerSpec,
} from '../../engine/specs/initializerSpecs.ts';
import {
  type Arguments,
  type Given,
  givenArguments,
  isIdle,
  type GivenOf,
  type MonitorArgument,
  withArgument,
} from '../../keras/argument.ts';
import { initializers } from '../../keras/initializers.ts';
import { steps } from '../controls/numberSteps.ts';
import { Part } from '../lessons/Part.tsx';
import { useExperiment } from '../useWorkspace.ts';
import { CheckArgument, NumberArgument, OptionalArgument, SelectArgument } from './Argument.tsx';
import { RegularizerArgument } from './RegularizerArgument.tsx';
import { useOptionsText } from './text.ts';

const asOptions = <T extends string>(values: readonly T[]) => values.map((value) => ({ value, label: value }));

interface Props<S extends object> {
  /** Of the class in `keras/`. */
  readonly table: Arguments<S>;
  readonly spec: S;
  /** What each argument does, by its key. */
  readonly hints: Readonly<Record<string, string>>;
  /** Keys of those that stand elsewhere. */
  readonly except?: readonly string[];
  /** Keys of those that come first; the others follow in Keras's order. */
  readonly first?: readonly string[];
  readonly set: (spec: S) => void;
}

/** The arguments of a class, each with the control for its type; those without effect are left out. */
export function ClassArguments<S extends object>({ table, spec, hints, except = [], first = [], set }: Props<S>) {
  const all = givenArguments(table, spec);
  const valueOf = (key: string | undefined) => all.find((each) => each.key === key)?.value;
  const rank = ({ key }: Given): number => (first.includes(key) ? first.indexOf(key) : first.length);
  return all
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((given) => !except.includes(given.key) && !isIdle(given, all))
    .map((given) => (
      <ClassArgument
        key={given.key}
        given={given}
        hint={hints[given.key]}
        valueOf={valueOf}
        onChange={(value) => set(withArgument(spec, given.key, value))}
      />
    ));
}

interface ArgumentProps {
  readonly given: Given;
  readonly hint: string;
  readonly valueOf: (key: string | undefined) => Given['value'] | undefined;
  readonly onChange: (value: Given['value']) => void;
}

function ClassArgument({ given, hint, valueOf, onChange }: ArgumentProps) {
  const { give } = useOptionsText();
  const { name } = given;
  const bound = (key: string | undefined, otherwise: number): number => {
    const other = valueOf(key);
    return typeof other === 'number' ? other : otherwise;
  };
  switch (given.type) {
    case 'number':
      return (
        <NumberArgument
          name={name}
          hint={hint}
          range={{ min: bound(given.above, given.range.min), max: bound(given.below, given.range.max) }}
          whole={given.whole ?? false}
          value={given.value}
          step={steps[given.step]}
          onChange={onChange}
        />
      );
    case 'optional':
      return (
        <OptionalArgument
          name={name}
          hint={hint}
          range={given.range}
          value={given.value}
          start={given.start}
          give={give(name)}
          step={steps[given.step]}
          onChange={onChange}
        />
      );
    case 'flag':
      return <CheckArgument name={name} hint={hint} checked={given.value} onChange={onChange} />;
    case 'choice':
      return (
        <SelectArgument
          name={name}
          hint={hint}
          value={given.value}
          options={asOptions(given.choices)}
          onChange={onChange}
        />
      );
    case 'monitor':
      return <Monitor given={given} hint={hint} onChange={onChange} />;
    case 'initializer':
      return (
        <Initializer name={name} hint={hint} vector={given.vector ?? false} value={given.value} onChange={onChange} />
      );
    case 'regularizer':
      return (
        <Part name="regularization">
          <Part name="regularization_rate">
            <RegularizerArgument name={name} hint={hint} value={given.value} onChange={onChange} />
          </Part>
        </Part>
      );
    case 'activation':
    case 'schedule':
    case 'clip':
    case 'numbers':
      return null; // have forms of their own
  }
}

interface MonitorProps {
  readonly given: GivenOf<MonitorArgument>;
  readonly hint: string;
  readonly onChange: (value: string) => void;
}

/** The keys that this run has, and the one that is chosen. */
function Monitor({ given: { name, value }, hint, onChange }: MonitorProps) {
  const { hints } = useOptionsText();
  const metrics = useExperiment((e) => e.metrics);
  const keys = keysOf(metrics, useExperiment(hasValidation));
  const there = keys.includes(value);
  return (
    <SelectArgument
      name={name}
      hint={there ? hint : hints.notThere}
      value={value}
      options={asOptions(there ? keys : [...keys, value])}
      onChange={onChange}
    />
  );
}

interface InitializerProps {
  readonly name: string;
  readonly hint: string;
  /** A vector has no rows to make orthogonal: Keras refuses. */
  readonly vector: boolean;
  readonly value: InitializerSpec;
  readonly onChange: (value: InitializerSpec) => void;
}

const names = Object.keys(initializers) as (keyof typeof initializers)[]; // the table's own keys

/** Which numbers the weights begin with, and the arguments of that. */
function Initializer({ name, hint, vector, value, onChange }: InitializerProps) {
  const { hints } = useOptionsText();
  const written = withArguments(value);
  return (
    <>
      <SelectArgument
        name={name}
        hint={hint}
        value={initializerNameOf(value)}
        options={asOptions(vector ? names.filter((each) => !initializers[each].ofMatrix) : names)}
        onChange={(chosen) => onChange(usualInitializer(chosen))}
      />
      {written && (
        <div className="argument-inner" role="group" aria-label={name}>
          <ClassArguments<InitializerObject>
            table={initializers[written.name].arguments}
            spec={written}
            hints={hints.initializers}
            set={(next) => onChange(plainInitializer(next))}
          />
        </div>
      )}
    </>
  );
}
