import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { isSetByHand } from '../../run/status.ts';
import { shownExperiment } from '../../state/store.ts';
import type { Dialect } from '../../state/view.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import { Late } from '../Late.tsx';
import { useHandsText } from '../text/handsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import './code.css';
import { createCodeController, stepsOf } from './codeController.ts';
import { CodeProblems } from './CodeProblems.tsx';
import { fileName } from './codeText.ts';
import { CopyButton } from '../controls/CopyButton.tsx';
import { saveFile } from '../controls/saveFile.ts';
import { createEditor } from './editor.ts';
import { ProgramStepper } from './ProgramStepper.tsx';
import { useProgramText } from './useProgramText.ts';

const dialects: readonly Dialect[] = ['keras3', 'keras2017', 'pytorch'];

/** That a run has what its program does not do. */
function HandsNote() {
  return <p className="code-note">{useHandsText().inCode}</p>;
}

/** The experiment as a program: what is typed here the network follows, what is changed there stands here. */
export function CodePanel() {
  const workspace = useWorkspace();
  const text = useProgramText();
  const experiment = useApp(shownExperiment);
  const isByHand = useApp(({ run }) => isSetByHand(run));
  const dialect = useApp(({ view }) => view.dialect);
  const box = useRef<HTMLDivElement>(null);
  const [panel] = useState(() => createCodeController(workspace));
  const { code, rewritten, done } = useStore(panel.state);
  const steps = stepsOf(code);

  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    return panel.open((...args) => createEditor(current, ...args));
  }, [panel]);

  return (
    <div className="code">
      <div className="code-tools">
        <select
          className="field-input"
          aria-label={text.dialect}
          title={text.dialect}
          value={dialect}
          onChange={(event) => {
            workspace.setView({ dialect: dialects.find((each) => each === event.target.value) ?? 'keras3' });
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
            aria-pressed={done !== null}
            disabled={steps.length === 0}
            onClick={() => panel.step(done === null ? 0 : null)}
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
          <Icon name={lateIcons.download} size={16} />
          <span>.py</span>
        </button>
      </div>
      {done !== null && (
        <ProgramStepper steps={steps} done={done} onStep={panel.step} onLeave={() => panel.step(null)} />
      )}
      <div ref={box} className="code-editor" />
      {isByHand && (
        <Late>
          <HandsNote />
        </Late>
      )}
      <CodeProblems code={code} rewritten={rewritten} onGoTo={panel.goTo} onGiveUp={panel.giveUp} />
    </div>
  );
}
