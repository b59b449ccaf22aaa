/** Other layers of Keras, to be told apart from misspelled names. From keras/src/layers/__init__.py. */
import { words } from './words.ts';

/** Layers that merge two or more paths. */
export const mergingLayers: ReadonlySet<string> = new Set(
  words(`
    Add Average Concatenate Dot Maximum Minimum Multiply Subtract Merge add average concatenate dot maximum
    minimum multiply subtract merge
  `),
);

/** Layers that leave examples as they are, or are about the data and not the network. */
export const idleLayers: ReadonlySet<string> = new Set(['Identity', 'Rescaling', 'Normalization']);

const dimensions = ['1D', '2D', '3D'];
const inEach = (...names: string[]): string[] => names.flatMap((name) => dimensions.map((d) => name + d));

/** Layers of networks other than multilayer perceptrons. */
export const otherLayers: ReadonlySet<string> = new Set([
  ...inEach('Conv', 'Convolution', 'MaxPooling', 'MaxPool', 'AveragePooling', 'AvgPool', 'GlobalMaxPooling'),
  ...inEach('GlobalAveragePooling', 'GlobalMaxPool', 'GlobalAvgPool', 'UpSampling', 'ZeroPadding', 'Cropping'),
  ...inEach('SeparableConv', 'DepthwiseConv', 'LocallyConnected', 'SpatialDropout', 'AdaptiveAveragePooling'),
  ...words(`
    Conv1DTranspose Conv2DTranspose Conv3DTranspose Deconvolution2D Deconvolution3D ConvLSTM2D LSTM GRU
    SimpleRNN RNN LSTMCell GRUCell SimpleRNNCell StackedRNNCells Bidirectional CuDNNLSTM CuDNNGRU ConvLSTM1D
    ConvLSTM3D TimeDistributed Embedding Masking RepeatVector Attention AdditiveAttention MultiHeadAttention
    GroupQueryAttention EinsumDense Permute Reshape TextVectorization StringLookup IntegerLookup Hashing
    CategoryEncoding Discretization Resizing CenterCrop RandomCrop RandomFlip RandomRotation RandomZoom
    RandomTranslation RandomContrast RandomBrightness HashedCrossing MelSpectrogram STFTSpectrogram
    GroupNormalization
  `),
]);

/** Layers that a perceptron could have and the page doesn't support. */
export const missingLayers: ReadonlySet<string> = new Set(
  words(`
    AlphaDropout GaussianDropout ActivityRegularization UnitNormalization RMSNormalization
    SpectralNormalization ThresholdedReLU MaxoutDense Highway Lambda Wrapper ReversibleEmbedding TFSMLayer
    JaxLayer FlaxLayer TorchModuleWrapper SReLU ParametricSoftplus DenseFeatures Layer
  `),
);
