import { insects, nothing, sizes } from '../data/ownTable.ts';
import type { ProblemCode } from '../../../src/document/problems/problem.ts';

const iris = 'data=iris&net=4-3.softmax';
const circle = 'data=circle&loss=binary_crossentropy&net=2-1.sigmoid';
const sine = 'data=sine&loss=mean_squared_error&metrics=none&net=1-8.tanh-1';

/** Links without `v` for each problem, which open with `tables`; they may have other problems too. */
export const faultyLinks: Readonly<Record<ProblemCode, readonly string[]>> = {
  rowsMissing: [`data=table:${insects.hash}&net=3-1.sigmoid&loss=binary_crossentropy&batch=4`],
  noPoints: [`data=table:${nothing.hash}&net=2-1.sigmoid&loss=binary_crossentropy&batch=1&split=0`],
  inputSize: ['data=iris&net=3-3.softmax'],
  noDense: ['data=iris&net=4', 'data=iris&net=4-Dropout:0.5-BatchNormalization'],
  outputUnits: [
    'data=iris&net=4-2.softmax',
    'data=sine&net=1-2',
    `data=table:${sizes.hash}&net=3-1&loss=mean_squared_error&metrics=none&batch=4`,
  ],
  tooManyParameters: [`data=iris&net=4${'-1024.relu'.repeat(6)}-3.softmax`],
  classificationLoss: [
    'data=sine&net=1-1&loss=binary_crossentropy',
    'data=sine&net=1-1&loss=hinge',
    'data=sine&net=1-1&loss=kl_divergence',
  ],
  poissonNegative: ['data=sine&net=1-1.softplus&loss=poisson'],
  categoricalOneUnit: [
    'data=circle&net=2-1.sigmoid',
    'data=circle&net=2-1.sigmoid&loss=sparse_categorical_crossentropy',
    'data=circle&net=2-1&loss=categorical_crossentropy:logits',
  ],
  softmaxOneUnit: [`${circle}-softmax`, `${circle}-Softmax`, 'data=sine&net=1-1.log_softmax'],
  softmaxMeanSquaredError: [
    `${iris}&loss=mean_squared_error`,
    `${iris}&loss=huber`,
    'data=iris&net=4-3-Softmax&loss=log_cosh',
  ],
  noProbabilities: [
    'data=iris&net=4-3',
    'data=iris&net=4-3-BatchNormalization',
    'data=iris&net=4-3.softmax-PReLU',
    'data=iris&net=4-3-ReLU:max_value=6&loss=kl_divergence',
    'data=iris&net=4-3-Dropout:0.1&loss=sparse_categorical_crossentropy',
  ],
  binarySoftmax: [`${iris}&loss=binary_crossentropy`],
  categoricalSigmoid: [
    'data=iris&net=4-3.sigmoid',
    'data=iris&net=4-3.sigmoid&loss=sparse_categorical_crossentropy',
    'data=iris&net=4-3.sigmoid&loss=kl_divergence',
  ],
  logitsOfProbabilities: [
    `${iris}&loss=categorical_crossentropy:logits`,
    'data=circle&net=2-1-sigmoid&loss=binary_crossentropy:logits',
  ],
  logitsRange: [
    'data=circle&net=2-1.relu&loss=binary_crossentropy:logits&metrics=none',
    'data=iris&net=4-3-tanh-Dropout:0.1&loss=sparse_categorical_crossentropy:logits',
  ],
  hingeRange: ['data=circle&net=2-1.sigmoid&loss=hinge', 'data=circle&net=2-2.softmax&loss=hinge'],
  poissonOutput: ['data=iris&net=4-3&loss=poisson', 'data=circle&net=2-1.tanh&loss=poisson'],
  outputRange: [
    'data=sine&metrics=none&loss=huber&net=1-4.tanh-1.sigmoid',
    'data=sine&metrics=none&loss=huber&net=1-4.tanh-1-ReLU',
    'data=sine&metrics=none&loss=huber&net=1-4.tanh-1.log_sigmoid',
  ],
  labelSmoothingHigh: [`${iris}&loss=categorical_crossentropy:smooth=0.9`],
  accuracyOnRegression: [`${sine.replace('none', 'accuracy')}`, `${sine.replace('none', 'precision,auc,r2_score')}`],
  metricMismatch: [
    `${circle}&metrics=categorical_accuracy`,
    `${iris}&metrics=sparse_categorical_accuracy`,
    `${iris}&metrics=binary_accuracy`,
    `${iris}&loss=sparse_categorical_crossentropy&metrics=categorical_accuracy`,
  ],
  metricsSparse: [`${iris}&loss=sparse_categorical_crossentropy&metrics=accuracy,auc,mean_absolute_error`],
  metricsOverClasses: [`${iris}&metrics=precision`, `${iris}&metrics=precision,recall,auc`],
  aucOverClasses: [`${iris}&metrics=auc`, `${iris}&metrics=precision,auc`, 'data=circle&net=2-2.softmax&metrics=auc'],
  metricsOfLogits: [
    'data=circle&net=2-1&loss=binary_crossentropy:logits',
    'data=iris&net=4-3&loss=categorical_crossentropy:logits&metrics=auc,precision',
  ],
  metricsOfMargins: [
    'data=circle&net=2-1.tanh&loss=hinge',
    'data=circle&net=2-1&loss=hinge&metrics=accuracy,auc',
    'data=iris&net=4-3&loss=categorical_hinge&metrics=accuracy,auc',
  ],
  noGradient: ['data=iris&net=4-5.step-3.softmax', 'data=iris&net=4-5-3-ReLU:max_value=0-3.softmax'],
  equalUnits: [
    'data=iris&net=4-5.tanh:zeros-3.softmax',
    'data=iris&net=4-5.tanh:constant,0.5-3.softmax:ones',
    'data=iris&net=4-5:zeros-PReLU-3.softmax',
    'data=iris&net=4-5.tanh:random_normal,1,0:frozen-3.softmax',
  ],
  initializerOfVector: [
    'data=iris&net=4-3.softmax:bias=orthogonal',
    'data=iris&net=4-5.tanh:bias=identity,2:frozen-3.softmax',
    'data=iris&net=4-5-PReLU:identity-3.softmax',
    'data=iris&net=4-5-PReLU:orthogonal,0.5:frozen-3.softmax',
  ],
  linearStack: [
    'data=iris&net=4-5-3.softmax',
    'data=iris&net=4-5-BatchNormalization-Dropout:0.5-3-softmax',
    'data=iris&net=4-5-LeakyReLU:1-3-softmax',
  ],
  allFrozen: [
    'data=iris&net=4-5.tanh:frozen-3.softmax:frozen',
    'data=iris&net=4-BatchNormalization:frozen-3.softmax:frozen',
  ],
  dropoutHigh: [
    'data=iris&net=4-8.relu-Dropout:0.9-3.softmax',
    'data=iris&net=4-100.relu-Dropout:0.95-3.softmax',
    'data=iris&net=4-1.relu-Dropout:0.2-3.softmax',
  ],
  noisyOutput: ['data=iris&net=4-3.softmax-Dropout:0.5', 'data=iris&net=4-3-GaussianNoise:0.1-softmax'],
  batchNormalizationOfOne: [
    'data=iris&net=4-BatchNormalization-3.softmax&batch=1',
    'data=xor&net=2-BatchNormalization-2.softmax&batch=1&split=0.9',
  ],
  movingMomentumOne: ['data=iris&net=4-BatchNormalization:momentum=1-3.softmax'],
  layerNormalizationOfOne: ['data=iris&net=4-1-LayerNormalization-3.softmax', `${sine}-LayerNormalization`],
  batchTooLarge: [`${iris}&batch=500`],
  noTrainingRows: ['data=xor&net=2-2.softmax&batch=1&split=0.9'],
  smallValidation: ['data=xor&net=2-2.softmax&batch=1', 'data=xor&net=2-2.softmax&batch=1&split=0.1'],
  learningRateZero: [`${iris}&opt=sgd:0`, `${iris}&opt=nadam:0:exponential_decay=10,2`],
  learningRateHigh: [`${iris}&opt=sgd:100`, `${iris}&opt=rmsprop:5`],
  momentumOne: [`${iris}&opt=sgd:0.1:1`, `${iris}&opt=rmsprop:0.1:momentum=1`],
  weightDecayHigh: [`${iris}&opt=sgd:0.1:weight_decay=1`, `${iris}&opt=adamw:1:weight_decay=5`],
  clipSmall: [`${iris}&opt=sgd:0.01:clipvalue=0.00001`],
  scheduleFades: [
    `${iris}&opt=sgd:0.1:cosine_decay=100`,
    `${iris}&opt=sgd:0.1:exponential_decay=10,0.5,staircase`,
    `${iris}&opt=sgd:0.1:inverse_time_decay=1,1000`,
  ],
  scheduleHigh: [
    `${iris}&opt=adam:0.001:cosine_decay=5000,0.1,5,10`,
    `${iris}&opt=sgd:0.01:exponential_decay=10,2`,
    `${iris}&opt=sgd:0.01:piecewise_constant_decay=10,100`,
  ],
  monitorMissing: [
    `${iris}&split=0&cb=EarlyStopping:val_loss:patience=5`,
    `${iris}&cb=ReduceLROnPlateau:val_auc`,
    `${iris}&cb=EarlyStopping:val_acc:patience=5`,
  ],
  monitorMode: [`${iris}&cb=EarlyStopping:val_accuracy:mode=min`, `${iris}&cb=ReduceLROnPlateau:loss:mode=max`],
  callbackNever: [
    `${iris}&epochs=10&cb=EarlyStopping:loss:patience=10`,
    `${iris}&epochs=1&cb=ReduceLROnPlateau:loss`,
    `${iris}&epochs=5&cb=EarlyStopping:loss:restore_best_weights:start_from_epoch=5`,
  ],
  minLrHigh: [`${iris}&cb=ReduceLROnPlateau:loss:min_lr=0.01`],
  plateauWithSchedule: [`${iris}&opt=sgd:0.1:exponential_decay=1000,0.9&cb=ReduceLROnPlateau:loss`],
};
