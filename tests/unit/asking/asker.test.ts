import { describe, expect, it } from 'vitest';
import { type Built, createAsker, type LineUser } from '../../../src/asking/asker.ts';
import type { Answered, Command, Example, Question, Report } from '../../../src/asking/questions.ts';
import { setFit, setUnits } from '../../../src/document/edits.ts';
import type { Moment } from '../../../src/document/moment.ts';
import { linked } from '../state/fakes.ts';

const e = linked('data=xor&net=2-1&loss=mean_squared_error'); // 3 parameters
const wider = linked('data=xor&net=2-2.relu-1&loss=mean_squared_error');
const later = setFit(e, { batchSize: 7 }); // the same network

const momentOf = (run: number, iteration: number): Moment => ({ run, epoch: iteration, batch: 0, iteration });
const exampleOf = (x: number): Example => ({ place: [x, 1], x: [x, 1], behaviour: 'inference', hold: 0 });
const outputs: Question = { type: 'outputs', levels: [new Float32Array(2)], through: null };

/** An asker whose line writes down what is sent; the answerer's reports are made by hand. */
function open() {
  const sent: Command[] = [];
  /** Numbers that the answerer has, oldest first. */
  const away: Extract<Command, { type: 'snapshot' }>[] = [];
  let user: LineUser | null = null;
  let looks = 0;
  const asker = createAsker(
    (its) => {
      user = its;
      return {
        send: (command) => {
          sent.push(command);
          if (command.type === 'snapshot') away.push(command);
        },
      };
    },
    () => void looks++,
  );
  const there = (): LineUser => {
    if (user === null) throw new Error('no line was opened');
    return user;
  };
  const receive = (report: Report): void => there().receive(report);
  return {
    asker,
    sent,
    news: (): Command[] => sent.splice(0),
    looks: () => looks,
    expected: () => there().expected(),
    renew: () => there().renewed(),
    offer: (iteration: number, run = 1) => asker.offer(momentOf(run, iteration), Float32Array.of(iteration, run, 0)),
    /** The answerer gives the oldest numbers back that it has. */
    look: (example: Example | null = null) => {
      const command = away.shift();
      if (command === undefined) throw new Error('nothing is away');
      const { moment, parameters } = command;
      receive({ type: 'look', moment, example, values: null, dropped: new Map(), parameters });
      return parameters;
    },
    /** It passes another example through the numbers that it has. */
    lookAgain: (moment: Moment, example: Example) =>
      receive({
        type: 'look',
        moment,
        example,
        values: Float32Array.of(1, 2, 3),
        dropped: new Map(),
        parameters: null,
      }),
    answer: (id: number, run: number) => {
      const moment = momentOf(run, 1);
      receive({ type: 'answer', id, moment, kind: 'outputs', level: 0, result: Float32Array.of(run) });
    },
    built: (id: number) => receive({ type: 'built', id, parameters: Float32Array.of(id), values: null }),
  };
}

/** One that follows run 1. */
function following() {
  const page = open();
  page.asker.follow(1, e);
  page.news();
  return page;
}

describe('an asker', () => {
  it('calls nobody before there is a network to ask, and then tells all', () => {
    const { asker, news } = open();
    asker.show(exampleOf(1));
    const stop = asker.ask(outputs, 2, () => undefined);
    asker.ask(outputs, 1, () => undefined);
    stop();
    expect(news()).toEqual([]);
    asker.follow(1, e);
    expect(news()).toEqual([
      { type: 'follow', run: 1, experiment: e },
      { type: 'example', example: exampleOf(1) },
      { type: 'ask', id: 2, question: outputs, priority: 1 },
    ]);
  });

  it('hands numbers on as soon as those before have come back, and of those that wait only the newest', () => {
    const { asker, offer, look, sent } = following();
    const moments = (): number[] => sent.flatMap((one) => (one.type === 'snapshot' ? [one.moment.iteration] : []));
    offer(1);
    offer(2);
    offer(3);
    expect(moments()).toEqual([1]);
    look();
    expect(asker.look).toMatchObject({ moment: momentOf(1, 1), parameters: Float32Array.of(1, 1, 0) });
    expect(moments()).toEqual([1, 3]);
    look();
    expect(asker.look).toMatchObject({ moment: momentOf(1, 3), parameters: Float32Array.of(3, 1, 0) });
    expect(moments()).toEqual([1, 3]);
    offer(4);
    expect(moments()).toEqual([1, 3, 4]);
  });

  it('copies what it is offered', () => {
    const { asker, sent, look, offer } = following();
    offer(1);
    const mine = Float32Array.of(5, 5, 5);
    asker.offer(momentOf(1, 2), mine);
    mine.fill(9);
    look();
    const second = sent.findLast((one) => one.type === 'snapshot');
    expect(new Float32Array(second?.parameters ?? new ArrayBuffer(0))).toEqual(Float32Array.of(5, 5, 5));
  });

  it('lets two buffers go round', () => {
    const { offer, look } = following();
    const seen = new Set<ArrayBuffer>();
    for (let i = 1; i <= 50; i++) {
      offer(i);
      seen.add(look());
    }
    expect(seen.size).toBe(2);
  });

  it('takes a look without numbers for one with the numbers of the look before, if it is of that moment', () => {
    const { asker, offer, look, lookAgain, looks } = following();
    lookAgain(momentOf(1, 1), exampleOf(0)); // nothing is known yet
    expect(asker.look).toBeNull();
    offer(1);
    look(exampleOf(1));
    const before = looks();
    lookAgain(momentOf(1, 1), exampleOf(2));
    expect(looks()).toBe(before + 1);
    expect(asker.look).toMatchObject({
      moment: momentOf(1, 1),
      example: exampleOf(2),
      values: Float32Array.of(1, 2, 3),
      parameters: Float32Array.of(1, 1, 0),
    });
    lookAgain(momentOf(1, 2), exampleOf(3));
    expect(asker.look).toMatchObject({ moment: momentOf(1, 1), example: exampleOf(2) });
    expect(looks()).toBe(before + 1);
  });

  it('knows the example that it shows by itself in what comes back, and another as what it is', () => {
    const { asker, offer, look, lookAgain } = following();
    const shown = exampleOf(1);
    asker.show(shown);
    offer(1);
    look(exampleOf(1));
    expect(asker.look?.example).toBe(shown);
    lookAgain(momentOf(1, 1), exampleOf(2));
    expect(asker.look?.example).toEqual(exampleOf(2));
  });

  it('expects an answer, in its time, while numbers are away', () => {
    const { offer, look, expected } = following();
    expect(expected()).toBe('nothing');
    offer(1);
    expect(expected()).toBe('later');
    look();
    expect(expected()).toBe('nothing');
  });

  it('tells nobody any more who has stopped asking', () => {
    const { asker, answer, news } = following();
    const heard: number[] = [];
    const stop = asker.ask(outputs, 1, () => void heard.push(1));
    answer(1, 1);
    stop();
    answer(1, 1);
    expect(heard).toEqual([1]);
    expect(news().at(-1)).toEqual({ type: 'drop', id: 1 });
  });
});

