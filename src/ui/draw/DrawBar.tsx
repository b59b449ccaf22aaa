import { useState } from 'react';
import {
  type Drawing,
  fewestClasses,
  longestName,
  mostClasses,
  namedBy,
  nameFault,
  renamed,
  withClass,
  withoutClass,
} from '../../data/drawnPoints.ts';
import type { OwnSpec } from '../../data/spec.ts';
import { isUndoable } from '../../state/store.ts';
import { Icon } from '../controls/icons.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Part } from '../lessons/Part.tsx';
import { ClassMark } from '../outcome/ClassMark.tsx';
import { useOwnDataText } from '../text/ownDataText.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { type Pen, tools } from './stroke.ts';

interface Props {
  readonly drawing: Drawing;
  readonly data: OwnSpec;
  readonly pen: Pen;
  readonly onPen: (pen: Pen) => void;
  /** Other points, as one step of undo. */
  readonly onDraw: (drawing: Drawing) => void;
  /** What the person is told. */
  readonly onSay: (sentence: string) => void;
}

/** The tools of the plane: which class, what a press does, how much, and the way back. */
export function DrawBar({ drawing, data, pen, onPen, onDraw, onSay }: Props) {
  const { undo, setView } = useWorkspace();
  const { ui } = useText();
  const text = useOwnDataText().draw;
  const undoable = useApp(isUndoable);
  const { classes, points } = drawing;
  const { label } = pen;
  const lacksOne = classes.length <= fewestClasses;
  return (
    <div className="draw-bar" role="group" aria-label={text.tools}>
      <div className="draw-row">
        <div className="draw-classes" role="group" aria-label={text.classes}>
          {classes.map((name, each) => (
            <button
              key={each}
              type="button"
              className="tool icon-only draw-class"
              aria-label={name}
              title={`${name} (${(each + 1) % 10})`}
              aria-pressed={each === label && pen.tool === 'draw'}
              onClick={() => onPen({ ...pen, tool: 'draw', label: each })}
            >
              <ClassMark info={data.info} label={each} />
            </button>
          ))}
          <button
            type="button"
            className="tool icon-only draw-class"
            aria-label={text.addClass}
            title={classes.length >= mostClasses ? text.allClasses(mostClasses) : text.addClass}
            disabled={classes.length >= mostClasses}
            onClick={() => {
              onDraw(withClass(drawing, text.colours.split(' ')));
              onPen({ ...pen, tool: 'draw', label: classes.length });
            }}
          >
            <Icon name="plus" size={16} />
          </button>
        </div>
        <div className="draw-named">
          <ClassName key={`${label} ${classes[label]}`} drawing={drawing} label={label} onDraw={onDraw} onSay={onSay} />
          <button
            type="button"
            className="tool icon-only"
            aria-label={text.deleteClass(classes[label])}
            title={text.deleteClass(classes[label])}
            disabled={lacksOne}
            onClick={() => {
              onDraw(withoutClass(drawing, label));
              onPen({ ...pen, label: Math.max(0, label - 1) });
            }}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      </div>
      <div className="draw-row">
        <Segmented
          name="draw-tool"
          label={text.tool}
          options={tools.map((value) => ({ value, label: text.toolNames[value] }))}
          value={pen.tool}
          onChange={(tool) => onPen({ ...pen, tool })}
        />
        <Part name="undo">
          <button
            type="button"
            className="tool icon-only draw-undo"
            aria-label={ui.undo}
            title={ui.undo}
            disabled={!undoable}
            onClick={undo}
          >
            <Icon name="undo" size={16} />
          </button>
        </Part>
        <button
          type="button"
          className="tool draw-small"
          disabled={points.length === 0}
          onClick={() => onDraw({ ...drawing, points: [] })}
        >
          {text.clear}
        </button>
        <button type="button" className="tool draw-small" onClick={() => setView({ isDrawing: false })}>
          {text.done}
        </button>
      </div>
      <div className="draw-row">
        <label className="draw-range">
          <span>{text.size}</span>
          <input
            type="range"
            min={0}
            max={20}
            value={Math.round(100 * pen.size)}
            onChange={({ target }) => onPen({ ...pen, size: Number(target.value) / 100 })}
          />
        </label>
        <label className="draw-range">
          <span>{text.amount}</span>
          <input
            type="range"
            min={1}
            max={20}
            value={pen.amount}
            disabled={pen.size === 0 || pen.tool !== 'draw'}
            onChange={({ target }) => onPen({ ...pen, amount: Number(target.value) })}
          />
          <span className="draw-number">{pen.size === 0 ? 1 : pen.amount}</span>
        </label>
      </div>
    </div>
  );
}

/** The name of a class; one that is empty, or another's, is not taken, and it is said why. */
function ClassName({ drawing, label, onDraw, onSay }: Pick<Props, 'drawing' | 'onDraw' | 'onSay'> & { label: number }) {
  const text = useOwnDataText().draw;
  const name = drawing.classes[label];
  const [typed, setTyped] = useState(name);
  const fault = nameFault(drawing, label, typed);
  const take = (): void => {
    const next = renamed(drawing, label, typed);
    if (next !== drawing) return onDraw(next);
    setTyped(name);
    if (fault !== null) onSay(fault === 'empty' ? text.noName(name) : text.takenName(namedBy(typed), name));
  };
  return (
    <input
      type="text"
      className="draw-name"
      aria-label={text.className}
      title={text.className}
      aria-invalid={fault !== null}
      maxLength={longestName}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
        else if (key === 'Escape') setTyped(name);
      }}
    />
  );
}
