import type { CodeStep } from '../../code/readKeras.ts';
import type { Stage } from '../../document/stage.ts';
import { denseLayers } from '../../document/shape.ts';
import { layerClassNames } from '../../document/classNames.ts';
import { activationName, layerActivation } from '../../engine/layerActivation.ts';
import type { ProgramText } from '../../i18n/programText.ts';

/** Nothing has been run yet. */
const emptyStage: Stage = { inputs: null, layers: [], compiled: false, fitted: false };

/** The model after `done` of the steps. */
export function stageOf(steps: readonly CodeStep[], done: number): Stage {
  const step = steps[done - 1];
  if (step === undefined) return emptyStage;
  const { inputs, layers, compiled, fitted } = step;
  return { inputs, layers, compiled, fitted };
}

/** Describes the effect of the step, in a sentence. */
export function stepSentence(text: ProgramText, steps: readonly CodeStep[], done: number): string {
  const step = steps[done - 1];
  if (step === undefined) return text.stepStart;
  const tells = text.stepTells;
  switch (step.part.kind) {
    case 'imports':
    case 'seed':
    case 'data':
    case 'network':
    case 'compile':
    case 'fit':
    case 'summary':
      return tells[step.part.kind];
    case 'input':
      return tells.input(step.inputs ?? 0);
    case 'layer': {
      const layer = step.layers[step.part.index];
      if (layer === undefined) return '';
      if (layer.type === 'dense') {
        const model = { inputs: step.inputs ?? 1, layers: step.layers };
        return denseLayers(model).length === 1 ? tells.firstDense(layer.units) : tells.nextDense(layer.units);
      }
      const activation = layerActivation(layer);
      if (activation === null) return tells.layer(layerClassNames[layer.type]);
      const name = activationName(activation);
      return name === 'softmax' ? tells.softmax : tells.activation(name);
    }
  }
}
