// Trains an engine for a stint and says how many examples it saw in a second. Serves the processes of Node, of this
// project and of others, and the browser's worker.

/**
 * @typedef {{ train: (epochs: number) => void | Promise<void>, loss: () => number }} Engine
 * @param {Engine} engine
 * @param {{ rows: number, milliseconds: number, clock: () => number }} how clock: milliseconds, of a processor or a wall
 * @returns {Promise<{ rate: number, loss: number }>} examples a second, and the loss after them
 */
export async function stint(engine, { rows, milliseconds, clock }) {
  const begun = clock();
  let epochs = 0;
  let spent = 0;
  for (let many = 1; spent < milliseconds;) {
    await engine.train(many);
    epochs += many;
    const before = spent;
    spent = clock() - begun;
    if (spent - before < milliseconds / 64) many *= 2; // so that asking for the time costs nothing
  }
  return { rate: (epochs * rows * 1000) / spent, loss: engine.loss() };
}
