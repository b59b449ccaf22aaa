import { createTable } from '../../../src/data/createTable.ts';
import { setByFormula } from '../../../src/data/formulaSet.ts';
import { makeKnown, type Table } from '../../../src/data/tables.ts';
import { createRandom, type Random } from '../../../src/engine/random.ts';

// Tables that a class brings along: drawn by seed, as the page's own sets are.

/** A whole number of from … to, both among them. */
const between = (random: Random, from: number, to: number): number => from + random.below(to - from + 1);

const known = (table: Table): Table => {
  makeKnown(table);
  return table;
};

function tableOf(
  title: string,
  columns: readonly string[],
  of: { readonly classes: readonly string[] } | { readonly targets: readonly string[] },
  rows: readonly { readonly x: readonly number[]; readonly label?: number; readonly y?: readonly number[] }[],
): Table {
  const classes = 'classes' in of ? of.classes : [];
  const targets = 'targets' in of ? of.targets : [];
  return known(
    createTable(
      { type: 'table', title, columns, classes, targets },
      {
        values: Float64Array.from(rows.flatMap(({ x }) => x)),
        labels: Int32Array.from(rows.flatMap(({ label }) => label ?? [])),
        targets: Float64Array.from(rows.flatMap(({ y }) => y ?? [])),
      },
    ),
  );
}

/** 60 colours that two groups of pupils have named warm or cold, and of which they agree on so many. */
function shadesOf(agreed: number): Table {
  const random = createRandom(11, 'data');
  const shades = Array.from({ length: 60 }, () => {
    const [red, green, blue] = [0, 0, 0].map(() => between(random, 0, 255));
    return { x: [red, green, blue], label: Number(red > blue) };
  });
  const second = shades.map(({ x, label }, i) => ({ x, label: i < agreed ? label : 1 - label }));
  return tableOf(`shades ${agreed}`, ['red', 'green', 'blue'], { classes: ['cold', 'warm'] }, [...shades, ...second]);
}

/** Two groups that agree on all names, and two that disagree on most. */
export const agreedShades = shadesOf(60);
export const disputedShades = shadesOf(24);

/** @param yen a unit of the rent */
function drawFlats(title: string, yen: number): Table {
  const random = createRandom(12, 'data');
  const rows = Array.from({ length: 160 }, () => {
    const [area, floor] = [between(random, 15, 95), between(random, 1, 12)];
    const [built, station] = [between(random, 1965, 2024), between(random, 80, 2400)];
    const rent = 3 + 0.1 * area + 0.1 * floor + 0.05 * (built - 1965) - 0.0015 * station + 0.4 * random.normal();
    return { x: [area, floor, built, station], y: [rent * (10_000 / yen)] };
  });
  return tableOf(title, ['area_m2', 'floor', 'built', 'station_m'], { targets: ['rent'] }, rows);
}

/** Flats: area, floor, year, metres to the station; the rent in units of 10,000 yen. */
export const flats = drawFlats('flats', 10_000);
/** The same with the rents in yen. */
export const flatsInYen = drawFlats('flats in yen', 1);

function drawScrews(): Table {
  const random = createRandom(13, 'data');
  const rows = Array.from({ length: 220 }, (_, i) => {
    const isFaulty = i % 10 === 0;
    const length = isFaulty ? 31.2 + 0.3 * random.normal() : 30 + 0.25 * random.normal();
    const weight = isFaulty ? 4.5 + 0.12 * random.normal() : 5 + 0.12 * random.normal();
    return { x: [length, weight], label: Number(isFaulty) };
  });
  return tableOf('screws', ['length_mm', 'weight_g'], { classes: ['good', 'faulty'] }, rows);
}

/** Screws of which every tenth is faulty: too long and too light. */
export const screws = drawScrews();

function drawThrows(title: string, times: number): Table {
  const random = createRandom(14, 'data');
  const rows = Array.from({ length: 180 }, () => {
    const [speed, up] = [5 + 10 * random.uniform(), 2 + 8 * random.uniform()];
    return { x: [speed, up], y: [(times * (2 * speed * up)) / 9.81, (times * (up * up)) / 19.62] };
  });
  return tableOf(title, ['speed_along', 'speed_up'], { targets: ['width', 'height'] }, rows);
}

/** A ball is thrown: how far and how high it flies. */
export const throws = drawThrows('throws', 1);
/** The same in millimetres. */
export const throwsInMillimetres = drawThrows('throws in millimetres', 1000);

function drawEllipse(): Table {
  const choice = { from: -1, to: 1, samples: 200, noise: 0, seed: 15 };
  const made = setByFormula('x^2 + 2*y^2 < 0.5', choice, ['outside', 'inside']);
  if ('code' in made) throw new Error(made.code);
  return known(made);
}

/** Points that a person has drawn by a formula. */
export const ellipse = drawEllipse();

function drawGrades(): Table {
  const random = createRandom(16, 'data');
  const rows = Array.from({ length: 60 }, () => {
    const [study, sleep] = [10 * random.uniform(), 5 + 4 * random.uniform()];
    return { x: [study, sleep], y: [Math.min(100, 30 + 5 * study + 3 * sleep + 6 * random.normal())] };
  });
  return tableOf('grades', ['study', 'sleep'], { targets: ['score'] }, rows);
}

/** Marks by hours of study and sleep: a plane with errors, cut off at 100; as many rows as a school has. */
export const grades = drawGrades();

function drawRare(): Table {
  const random = createRandom(17, 'data');
  const rows = Array.from({ length: 300 }, (_, i) => ({
    x: [random.normal(), random.normal()],
    label: Number(i % 30 === 0),
  }));
  return tableOf('rare', ['amount', 'hour'], { classes: ['usual', 'fraud'] }, rows);
}

/** Ten cases of fraud among 300, which the inputs say nothing of. */
export const rare = drawRare();