describe('of another run than the one that is followed', () => {
  it('answers are dropped', () => {
    const { asker, answer } = following();
    const heard: (readonly [number, number])[] = [];
    asker.ask(outputs, 1, (given) => void heard.push([given?.moment.run ?? 0, given?.network.run ?? 0]));
    answer(1, 1);
    asker.follow(2, e);
    answer(1, 1);
    answer(1, 2);
    expect(heard).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('numbers are not offered, and looks not shown; those that are on their way keep nobody waiting', () => {
    const { asker, offer, look, expected } = following();
    offer(1);
    asker.follow(2, wider);
    expect(expected()).toBe('nothing');
    offer(2); // of run 1
    expect(expected()).toBe('nothing');
    offer(3, 2);
    expect(expected()).toBe('later');
    look(); // that of run 1
    expect(asker.look).toBeNull();
    expect(expected()).toBe('later');
    look();
    expect(asker.look?.moment).toEqual(momentOf(2, 3));
  });

  it('the numbers of the same network stay, as of their own moment, until the first of its own have come', () => {
    const { asker, offer, look } = following();
    offer(1);
    look();
    asker.follow(2, later);
    expect(asker.look?.moment).toEqual(momentOf(1, 1));
    offer(0, 2);
    look();
    expect(asker.look?.moment).toEqual(momentOf(2, 0));
    asker.follow(3, setUnits(e, 0, 2));
    expect(asker.look).toBeNull();
  });

  it('and where there is none, nothing is known', () => {
    const { asker, offer, look, looks } = following();
    const heard: (Answered | null)[] = [];
    asker.ask(outputs, 1, (given) => void heard.push(given));
    offer(1);
    look();
    const before = looks();
    asker.forget();
    expect(heard).toEqual([null]);
    expect(asker.look).toBeNull();
    expect(looks()).toBe(before + 1);
    offer(2);
    expect(asker.look).toBeNull();
  });
});

describe('another answerer in place of one that died', () => {
  it('is told everything, and gets the numbers that were lost with the first', () => {
    const { asker, offer, renew, news, look } = following();
    asker.show(exampleOf(1));
    asker.ask(outputs, 1, () => undefined);
    offer(1);
    news();
    renew();
    expect(news()).toMatchObject([
      { type: 'follow', run: 1 },
      { type: 'example', example: exampleOf(1) },
      { type: 'ask', id: 1 },
      { type: 'snapshot', moment: momentOf(1, 1) },
    ]);
    look();
    expect(asker.look).toMatchObject({ moment: momentOf(1, 1), parameters: Float32Array.of(1, 1, 0) });
  });

  it('gets the numbers that are shown when none are newer, the newest else', () => {
    const { offer, renew, news, look } = following();
    offer(1);
    look();
    news();
    renew();
    expect(news().at(-1)).toMatchObject({ type: 'snapshot', moment: momentOf(1, 1) });
    offer(2);
    offer(3);
    renew();
    expect(news().at(-1)).toMatchObject({ type: 'snapshot', moment: momentOf(1, 3) });
  });

  it('builds what was being built', async () => {
    const { asker, renew, news, built } = open();
    const coming = asker.build(e, 1, [1, 2]);
    expect(news()).toMatchObject([{ type: 'build', id: 1 }]);
    renew();
    expect(news()).toMatchObject([{ type: 'build', id: 1 }]);
    built(1);
    expect((await coming)?.parameters).toEqual(Float32Array.of(1));
    renew();
    expect(news()).toEqual([]);
  });
});

describe('a model half built', () => {
  it('is answered with null once a newer one is asked for, whenever its own answer comes', async () => {
    const { asker, built } = open();
    const given: (Built | null)[] = [];
    const first = asker.build(e, 1, [1, 2]).then((one) => given.push(one));
    const second = asker.build(wider, 1, [1, 2]).then((one) => given.push(one));
    await first;
    built(1);
    expect(given).toEqual([null]);
    built(2);
    await second;
    expect(given).toEqual([null, { parameters: Float32Array.of(2), values: null }]);
  });
});
