import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { connectSetNames } from '../../../../src/ui/data/setNames.ts';
import { makeLateKnown } from '../../../../src/data/lateSets.ts';
import { datasets } from '../../../../src/data/datasets.ts';
import { printKeras } from '../../../../src/code/keras.ts';
import { chooseData } from '../../../../src/document/dataEdits.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { classWord, featureWord, targetWords } from '../../../../src/ui/text/dataWords.ts';
import { worldOf } from '../../state/fakes.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the names in the large tables', () => {
  it('are Japanese where the page is, also after another language, and those of the file in a program', async () => {
    await makeLateKnown(['penguins', 'mpg']);
    const workspace = createWorkspace(worldOf());
    const { store, texts } = workspace;
    const words = (): string[] => {
      const text = texts.getState();
      if (text === null) return [];
      return [datasets.penguins, datasets.mpg].flatMap((info) => [
        ...info.columns.map((_, column) => featureWord(text, info, column)),
        ...info.classes.map((_, label) => classWord(text, info, label)),
        ...targetWords(text, info),
      ]);
    };
    const load = async (language: 'ja' | 'en'): Promise<void> => {
      store.getState().setView({ language });
      await texts.load(language);
    };
    await load('ja');
    connectSetNames(workspace);
    const isJapanese = (): boolean => words().length > 20 && words().every((word) => japanese.test(word));
    await expect.poll(isJapanese).toBe(true);
    await load('en');
    expect(words()).toContain('bill_length_mm');
    await load('ja');
    await expect.poll(isJapanese).toBe(true);
    expect(printKeras(chooseData(openingExperiment, 'penguins'), 'keras3').text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});
