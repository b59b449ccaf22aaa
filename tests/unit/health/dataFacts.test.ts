import { expect, test } from 'vitest';
import { dataFactsOf } from '../../../src/health/dataFacts.ts';
import { trainFor, experimentOfCase } from './trainCase.ts';

const factsOf = async (link: string) => dataFactsOf(trainFor(await experimentOfCase(link), 0).split);

test('half of a truth table tells nothing of its parity, and two thirds of what the majority says', async () => {
  const net = 'loss=binary_crossentropy&batch=4&split=0';
  expect(await factsOf(`data=xor&features=0&net=1-1.sigmoid&${net}`)).toMatchObject({ ceiling: 0 });
  expect(await factsOf(`data=majority3&features=0,1&net=2-1.sigmoid&${net}`)).toMatchObject({ ceiling: 0.5 });
  expect(await factsOf(`data=xor&net=2-1.sigmoid&${net}`)).toMatchObject({ ceiling: 1 });
});

test('neighbours are of one class where classes lie apart, of any where labels are noise, and unknown where none are near', async () => {
  const softmax = 'opt=sgd';
  expect((await factsOf(`data=spiral3&net=2-3.softmax&${softmax}`)).unlikeNeighbours).toBeLessThan(0.03);
  expect((await factsOf(`data=gauss3&noise=1&net=2-3.softmax&${softmax}`)).unlikeNeighbours).toBeGreaterThan(0.1);
  expect((await factsOf(`data=iris&features=1&net=1-3.softmax&${softmax}`)).unlikeNeighbours).toBeGreaterThan(0.4);
  expect((await factsOf(`data=mnist&net=784-10.softmax&${softmax}`)).unlikeNeighbours).toBeNull();
});

test('numbers to predict have a ceiling where inputs repeat, and sizes are those of the columns', async () => {
  const { ceiling, sizes, examples } = await factsOf('data=mpg&std=0&features=0&net=1-1&loss=mean_squared_error');
  expect(ceiling).toBeGreaterThan(0.5);
  expect(ceiling).toBeLessThan(0.75);
  expect(sizes[0]).toBeGreaterThan(5);
  expect(examples).toBe(313);
});

test('neighbours tell what noise has left to know', async () => {
  const known = async (link: string) => (await factsOf(`${link}&opt=sgd`)).neighbourSkill;
  const squares = 'net=1-1&loss=mean_squared_error';
  expect(await known(`data=sine&noise=0&${squares}`)).toBeGreaterThan(0.98);
  // The variance of sin x is 1/2, that of the noise 0.09 and 0.25.
  expect(await known(`data=sine&samples=500&noise=0.3&${squares}`)).toBeCloseTo(0.5 / 0.59, 1);
  expect(await known(`data=sine&samples=500&noise=0.5&${squares}`)).toBeCloseTo(0.5 / 0.75, 1);
  expect(await known('data=spiral3&net=2-3.softmax')).toBeGreaterThan(0.98);
  // Two clouds of deviation 0.4, each 0.71 from the line between them: 0.96 of their points are on their side.
  expect(await known('data=gauss&samples=500&noise=1&net=2-1.sigmoid&loss=binary_crossentropy')).toBeCloseTo(0.92, 1);
  expect(await known('data=xor&net=2-1.sigmoid&loss=binary_crossentropy&split=0')).toBeNull(); // four are no neighbours
  expect(await known('data=mnist&net=784-10.softmax')).toBeNull();
});

test('it is known what one linear map knows', async () => {
  const known = async (link: string) => (await factsOf(link)).linearSkill;
  const squares = 'loss=mean_squared_error';
  expect(await known(`data=plane&noise=0&net=2-1&${squares}`)).toBeCloseTo(1, 9);
  // Of sin x between −π and π the line 3 x / π² explains 6 / π².
  expect(await known(`data=sine&noise=0&samples=500&net=1-1&${squares}`)).toBeCloseTo(6 / Math.PI ** 2, 1);
  expect(await known('data=gauss4&net=2-4.softmax')).toBeGreaterThan(0.95);
  expect(await known('data=spiral&net=2-1.sigmoid&loss=binary_crossentropy')).toBeLessThan(0.35);
  expect(await known('data=xor&net=2-1.sigmoid&loss=binary_crossentropy&split=0')).toBe(0);
  expect(await known('data=xor&features=0,1,product.0.1&net=3-1.sigmoid&loss=binary_crossentropy&split=0')).toBe(1);
  // Whatever the size of the columns, of which one may be a sum of others.
  expect(await known(`data=mpg&std=0&net=9-1&${squares}`)).toBeCloseTo(
    (await known(`data=mpg&net=9-1&${squares}`)) ?? 0,
    9,
  );
  expect(await known('data=mnist&net=784-10.softmax')).toBeNull();
});

test('one linear map knows all that AND, OR and majority say, and not what XOR does', async () => {
  const known = async (link: string) => (await factsOf(`data=${link}&loss=binary_crossentropy&split=0`)).linearSkill;
  for (const straight of ['and&net=2', 'or&net=2', 'majority3&net=3', 'majority5&net=5'])
    expect(await known(`${straight}-1.sigmoid`)).toBe(1);
  expect(await known('xor&net=2-1.sigmoid')).toBeLessThan(1);
  expect(await known('xor&features=0,1,product.0.1&net=3-1.sigmoid')).toBe(1);
  expect(await known('parity4&net=4-1.sigmoid')).toBeLessThan(1);
});
