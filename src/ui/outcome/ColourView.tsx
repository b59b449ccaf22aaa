import type { Experiment } from '../../document/experiment.ts';
import { setView } from '../../state/app.ts';
import { infoOf } from '../../state/examples.ts';
import { componentsOf, cssColour } from '../charts/hue.ts';
import { useText } from '../text.tsx';
import { Bars, BarsNote } from './Bars.tsx';
import { useAsked } from './useAsked.ts';

/** A colour that one picks, and the name that the network gives it. */
export function ColourView({ experiment }: { experiment: Experiment }) {
  const { data, outcome } = useText();
  const info = infoOf(experiment);
  const asked = useAsked(experiment);
  const { probe, winner } = asked;
  const colour = cssColour(probe);
  const key = info.classes[winner];
  const name = key === undefined ? '' : (data.classes[key] ?? key);
  return (
    <div className="outcome-colour">
      <label className="outcome-swatch" style={{ background: colour }}>
        <span className="chart-hidden">{outcome.pick}</span>
        <input
          type="color"
          value={colour}
          onChange={(event) => {
            const components = componentsOf(event.target.value);
            if (components !== null) setView({ probe: components });
          }}
        />
        <span className="outcome-swatch-hint" aria-hidden="true">
          {outcome.pick}
        </span>
      </label>
      <div className="outcome-said">
        <p className="outcome-says">
          {outcome.says} <strong>{name}</strong>
        </p>
        <Bars asked={asked} info={info} />
        <BarsNote asked={asked} />
      </div>
      <div className="outcome-sliders">
        {info.features.map((feature, i) => (
          <label key={feature} className="outcome-slider">
            <span>{data.features[feature] ?? feature}</span>
            <input
              type="range"
              min={0}
              max={1}
              step={0.005}
              value={probe[i]}
              style={{
                backgroundImage: `linear-gradient(to right, ${cssColour(probe.with(i, 0))}, ${cssColour(probe.with(i, 1))})`,
              }}
              onChange={(event) => setView({ probe: probe.with(i, Number(event.target.value)) })}
            />
            <output>{asked.inputs[i]?.digits}</output>
          </label>
        ))}
      </div>
    </div>
  );
}
