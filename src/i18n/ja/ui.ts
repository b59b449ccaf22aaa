import type { ui as en } from '../en/ui.ts';
import type { Translation } from '../translation.ts';

export const ui: Translation<typeof en> = {
  title: 'MLP Visualizer',
  regions: { data: 'データ', network: 'ネットワーク', outcome: '結果' },
  skip: 'ネットワークへ移動',

  train: '学習',
  pause: '一時停止',
  stepBatch: '1バッチ',
  stepEpoch: '1エポック',
  reset: 'リセット',
  resetHint: '同じ初期値の重みに戻します',
  newSeed: '新しいシード',
  newSeedHint: '重みの初期値を変えます',
  undo: '元に戻す',
  redo: 'やり直す',
  earlierWork: '以前の内容',
  noEarlierWork: 'まだありません。変更した内容がここに残ります。',
  share: '共有',
  lessons: 'レッスン',
  lessonsFailed: 'レッスンを読み込めませんでした。接続を確認して、ページを再読み込みしてください。',
  dropLesson: 'ここにレッスンをドロップ',
  locked: 'このステップでは変更できません',
  controls: '学習の操作',
  history: '元に戻す・やり直す',
  pace: '速さ',
  paceOf: (unit, perSecond) => {
    if (perSecond === Number.POSITIVE_INFINITY) return '全速';
    return `毎秒 ${perSecond} ${unit === 'batch' ? 'バッチ' : 'エポック'}`;
  },
  language: '言語',
  theme: '配色',
  themes: { system: '自動', light: 'ライト', dark: 'ダーク', projector: '投影' },
  batchOf: (batch, batches) => `バッチ ${batch} / ${batches}`,
  shortMetrics: {
    accuracy: '正解率',
    binary_accuracy: '正解率',
    categorical_accuracy: '正解率',
    sparse_categorical_accuracy: '正解率',
    precision: '適合率',
    recall: '再現率',
    auc: 'AUC',
    mean_absolute_error: 'MAE',
    mean_squared_error: 'MSE',
    r2_score: 'R²',
  },
  rateNow: (rate) => `学習率 ${rate}`,
  status: ({ epoch, loss, metric, value }) =>
    [`エポック ${epoch}`, loss === null ? '' : `誤差 ${loss}`, value === null ? '' : `${metric} ${value}`]
      .filter((part) => part !== '')
      .join(' · '),
  statusImpossible: 'このネットワークは、このデータではまだ学習できません。',
  fingerprint: (digits, epoch) => `重み ${digits}（エポック ${epoch}）`,
  fingerprintHint:
    'すべての重みから計算した SHA-256 の先頭8文字です。同じリンクなら、どのコンピューターでも同じエポックで同じ文字になります。',
  fingerprintTuned: '学習の途中で設定を変えたため、リンクだけではこの重みになりません。',
  fingerprintRefitted:
    '最初の fit が終わったあと、二回目の fit で続けました。コールバックは数え直すので、リンクだけでは同じ重みになりません。',

  compile: 'compile',
  fit: 'fit',
  loss: 'loss',
  optimizer: 'optimizer',
  learningRate: 'learning_rate',
  batchSize: 'batch_size',
  epochs: 'epochs',
  validationSplit: 'validation_split',
  seed: 'seed',
  metrics: 'metrics',
  callbacks: 'callbacks',
  chosen: (count) => (count === 0 ? 'なし' : `${count} 個`),
  lossGroups: { classification: '分類', regression: '数の予測（回帰）' },
  hints: {
    loss: '誤差関数：学習で小さくする値',
    optimizer: '最適化手法：勾配にそって重みを更新する方法',
    learningRate: '学習率：1回の更新でどれだけ動かすか。学習中にも変えられます',
    metrics: '評価指標：誤差のほかに表示する値。学習には使いません',
    callbacks: 'コールバック：学習を見張って手を加えるもの。事例の順番を変えるかどうかもここで',
    batchSize: 'バッチサイズ：1回の更新に使う事例の数',
    epochs: 'エポック数：訓練データ全体を何回くり返すか',
    validationSplit: '検証データとして取り分けておく割合',
    seed: 'シード：重みの初期値と事例の順番を決めます',
  },

  layers: '層',
  input: 'Input',
  inputUnits: '入力の数',
  activationOf: (place) => `${place}の活性化関数`,
  noActivation: 'なし',
  moreActivations: 'その他',
  noGradient: '勾配なし',
  argumentOf: (argument, place) => `${place}の${argument}`,
  slopeIsLearned: '傾きも学習します',
  sumsToOne: '合計を1にします',
  frozen: '固定（trainable=False）：重みは変わりません',
  units: 'ユニット数',
  unitsOf: (place) => `${place}のユニット数`,
  less: (what) => `${what}を減らす`,
  more: (what) => `${what}を増やす`,
  addLayer: '層を追加',
  addLayerHint: '出力層の手前に、同じ種類の隠れ層を追加します',
  insertAt: (after) => `${after}の後に挿入`,
  layerGroups: {
    core: '基本の層',
    activations: '活性化関数の層',
    regularization: '正則化',
    normalization: '正規化',
  },
  optionsOf: (place) => `${place}の設定`,
  changed: (count, names) => `変更 ${count} 件：${names}`,
  notFetched: 'この部分を読み込めませんでした。ページを再読み込みしてください。実験の内容は残っています。',
  duplicate: '複製',
  remove: '削除',
  moveLeft: '左へ移動',
  moveRight: '右へ移動',
  place: (index, name) => `${index + 1}番目の層 ${name}`,
  parameters: (count) => `パラメータ ${count.toLocaleString('ja')} 個`,
  problems: '問題点',

  gallery: 'データセット',
  samples: '事例数',
  noise: 'ノイズ',
  standardize: '標準化',
  standardizeHint: '各入力を平均0・標準偏差1にします（訓練データで計算）',
  features: '入力',
  newData: '新しいデータ',
  newDataHint: '点を作り直します（表のデータは分け方を変えます）',
  points: (title) => `${title}のデータの点`,
  counts: (training, validation) =>
    validation === 0 ? `訓練データ ${training} 件` : `訓練データ ${training} 件・検証データ ${validation} 件`,

  shareTitle: 'この実験を共有',
  shareText:
    'このリンクを開くと、同じネットワーク・同じデータ・同じ初期値の重みになり、どのコンピューターでも同じ曲線になります。',
  link: 'リンク',
  copy: 'リンクをコピー',
  copied: 'コピーしました',
  notCopied: 'ブラウザーが許可しませんでした。リンクを選んでコピーしてください。',
  withLanguage: '日本語で開く',
  qr: 'リンクのQRコード',
  noQr: 'ファイルのレッスンが入っているため、リンクが長くてQRコードにできません。',
  characters: (count) => `${count} 文字`,
  close: '閉じる',

  messages: {
    restarted: (epoch) => `学習が応答しなくなったため、エポック ${epoch} から再開しました。実験の内容はそのままです。`,
    workerFailed:
      'このブラウザーで学習を始められませんでした。ページを再読み込みしてください。実験の内容は残っています。',
    notFiniteLoss: (epoch, batch) =>
      `エポック ${epoch}、バッチ ${batch} で誤差が数ではなくなりました。重みが際限なく大きくなったためです。学習を止め、直前の重みを残しました。学習率を小さくして、リセットしてください。`,
    notFiniteWeights: (epoch, batch) =>
      `エポック ${epoch}、バッチ ${batch} で重みが数ではなくなりました。更新が際限なく大きくなったためです。学習を止め、直前の重みを残しました。学習率を小さくして、リセットしてください。`,
    earlyStopping: (epoch, restored) =>
      `EarlyStopping がエポック ${epoch} で学習を終えました。${
        restored === null ? '' : `重みは、最もよかったエポック ${restored} のものに戻しました。`
      }「学習」を押すと、二回目の fit として、ここから続きます。`,
    restoredBest: (epoch, restored) =>
      `エポック ${epoch} で学習が終わりました。EarlyStopping が、重みを最もよかったエポック ${restored} のものに戻しました。`,
    badNumber: ({ name, text, why, min, max, value }) =>
      `${name}：${
        why === 'noNumber'
          ? `「${text}」は数ではありません`
          : why === 'notWhole'
            ? `${text} は入れられません（整数だけです）`
            : `${text} は入れられません（${min} から ${max.toLocaleString('ja')} まで）`
      }。${value} のままにしました。`,
    badLink: (sentence) => `このリンクは開けません。${sentence}いまの内容は何も変わっていません。`,
    openedLink: 'リンクから開きました。前の内容は保存されています。',
    backToWork: '前の内容に戻る',
    dismiss: '閉じる',
  },
};
