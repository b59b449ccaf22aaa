import { useState } from 'react';
import { expect, it } from 'vitest';
import type { Step } from '../../src/lesson/lesson.ts';
import { parseLesson } from '../../src/lesson/parseLesson.ts';
import { createHistory } from '../../src/run/history.ts';
import type { Workspace } from '../../src/state/workspace.ts';
import { courseOf } from '../../src/ui/lessons/course.ts';
import { Goals } from '../../src/ui/lessons/Goals.tsx';
import { exerciseOf, setExercise } from '../../src/ui/steps/exercise.ts';
import { useWorkspace } from '../../src/ui/useWorkspace.ts';
import { show } from './show.tsx';

const xor = 'data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy';

/** A lesson whose steps have these lines. */
function lessonOf(...steps: string[]) {
  const parsed = parseLesson(`---\ntitle: A\n---\n${steps.map((lines) => `\n# Step\n\n${lines}\n\nText.\n`).join('')}`);
  if (!parsed.ok) throw new Error(parsed.problems[0].code);
  return parsed.lesson;
}

/** A run has been asked for: until it is compiled the live numbers are those of the one before. */
const ask = ({ store }: Workspace, id: number): void => store.getState().setRun({ id, phase: 'ready' });

/** It has begun, and has come to a loss. */
function begin({ liveStore }: Workspace, run: number, epoch: number, loss: number): void {
  const history = createHistory(['loss']);
  history.add(Float64Array.of(epoch, loss));
  liveStore.begin(run, history, { epoch, batch: 0 });
}

/** The goals of a step in a workspace where something has been done. */
function Opened({ step, done }: { step: Step; done: (workspace: Workspace) => void }) {
  const workspace = useWorkspace();
  useState(() => done(workspace));
  return <Goals step={step} place="a 0" />;
}

const none = { reset: () => undefined, backTo: () => undefined, reach: () => undefined };

it('are not reached by what is there before the step is set up', async () => {
  const lesson = lessonOf(`- experiment: v=1&${xor}\n- goal: loss < 0.1`);
  const earlier = (workspace: Workspace): void => {
    ask(workspace, 1);
    begin(workspace, 1, 300, 0.0361);
    workspace.setView({ lesson: { name: 'a', step: 0, isFresh: true } });
  };
  const { workspace, getByText } = await show(<Opened step={lesson.steps[0]} done={earlier} />, xor);
  await expect.element(getByText('not measured yet')).toBeVisible();
  const controls = { ...none, reset: () => ask(workspace, 2) };
  courseOf(workspace).arrive(lesson, 'a', 0, controls);
  await expect.element(getByText('not measured yet')).toBeVisible();
  begin(workspace, 2, 0, 0.7937);
  await expect.element(getByText('now 0.794')).toBeVisible();
  begin(workspace, 2, 400, 0.05);
  await expect.element(getByText('Reached!')).toBeVisible();
});

it('are not reached by the run before, of the same experiment, while the moment of the step is read', async () => {
  const lesson = lessonOf(`- experiment: v=1&${xor}&at=3\n- goal: loss < 0.1`);
  const earlier = (workspace: Workspace): void => {
    ask(workspace, 1);
    begin(workspace, 1, 300, 0.0361);
    const reach = (): void => {
      ask(workspace, 2);
      begin(workspace, 2, 3, 0.69);
    };
    courseOf(workspace).arrive(lesson, 'a', 0, { ...none, reach });
  };
  const { getByText } = await show(<Opened step={lesson.steps[0]} done={earlier} />, xor);
  await expect.element(getByText('now 0.690')).toBeVisible();
});

it('are not reached by the blanks of the step before', async () => {
  const [before, step] = lessonOf('- blanks: sums\n- goal: solved', '- blanks: loss\n- goal: solved').steps;
  const solve = (workspace: Workspace, { blanks }: Step): void =>
    exerciseOf(workspace).setState({ progress: { kinds: blanks, done: 2, shown: 0, all: ['a', 'b'] } });
  const solved = (workspace: Workspace): void => {
    setExercise(workspace, before.blanks);
    solve(workspace, before);
  };
  const { workspace, getByText } = await show(<Opened step={step} done={solved} />, xor);
  await expect.element(getByText('now 0 / 0')).toBeVisible();
  setExercise(workspace, step.blanks);
  await expect.element(getByText('now 0 / 0')).toBeVisible();
  solve(workspace, step);
  await expect.element(getByText('Reached!')).toBeVisible();
});

it('are reached in epochs between two looks, and not in those of a run that was there before the step', async () => {
  const lesson = lessonOf('- goal: loss < 0.1\n- goal: epoch <= 10');
  const rows = Float64Array.of(0, 0.7, 5, 0.05, 20, 0.3);
  const take = ({ liveStore, ...workspace }: Workspace, run: number, known: Float64Array, epoch: number): void => {
    ask({ liveStore, ...workspace }, run);
    const history = createHistory(['loss']);
    history.add(known);
    liveStore.begin(run, history, { epoch, batch: 0 });
  };
  const { workspace, getByText } = await show(
    <Opened step={lesson.steps[0]} done={(opened) => take(opened, 1, rows, 20)} />,
    xor,
  );
  await expect.element(getByText('now 0.300')).toBeVisible();
  take(workspace, 2, rows.slice(0, 2), 0);
  await expect.element(getByText('now 0.700')).toBeVisible();
  take(workspace, 3, rows, 20); // undone, or the moment that the step begins at
  await expect.element(getByText('now 0.300')).toBeVisible();
  await expect.element(getByText('Goal reached')).not.toBeInTheDocument();
  take(workspace, 4, new Float64Array(), 0);
  workspace.liveStore.add(rows); // trained so far at once
  await expect.element(getByText('Goal reached')).toBeInTheDocument();
});
