import { dataKey } from '../data/spec.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import type { Moment } from '../document/moment.ts';
import { layOut, type Layout } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';
import type { Answered, Command, Example, Look, Question, QuestionId, Report } from './questions.ts';

/** The way to an answerer. */
export interface Line {
  send(command: Command, transfer?: ArrayBuffer[]): void;
}

export interface LineUser {
  readonly receive: (report: Report) => void;
  /** How long the answer takes that is expected just now. */
  readonly expected: () => 'nothing' | 'soon' | 'later';
  /** Another answerer stands at the far end, and knows nothing. */
  readonly renewed: () => void;
}

/** The numbers of the drawing; valid until the next look. The example is the very one that is shown, if it still is. */
export interface Looked extends Look {
  readonly layout: Layout;
  /** [layout.parameters] */
  readonly parameters: Float32Array;
}

/** A model before training, with an example through it. */
export interface Built {
  readonly parameters: Float32Array;
  readonly values: Float32Array | null;
}

/** What is asked: the network of a run. */
export interface Asked {
  readonly run: number;
  readonly experiment: Experiment;
  readonly layout: Layout;
}

export type AnswerTo<T extends Question['type']> = Extract<Answered, { kind: T }> & { readonly network: Asked };

const isSameNetwork = (a: Experiment, b: Experiment): boolean =>
  a.inputs === b.inputs &&
  dataKey(a.data) === dataKey(b.data) &&
  equal([a.layers, a.data.features], [b.layers, b.data.features]);

/** The page's side of asking: each answer says of which moment it is, and those of an older run are dropped. */
export interface Asker {
  /** The run that is asked from now on. Nothing is known of it until its first numbers come. */
  follow(run: number, experiment: Experiment): void;
  /** There is no run: who asks is told null. */
  forget(): void;
  /** Newer parameters [layout.parameters] of the run; copied. They may be skipped when still newer ones come soon. */
  offer(moment: Moment, parameters: Float32Array): void;
  /** The example that goes through the drawing. */
  show(example: Example | null): void;
  /** Null until the first numbers of the run. */
  readonly look: Looked | null;
  /** Asks until the returned function is called. Lower priorities are answered first. */
  ask<T extends Question['type']>(
    question: Extract<Question, { type: T }>,
    priority: number,
    listener: (answer: AnswerTo<T> | null) => void,
  ): () => void;
  /** Builds a model and passes an example through it; null when a newer one has been asked for meanwhile. */
  build(model: Model, seed: number, x: readonly number[]): Promise<Built | null>;
}

type Build = Extract<Command, { type: 'build' }>;

interface Standing {
  readonly question: Question;
  readonly priority: number;
  readonly listener: (answer: (Answered & { readonly network: Asked }) | null) => void;
}

/** @param looked called with each new `look`, and when there is none any more */
export function createAsker<L extends Line>(
  open: (user: LineUser) => L,
  looked: () => void,
): Asker & { readonly line: L } {
  const line = open({ receive, renewed, expected: () => (isAway ? 'later' : 'nothing') });
  const standing = new Map<QuestionId, Standing>();
  let newestId: QuestionId = 0;
  let followed: Asked | null = null;
  let example: Example | null = null;
  let look: (Looked & { readonly parameters: Float32Array<ArrayBuffer> }) | null = null;
  /** The newest numbers that have been offered. They stay, for an answerer that comes in place of one that died. */
  let newest: { readonly moment: Moment; readonly parameters: Float32Array } | null = null;
  /** Whether they are still to be sent. */
  let isNews = false;
  /** Whether a copy is at the answerer. It comes back with the look. */
  let isAway = false;
  let spare: Float32Array<ArrayBuffer> | null = null;
  let building: { readonly command: Build; readonly give: (built: Built | null) => void } | null = null;
  let builds = 0;
  /** Whether there is somebody at the far end: nobody is called before there is something to be answered. */
  let isOpen = false;

  function tell(command: Command): void {
    if (isOpen) line.send(command);
  }

  function call(): void {
    if (isOpen) return;
    isOpen = true;
    renewed();
  }

  function send(): void {
    if (newest === null || !isNews || isAway) return;
    const { moment, parameters } = newest;
    const copy = spare ?? new Float32Array(parameters.length);
    spare = null;
    copy.set(parameters);
    isNews = false;
    isAway = true;
    line.send({ type: 'snapshot', moment, parameters: copy.buffer }, [copy.buffer]);
  }

  function receive(report: Report): void {
    switch (report.type) {
      case 'look':
        return takeLook(report);
      case 'answer':
        if (report.moment.run !== followed?.run) return;
        standing.get(report.id)?.listener({ ...report, network: followed });
        return;
      case 'built': {
        if (report.id !== building?.command.id) return;
        const { parameters, values } = report;
        building.give({ parameters, values });
        building = null;
      }
    }
  }

  function takeLook({ type: _, parameters: back, ...told }: Extract<Report, { type: 'look' }>): void {
    if (followed === null || told.moment.run !== followed.run) return;
    const { layout } = followed;
    const news = equal(told.example, example) ? { ...told, example } : told; // a copy has come back
    if (back !== null) {
      isAway = false;
      spare = look?.parameters ?? null;
      look = { ...news, layout, parameters: new Float32Array(back) };
    } else if (look !== null && equal(look.moment, news.moment)) look = { ...look, ...news }; // the same numbers
    else return;
    looked();
    send();
  }

  function renewed(): void {
    isAway = false;
    if (followed !== null) {
      const { run, experiment } = followed;
      line.send({ type: 'follow', run, experiment });
    }
    if (example !== null) line.send({ type: 'example', example });
    for (const [id, { question, priority }] of standing) line.send({ type: 'ask', id, question, priority });
    if (building !== null) line.send(building.command);
    isNews = true;
    send();
  }

  return {
    line,
    follow: (run, experiment) => {
      // Until its first numbers come, those of the same network stay, as of their own moment.
      if (followed === null || !isSameNetwork(followed.experiment, experiment)) look = null;
      followed = { run, experiment, layout: layOut(experiment) };
      newest = null;
      spare = null;
      isAway = false; // whatever is still on its way is of an older run
      tell({ type: 'follow', run, experiment });
      call();
      looked();
    },
    forget: () => {
      followed = null;
      look = null;
      newest = null;
      for (const { listener } of standing.values()) listener(null);
      looked();
    },
    offer: (moment, parameters) => {
      if (followed?.run !== moment.run) return;
      const own = newest?.parameters ?? new Float32Array(parameters.length);
      own.set(parameters);
      newest = { moment, parameters: own };
      isNews = true;
      send();
    },
    show: (next) => {
      example = next;
      tell({ type: 'example', example });
    },
    get look() {
      return look;
    },
    ask: (question, priority, listener) => {
      const id = ++newestId;
      // Answers to this question are of its type.
      standing.set(id, { question, priority, listener: listener as Standing['listener'] });
      tell({ type: 'ask', id, question, priority });
      return () => {
        standing.delete(id);
        tell({ type: 'drop', id });
      };
    },
    build: (model, seed, x) => {
      building?.give(null);
      building = null;
      call();
      return new Promise((give) => {
        building = { command: { type: 'build', id: ++builds, model, seed, x }, give };
        line.send(building.command);
      });
    },
  };
}
