import type { DatasetInfo } from '../../data/dataset.ts';
import { componentsOf, cssColour } from '../plot/hue.ts';
import { featureWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import type { Asked } from './useAsked.ts';

/** The colour that the network is asked about; a click picks another one. @param colour components, 0 … 1 */
export function Swatch({ colour }: { colour: readonly number[] }) {
  const { setView } = useWorkspace();
  const { outcome } = useText();
  const value = cssColour(colour);
  return (
    <label className="outcome-swatch" style={{ background: value }} title={outcome.pick}>
      <span className="only-heard">{outcome.pick}</span>
      <input
        type="color"
        value={value}
        onChange={(event) => {
          const components = componentsOf(event.target.value);
          if (components !== null) setView({ probe: components });
        }}
      />
    </label>
  );
}

/** Its components, each on a slider that shows what it would become. */
export function ColourSliders({ info, asked: { probe, inputs } }: { info: DatasetInfo; asked: Asked }) {
  const { setView } = useWorkspace();
  const text = useText();
  return (
    <div className="outcome-sliders">
      {info.columns.map(({ key }, i) => (
        <label key={key} className="outcome-slider">
          <span>
            {featureWord(text, info, i)} <span aria-hidden="true">{inputs[i]?.digits}</span>
          </span>
          <input
            type="range"
            min={0}
            max={1}
            step={0.005}
            value={probe[i]}
            aria-valuetext={inputs[i]?.digits}
            style={{
              backgroundImage: `linear-gradient(to right, ${cssColour(probe.with(i, 0))}, ${cssColour(probe.with(i, 1))})`,
            }}
            onChange={(event) => setView({ probe: probe.with(i, Number(event.target.value)) })}
          />
        </label>
      ))}
    </div>
  );
}
