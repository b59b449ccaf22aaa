import { Fragment, useLayoutEffect, useMemo, useRef } from 'react';
import { layerClassNames } from '../../document/classNames.ts';
import { setInputs } from '../../document/edits.ts';
import { addHiddenLayer } from '../../document/hiddenLayer.ts';
import { limits } from '../../document/limits.ts';
import type { Problem } from '../../document/problems/problem.ts';
import { columns } from '../../document/columns.ts';
import { Icon } from '../controls/icons.tsx';
import { useRem } from '../screen.ts';
import { stepBy } from '../controls/numberSteps.ts';
import { useText } from '../text/useText.ts';
import { useSize } from '../useSize.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { InsertHere } from './InsertHere.tsx';
import { LayerCard } from './LayerCard.tsx';
import './layers.css';
import { placeGroups } from './placeGroups.ts';
import { UnitsStepper } from './UnitsStepper.tsx';
import { useReveal } from './useReveal.ts';
import { Part } from '../lessons/Part.tsx';

const byOne = stepBy(1);

/** Cards that stand one below the other in a group; further ones stand beside them. */
const rows = 2;
/** In rem. */
const card = { full: 7.4, least: 5.75 };
/** Its name is long. */
const normalizationCard = { full: 9.4, least: 7.3 };
const inputCard = { full: 6, least: 5.5 };
const gap = 1.5;
/**
 * A narrower card leaves out what can be done elsewhere. (No container query: a container would hold the popovers of
 * browsers that have none of their own.)
 */
const tight = 7.1;

function severityAt(problems: readonly Problem[], index: number): 'error' | 'warning' | null {
  const here = problems.filter(({ place }) => place.kind === 'layer' && place.index === index);
  if (here.length === 0) return null;
  return here.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
}

/**
 * `Sequential([…])`: one card a Keras layer, in order, with `+` between. Those of one column of the drawing are joined,
 * and stand above it. @param centres of the columns in the drawing, px from its left
 */
export function LayerStrip({ problems, centres }: { problems: readonly Problem[]; centres: readonly number[] }) {
  const { edit } = useWorkspace();
  const { ui } = useText();
  const em = useRem();
  const inputs = useExperiment((e) => e.inputs);
  const layers = useExperiment((e) => e.layers);
  const strip = useRef<HTMLOListElement>(null);
  const room = useSize(strip)?.width ?? 0;
  const groups = useMemo(
    () =>
      columns({ inputs, layers }).map(({ layer, role, stages }) => {
        // A function that is an argument of its Dense has no card of its own.
        const later = stages.map((stage) => stage.layer).filter((at) => at !== layer);
        const isInput = layer < 0;
        return {
          role,
          isInput,
          cards: isInput ? later : [layer, ...later],
          beside: Math.ceil((1 + later.length) / rows),
        };
      }),
    [inputs, layers],
  );
  const places = useMemo(
    () =>
      placeGroups(
        groups.map(({ cards, beside }) => {
          if (cards.length === 0) return { full: inputCard.full * em, least: inputCard.least * em };
          const isLong = cards.some((at) => layers[at].type.endsWith('_normalization'));
          const { full, least } = isLong ? normalizationCard : card;
          return { full: beside * full * em, least: beside * least * em };
        }),
        centres,
        room - gap * em, // the last `+`
        gap * em,
      ),
    [groups, layers, centres, room, em],
  );
  useReveal(strip);
  // A wheel turns up and down; the strip goes from side to side.
  useLayoutEffect(() => {
    const element = strip.current;
    const turn = (event: WheelEvent): void => {
      if (element === null || event.ctrlKey || Math.abs(event.deltaX) >= Math.abs(event.deltaY)) return;
      const before = element.scrollLeft;
      element.scrollLeft += event.deltaY;
      if (element.scrollLeft !== before) event.preventDefault();
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);

  const nameOf = (index: number) => (index < 0 ? ui.input : ui.place(index, layerClassNames[layers[index].type]));
  const wrongInputs = problems.some(({ place }) => place.kind === 'inputs');
  return (
    <div className="strip">
      <ol ref={strip} className="strip-cards" aria-label={ui.layers}>
        {groups.map(({ role, cards, isInput, beside }, i) => {
          const { left, width } = places[i];
          const isTight = width < beside * tight * em;
          const last = cards.at(-1) ?? -1;
          const isLast = i === groups.length - 1;
          return (
            <Fragment key={isInput ? 'input' : `group ${cards[0]}`}>
              <li
                className={`strip-group role-${role}${isTight ? ' is-tight' : ''}`}
                style={{ width, marginLeft: i === 0 ? left : 0 }}
              >
                <ol>
                  {isInput && (
                    <li className={`card role-input${wrongInputs ? ' has-error' : ''}`}>
                      <span className="card-head">
                        <span className="card-name">{ui.input}</span>
                      </span>
                      <Part name="input_shape">
                        <UnitsStepper
                          label={ui.inputUnits}
                          range={limits.inputs}
                          whole
                          value={inputs}
                          step={byOne}
                          onChange={(units) => edit((e) => setInputs(e, units))}
                        />
                      </Part>
                    </li>
                  )}
                  {cards.map((index) => (
                    <LayerCard
                      key={`layer ${index}`}
                      index={index}
                      layer={layers[index]}
                      role={role}
                      last={index === layers.length - 1}
                      severity={severityAt(problems, index)}
                      hasActivation={cards.some((at) => layers[at].type === 'activation')}
                      joined={index !== last}
                    />
                  ))}
                </ol>
              </li>
              <li className="strip-between" style={{ width: isLast ? gap * em : places[i + 1].left - left - width }}>
                <Part name="add_layer">
                  <InsertHere at={last + 1} after={nameOf(last)} />
                </Part>
              </li>
            </Fragment>
          );
        })}
      </ol>
      <Part name="add_layer">
        <button
          type="button"
          className="tool strip-add"
          aria-label={ui.addLayer}
          title={ui.addLayerHint}
          onClick={() => edit(addHiddenLayer)}
        >
          <Icon name="plus" size={16} />
          <span>{ui.addLayer}</span>
        </button>
      </Part>
    </div>
  );
}
