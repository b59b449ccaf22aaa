import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { equal } from '../../document/equal.ts';
import { commitPreview, previewEdit, setView, store, useApp } from '../../state/app.ts';
import { experimentOf } from '../../state/store.ts';
import type { Dialect } from '../../state/view.ts';
import { codeProblemSentence } from '../../i18n/codeSentences.ts';
import { Icon } from '../icons.tsx';
import { useProgramText } from './useProgramText.ts';
import { CodeProblems } from './CodeProblems.tsx';
import { type Code, fileName, follow, layerAt, readCode, stretchesOfLayer, writeCode } from './codeText.ts';
import { dialectOfDraft, inDialect, keep, recall } from './drafts.ts';
import './code.css';
import { CopyButton } from './CopyButton.tsx';
import { createEditor, type Editor } from './editor.ts';
import { saveFile } from './saveFile.ts';
import { Stepper } from './Stepper.tsx';
import { stageOf } from './steps.ts';

const dialects: readonly Dialect[] = ['keras3', 'keras2017', 'pytorch'];
/** Typing that pauses so long is one undo step of the page. */
const commitAfter = 700; // ms
const previewer = 'code';

/** Before the first step. */
const beginning = { from: 0, to: 0 };

/** Scrolls to the network: the code before it is of less interest (imports and data). */
function revealNetwork(editor: Editor, { spans }: Code): void {
  const network = spans.find(({ part }) => part.kind === 'network');
  if (network !== undefined) editor.reveal(network, 'start');
}

/** The experiment as a program: what is typed here the network follows, what is changed there stands here. */
export function CodePanel() {
  const text = useProgramText();
  const language = useApp(({ view }) => view.language);
  const experiment = useApp(experimentOf);
  const dialect = useApp(({ view }) => view.dialect);
  const layer = useApp(({ view }) => view.layer);
  const isLocked = useApp(({ view }) => view.locked.includes('code'));
  const box = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [code, setCode] = useState<Code>(() => recall(experiment, dialect));
  const [rewritten, setRewritten] = useState(false);
  /** Steps that have been run; null: the program is not being stepped through. */
  const [done, setDone] = useState<number | null>(null);
  const latest = useRef(code);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const show = useCallback((next: Code) => {
    latest.current = next;
    keep(next);
    setCode(next);
  }, []);

  useEffect(() => {
    if (box.current === null) return;
    const created = createEditor(box.current, latest.current.text, latest.current.folds, {
      typed: (typed) => {
        const current = experimentOf(store.getState());
        const next = readCode(typed, current, latest.current.dialect);
        setRewritten(false);
        setDone(null);
        show(next);
        if (equal(next.experiment, current)) return;
        previewEdit(() => next.experiment, previewer);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => commitPreview(previewer), commitAfter);
      },
      moved: (caret) => setView({ layer: caret === null ? null : layerAt(latest.current, caret) }),
    });
    setEditor(created);
    revealNetwork(created, latest.current);
    return () => {
      clearTimeout(timer.current);
      commitPreview(previewer);
      created.destroy();
      setView({ layer: null });
    };
  }, [show]);

  // A text that was kept over a reload comes back as it was written.
  useEffect(() => {
    const draft = dialectOfDraft(experimentOf(store.getState()));
    if (draft !== null) setView({ dialect: draft });
  }, []);

  // The network was changed elsewhere, or the code is wanted in another way.
  useEffect(() => {
    const before = latest.current;
    const next = before.dialect === dialect ? follow(before, experiment) : inDialect(experiment, dialect);
    if (next === before) return;
    setRewritten(before.dialect === dialect && before.own && !next.own);
    setDone(null);
    show(next);
    editor?.write(next.text, next.folds);
    if (editor !== null && before.dialect !== dialect) revealNetwork(editor, next);
  }, [editor, experiment, dialect, show]);

  const steps = useMemo(() => code.reading?.steps ?? [], [code]);
  const stepping = done !== null && steps.length > 0;
  const step = stepping ? (steps[done - 1] ?? beginning) : null;

  useEffect(() => {
    if (!stepping) return; // a lesson may have set a stage of its own
    setView({ staged: stageOf(steps, done), plotLarge: false }); // the network is to be seen
    return () => setView({ staged: null });
  }, [stepping, steps, done]);
  useEffect(() => {
    editor?.mark({ lit: stretchesOfLayer(code, layer), step });
    if (editor === null || step === null) return;
    if (step === beginning) revealNetwork(editor, code);
    else editor.reveal(step, 'center');
  }, [editor, code, layer, step]);
  useEffect(() => {
    const isPyTorch = dialect === 'pytorch';
    editor?.describe(isPyTorch ? text.readOnly : text.editor, isPyTorch || isLocked);
  }, [editor, dialect, isLocked, text]);
  useEffect(() => {
    editor?.underline(
      (code.reading?.problems ?? []).map((problem) => ({
        from: problem.from,
        to: problem.to,
        severity: problem.severity === 'error' ? ('error' as const) : ('info' as const),
        message: codeProblemSentence(language, problem),
      })),
    );
  }, [editor, code, language]);

  return (
    <div className="code">
      <div className="code-tools">
        <select
          className="field-input"
          aria-label={text.dialect}
          title={text.dialect}
          value={dialect}
          onChange={(event) => {
            setDone(null);
            setView({ dialect: dialects.find((each) => each === event.target.value) ?? 'keras3' });
          }}
        >
          {dialects.map((each) => (
            <option key={each} value={each}>
              {text.dialects[each]}
            </option>
          ))}
        </select>
        {dialect !== 'pytorch' && (
          <button
            type="button"
            className="tool"
            title={text.stepHint}
            aria-pressed={stepping}
            disabled={steps.length === 0}
            onClick={() => setDone(stepping ? null : 0)}
          >
            {text.step}
          </button>
        )}
        <CopyButton text={code.text} label={text.copy} copied={text.copied} notCopied={text.notCopied} />
        <button
          type="button"
          className="tool"
          title={text.download}
          aria-label={text.download}
          onClick={() => saveFile(fileName(experiment, dialect), code.text, 'text/x-python')}
        >
          <Icon name="download" size={16} />
          <span>.py</span>
        </button>
      </div>
      {stepping && <Stepper steps={steps} done={done} onStep={setDone} onLeave={() => setDone(null)} />}
      <div ref={box} className="code-editor" />
      <CodeProblems
        code={code}
        rewritten={rewritten}
        onGoTo={(offset) => editor?.goTo(offset)}
        onGiveUp={() => {
          const next = writeCode(experiment, dialect);
          show(next);
          setRewritten(true);
          editor?.write(next.text, next.folds);
        }}
      />
    </div>
  );
}
