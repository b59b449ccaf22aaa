import { type Held, heldSpans } from '../../engine/held.ts';
import { layOut } from '../../engine/layout.ts';
import type { Model } from '../../engine/specs/model.ts';
import { useId } from 'react';
import { type SummaryRow, summaryRows, type SummaryTerm, summaryText } from '../../code/summary.ts';
import { CopyButton } from '../controls/CopyButton.tsx';
import { useProgramText } from '../code/useProgramText.ts';
import { useHold } from '../controls/hold.ts';
import { infoOf } from '../../data/spec.ts';
import { featureWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment } from '../useWorkspace.ts';
import type { ProgramText } from '../../i18n/programText.ts';
import './summary.css';
import { count } from '../../document/spelling.ts';

/** `16 = 3 × 4 + 4` */
function sumOf({ parameters, terms }: SummaryRow): string {
  const parts = terms.map((term) => (term.role === 'kernel' ? `${term.inputs} × ${term.units}` : String(term.count)));
  return `${parameters} = ${parts.join(' + ')}`;
}

/** Which weights a term counts. */
function termText(text: ProgramText, term: SummaryTerm): string {
  return term.role === 'kernel' ? text.terms.kernel(term.inputs, term.units) : text.terms[term.role](term.count);
}

/** The three lines under the table, as Keras prints them. */
function totalsOf(written: string): string {
  return written
    .split('\n')
    .slice(-4, -1)
    .map((line) => line.trim())
    .join('\n');
}

interface RowProps {
  readonly row: SummaryRow;
  readonly index: number;
  /** Id of the terms of the row in hand. */
  readonly terms: string;
}

/** A row of the table: pointed at or focused it lights its layer. */
function Row({ row, index, terms }: RowProps) {
  const { take, letGo, ...pointer } = useHold(index);
  const lit = useApp(({ view }) => view.layer === index);
  return (
    <tr className={lit ? 'lit' : undefined} {...pointer} onFocus={take} onBlur={letGo}>
      <th scope="row">
        {row.name} <span className="summary-type">({row.className})</span>
      </th>
      <td>{row.outputShape}</td>
      <td className="summary-count">
        <button type="button" aria-describedby={terms}>
          {count(row.parameters)}
        </button>
      </td>
    </tr>
  );
}

/** The terms of the highlighted row's number; keeps its place when there is none. */
function Terms({ row, id }: { row: SummaryRow | undefined; id: string }) {
  const text = useProgramText();
  return (
    <div className="summary-terms" id={id} aria-live="polite">
      {row === undefined ? (
        <p>{text.summaryHint}</p>
      ) : (
        <>
          <p className="summary-sum">{row.terms.length === 0 ? `${row.name}: 0` : sumOf(row)}</p>
          {row.terms.length === 0 && <p>{text.noTerms}</p>}
          <ul>
            {row.terms.map((term) => (
              <li key={term.role}>{termText(text, term)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** How many parameters the run holds, frozen by hand or of a neuron that is off; 0 while it is of another model. */
function frozenIn(model: Model, held: readonly Held[] = []): number {
  try {
    return heldSpans(held, layOut(model)).reduce((sum, { length }) => sum + length, 0);
  } catch {
    return 0;
  }
}

/** Names of the inputs, where some are made of columns: Keras's table does not say what they are. */
function useMade(): readonly string[] | null {
  const words = useText();
  const data = useExperiment((e) => e.data);
  const { features } = data;
  if (features.every((each) => typeof each === 'number')) return null;
  return features.map((each) => featureWord(words, infoOf(data), each));
}

/** `model.summary()`, and where its numbers come from. */
export function SummaryPanel() {
  const terms = useId();
  const text = useProgramText();
  const inputs = useExperiment((e) => e.inputs);
  const layers = useExperiment((e) => e.layers);
  const made = useMade();
  const model = { inputs, layers };
  const rows = summaryRows(model);
  const written = summaryText(model);
  const held = useApp(({ view }) => view.layer);
  const byHand = useApp(({ run }) => run.byHand?.held);
  const frozen = frozenIn(model, byHand);
  const executor = useApp(({ run }) => run.executor);
  return (
    <div className="summary">
      <div className="summary-head">
        <p className="summary-title">{text.model}</p>
        <CopyButton text={written} label={text.copyTable} copied={text.copied} notCopied={text.notCopied} />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.columns.layer}</th>
            <th scope="col">{text.columns.shape}</th>
            <th scope="col">{text.columns.parameters}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.name} row={row} index={index} terms={terms} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p>{text.noLayers}</p>}
      {made !== null && <p className="summary-note">{text.inputs(made)}</p>}
      <Terms id={terms} row={held === null ? undefined : rows[held]} />
      <pre className="summary-totals">{totalsOf(written)}</pre>
      {frozen > 0 && <p className="summary-note">{text.frozenByHand(frozen)}</p>}
      <p className="summary-note summary-executor">{executor === null ? '\u00a0' : text.executors[executor]}</p>
    </div>
  );
}
