import { expect, it } from 'vitest';
import { openingExperiment } from '../../src/document/opening.ts';
import { decimals } from '../../src/document/spelling.ts';
import { linesAt } from '../../src/explain/stationLines.ts';
import { stopsOf, unitsAt } from '../../src/explain/stations.ts';
import { Walk } from '../../src/ui/steps/Walk.tsx';
import { walkOf } from '../../src/ui/steps/stepsWalk.ts';
import { randomStep } from '../unit/engine/randomSteps.ts';
import { calculate, halfUnit, numberOf } from '../unit/calculator.ts';
import { show } from './show.tsx';

const networks = 40;

/** The lines of the neuron that is open, as they are said. */
const said = (): readonly (readonly string[])[] =>
  [...document.querySelectorAll('.is-open .steps-lines')].map((line) =>
    [...line.querySelectorAll('p:not(.steps-where, .steps-name) > [role=math]')].map(
      (each) => each.getAttribute('aria-label') ?? '',
    ),
  );

/** What is said before the rest of a long sum. */
const rest = /\d+ more: /g;

const pass = { iteration: 0, mode: 'training' } as const;

const later = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });

it('every number on the page, forward, back and of the update, is the engine’s, and comes of those beside it', async () => {
  const wrong: string[] = [];
  let [lines, curves, rests] = [0, 0, 0];
  for (let number = 0; number < networks; number++) {
    const made = randomStep(number);
    if (made === null) continue;
    const { spec, step } = made;
    const { loss, lossOptions, optimizer } = spec;
    const experiment = { ...openingExperiment, ...spec.model, loss, lossOptions, optimizer };
    const row = number % step.rows.length;
    const { trace, before: parameters, targets } = step;
    const judged = { trace, parameters, row, most: 5, loss, lossOptions, targets };
    const moment = { run: 0, epoch: 0, batch: 0, iteration: 0 };
    const batch = { moment, batches: 1, experiment, step, optimizer };
    const screen = await show(<Walk subject="" experiment={experiment} judged={judged} pass={pass} batch={batch} />);
    await expect.element(screen.getByRole('math').first()).toBeVisible(); // its words have come
    const { setView } = screen.workspace;
    for (const [at, stop] of stopsOf(trace.layout, true).entries()) {
      walkOf(screen.workspace).store.setState({ at });
      setView({ depth: (number + at) % 2 === 0 ? 'numbers' : 'formulas' });
      await later();
      const units = unitsAt(trace.layout, stop);
      const buttons = [...document.querySelectorAll<HTMLElement>('.steps-units > li > button')];
      const unit = Math.min((number + at) % units, Math.max(0, buttons.length - 1));
      buttons[unit]?.click();
      await later();
      const what = `network ${number}, station ${at} (${stop.pass}), neuron ${unit + 1}`;
      const curve = document.querySelector('.is-open .steps-curve')?.getAttribute('aria-label');
      if (curve != null && stop.pass === 'forward') {
        const [x, y] = [trace.values[stop.op], trace.values[stop.op + 1]].map((all) => all[row * units + unit]);
        curves++;
        if (!curve.endsWith(`: ${decimals(x)} → ${decimals(y)}`)) wrong.push(`${what}: the curve says ${curve}`);
      }
      const expected = linesAt(judged, stop, unit, batch);
      const shown = said();
      expect(shown.length, what).toBe(expected.length);
      for (const [i, formulas] of shown.entries()) {
        lines++;
        const signed = formulas.filter((each) => /^[=≈]/.test(each));
        rests += signed.filter((each) => each.search(rest) >= 0).length;
        const numeric = signed.map((each) => each.slice(1).replaceAll(rest, '').trim());
        const result = numeric.at(-1) ?? '';
        const { value } = expected[i];
        if (!Number.isFinite(value)) continue;
        const unitOfLast = halfUnit(result);
        // Half a unit of the last digit, and what float64 loses on the way.
        const allowed = unitOfLast * 1.001 + 1e-9 * Math.abs(value);
        if (Math.abs(numberOf(result) - value) > allowed) wrong.push(`${what}: ${result} for ${value}`);
        for (const each of numeric.slice(0, -1)) {
          let found = Number.NaN;
          try {
            found = calculate(each);
          } catch (error) {
            wrong.push(`${what}: ${String(error)}`);
            continue;
          }
          if (Math.abs(found - numberOf(result)) > allowed) wrong.push(`${what}: ${each} is ${found}, not ${result}`);
        }
      }
    }
    await screen.unmount();
  }
  expect(wrong.slice(0, 40)).toEqual([]);
  expect(lines).toBeGreaterThan(1000);
  expect(curves).toBeGreaterThan(20);
  expect(rests).toBeGreaterThan(20);
}, 180_000);
