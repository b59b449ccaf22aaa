import { Part } from '../lessons/Part.tsx';
import { canRedo } from '../../document/revision.ts';
import { isUndoable } from '../../state/store.ts';
import { paces, type Theme } from '../../state/view.ts';
import type { Pace } from '../../training/protocol.ts';
import { Icon } from '../controls/icons.tsx';
import { SelectField } from '../controls/SelectField.tsx';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { late } from '../Late.tsx';
import { Popover } from '../controls/Popover.tsx';

const WorkList = late(async () => (await import('./WorkList.tsx')).WorkList);

/** The way to what was made on this computer before. */
function EarlierWork() {
  const { ui } = useText();
  return (
    <Popover className="tool icon-only" label={ui.earlierWork} button={<Icon name="clock" />}>
      {(close) => <WorkList onClose={close} />}
    </Popover>
  );
}

const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];
/** Each by its own name, for those who cannot read the other. */
const languages = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

function PaceField() {
  const { setView } = useWorkspace();
  const { ui } = useText();
  const pace = useApp((state) => state.view.pace);
  const keyOf = (each: Pace) => `${each.perSecond} ${each.unit}`;
  return (
    <SelectField
      label={ui.pace}
      snug
      value={keyOf(pace)}
      options={paces.map((each) => ({ value: keyOf(each), label: ui.paceOf(each.unit, each.perSecond) }))}
      onChange={(key) => setView({ pace: paces.find((each) => keyOf(each) === key) ?? pace })}
    />
  );
}

function HistoryButtons() {
  const { redo, undo } = useWorkspace();
  const { ui } = useText();
  const undoable = useApp(isUndoable);
  const redoable = useApp((state) => canRedo(state.document));
  return (
    <div className="bar-history" role="group" aria-label={ui.history}>
      <Part name="undo">
        <button
          type="button"
          className="tool icon-only"
          aria-label={ui.undo}
          title={ui.undo}
          disabled={!undoable}
          onClick={undo}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          className="tool icon-only"
          aria-label={ui.redo}
          title={ui.redo}
          disabled={!redoable}
          onClick={redo}
        >
          <Icon name="redo" />
        </button>
      </Part>
      <Part name="earlier_work">
        <EarlierWork />
      </Part>
    </div>
  );
}

function Appearance() {
  const { setView } = useWorkspace();
  const { ui } = useText();
  const language = useApp((state) => state.view.language);
  const theme = useApp((state) => state.view.theme);
  return (
    <>
      <SelectField
        label={ui.theme}
        snug
        value={theme}
        options={themes.map((name) => ({ value: name, label: ui.themes[name] }))}
        onChange={(name) => setView({ theme: name })}
      />
      <SelectField
        label={ui.language}
        snug
        value={language}
        options={languages}
        onChange={(name) => setView({ language: name })}
      />
    </>
  );
}

interface Props {
  readonly onShare: () => void;
  readonly onLessons: () => void;
}

/** Controls of the page as a whole: the pace, undo, sharing, lessons, its appearance. */
export function PageControls({ onShare, onLessons }: Props) {
  const { ui } = useText();
  return (
    <div className="bar-side">
      <Part name="pace">
        <PaceField />
      </Part>
      <HistoryButtons />
      <Part name="share">
        <button type="button" className="tool bar-share" title={ui.share} onClick={onShare}>
          <Icon name="share" />
          <span>{ui.share}</span>
        </button>
      </Part>
      <Part name="lessons">
        <button type="button" className="tool bar-lessons" title={ui.lessons} onClick={onLessons}>
          <Icon name="lessons" />
          <span>{ui.lessons}</span>
        </button>
      </Part>
      <Appearance />
    </div>
  );
}
