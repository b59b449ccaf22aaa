export { activation, activationInput } from './activate';
export {
  batchMoments,
  moveMoments,
  movingMoments,
  normalize,
  normalizeInput,
  normalizeSums,
  scaleInput,
} from './batchNormalize';
export { dropout, dropoutInput, noise } from './draw';
export { evaluate } from './evaluate';
export { loss, lossGradient } from './judge';
export { layerNormalize, layerNormalizeInput, layerNormalizeSums } from './layerNormalize';
export { metric } from './measure';
export { execute } from './interpreter';
export { columnSums, denseForward, denseInputGradient, denseKernelGradient } from './products';
export { permute } from './shuffle';
export { pRelu, pReluAlpha, pReluInput } from './slopes';
export { adadelta, adagrad, adam, adamax, momentum, nadam, rmsprop, sgd } from './updates';
export { allFinite, clip, copy, decay, penaltyGradient, penaltySums, scale, sumOfSquares } from './vectors';
export { sigmoidCrossentropy } from './sigmoidHead';
export { softmaxCrossentropy } from './softmaxHead';
