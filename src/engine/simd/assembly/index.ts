export { activation, activationInput } from './activate';
export { evaluate } from './evaluate';
export { loss, lossGradient } from './judge';
export { metric } from './measure';
export { columnSums, denseForward, denseInputGradient, denseKernelGradient } from './products';
export { adadelta, adagrad, adam, adamax, momentum, nadam, rmsprop, sgd } from './updates';
export { allFinite, clip, copy, decay, penaltyGradient, penaltySums, scale, sumOfSquares } from './vectors';
