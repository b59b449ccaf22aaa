export { activation, activationInput } from './activations';
export { evaluate } from './evaluate';
export { columnSums, denseForward, denseInputGradient, denseKernelGradient } from './products';
export { adadelta, adagrad, adam, adamax, momentum, nadam, rmsprop, sgd } from './updates';
export { allFinite, clip, copy, decay, penaltyGradient, penaltySums, scale, sumOfSquares } from './vectors';
