import { useEffect, useMemo, useState } from 'react';
import type { AnswerTo } from '../../asking/asker.ts';
import { infoOf } from '../../data/spec.ts';
import { fitsUnits } from '../../data/targets.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Moment } from '../../document/moment.ts';
import { layOut } from '../../engine/layout.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { examplesOf, probeInputs, scaledInputs } from '../../state/examples.ts';
import { behaviourOf, isNoisy } from '../../state/shownNumbers.ts';
import { isBare } from '../../state/view.ts';
import { atMost } from '../atMost.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import type { Pass } from './CheckedSlope.tsx';
import { judge, priority } from './judge.ts';
import { useWalkState } from './stepsWalk.ts';
import { outputTargets, walkedExample, type WalkedExample } from './walkedExample.ts';

/** Times a second at which the numbers are written anew while it trains. */
const hz = 4;

/** The example of the drawing, with all its numbers. */
export interface Walked {
  readonly example: WalkedExample;
  /** Of all examples. */
  readonly count: number;
  /** Null until the numbers have come. */
  readonly judged: Judged | null;
  readonly pass: Pass;
  readonly moment: Moment | null;
}

/** Asks for every number of the drawing's example; null where there is no network that could answer. */
export function useJudged(experiment: Experiment): Walked | null {
  const { asker, still } = useWorkspace();
  const probe = useApp(({ view }) => view.probe);
  const isThere = useApp(
    (state) => !isBare(state.view) && state.view.staged === null && state.run.phase !== 'impossible',
  );
  const isTraining = useApp((state) => isNoisy(experiment) && behaviourOf(state, still()) === 'training');
  const mode = isTraining ? 'alone' : 'inference';
  const chosen = useWalkState(({ target }) => target);
  const stepped = useWalkState((walk) => walk.stepped);
  const example = useMemo(
    () => walkedExample(experiment, probe, chosen, stepped),
    [experiment, probe, chosen, stepped],
  );
  const { place, target } = example;
  const asked = useMemo(() => {
    const { outputs } = layOut(experiment);
    if (!isThere || !fitsUnits(infoOf(experiment.data), outputs)) return null;
    const y = Float32Array.from(outputTargets(experiment, target, outputs));
    return {
      type: 'trace',
      x: Float32Array.from(scaledInputs(experiment, probeInputs(experiment, place))),
      y,
      mode,
    } as const;
  }, [experiment, isThere, target, place, mode]);
  const [answer, setAnswer] = useState<{ readonly of: typeof asked; readonly answer: AnswerTo<'trace'> } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    let newest: AnswerTo<'trace'> | null = null;
    const paced = atMost(hz, () => setAnswer(newest && { of: asked, answer: newest }));
    const stop = asker.ask(asked, priority, (found) => {
      newest = found;
      paced.ask();
    });
    return () => {
      stop();
      paced.stop();
    };
  }, [asker, asked]);
  const found = useMemo(() => {
    if (asked === null || answer === null || answer.answer.network.experiment.inputs !== asked.x.length) return null;
    const { network, result, moment } = answer.answer;
    const { parameters, ...numbers } = result;
    const trace = { ...numbers, layout: network.layout };
    const judged = judge(network.experiment, { trace, parameters, row: 0, targets: answer.of?.y ?? [] });
    return { judged, moment };
  }, [asked, answer]);
  const iteration = Math.max(0, (found?.moment.iteration ?? 0) - 1); // as `asking/answerer.ts` has its draws
  const pass = useMemo(() => ({ iteration, mode }) as const, [iteration, mode]);
  if (asked === null) return null;
  const { training, validation } = examplesOf(experiment);
  return {
    example,
    count: training.count + validation.count,
    judged: found?.judged ?? null,
    pass,
    moment: found?.moment ?? null,
  };
}
