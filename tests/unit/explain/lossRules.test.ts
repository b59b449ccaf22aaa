import { expect, test } from 'vitest';
import { evaluate, type Expression, known, partsOf } from '../../../src/explain/expression.ts';
import { type Ending, lossRule } from '../../../src/explain/lossRules.ts';

const constantsIn = (e: Expression): readonly number[] => {
  if (e.type === 'constant') return [e.value];
  return e.type === 'line' ? constantsIn(e.line.rule) : partsOf(e).flatMap(constantsIn);
};

const numbers = (base: string, values: readonly number[]) => values.map((value) => known({ base }, value));
const usual = { isThrough: false, isHalved: false, rows: 1, most: 5, logits: [] };

test.each(Array.from({ length: 19 }, (_, i) => (i + 1) / 10))(
  'Huber and label smoothing show %s as it is set, and no number that arithmetic has made of it',
  (option) => {
    const endings: readonly Ending[] = [
      {
        ...usual,
        loss: 'huber',
        options: { delta: option, labelSmoothing: 0, fromLogits: false },
        outputs: numbers('y', [5]),
        targets: numbers('t', [0]),
      },
      ...(option < 1 ? (['categorical_crossentropy', 'binary_crossentropy'] as const) : []).map((loss) => ({
        ...usual,
        loss,
        options: { delta: 1, labelSmoothing: option, fromLogits: false },
        outputs: numbers('y', [0.2, 0.3, 0.5]),
        targets: numbers('t', [0, 0, 1]),
      })),
    ];
    for (const ending of endings) {
      const { rule } = lossRule(ending);
      expect(constantsIn(rule)).toContain(option);
      expect(constantsIn(rule).filter((each) => each !== option && !Number.isInteger(each))).toEqual([]);
      expect(evaluate(rule)).toBeGreaterThan(0);
    }
  },
);
