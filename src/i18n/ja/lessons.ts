import type { lessons as en } from '../en/lessons.ts';
import type { Translation } from '../translation.ts';
import { plain as number } from '../../document/spelling.ts';
import { typeset } from './typeset.ts';

const meant = (nearest: string | null): string => (nearest === null ? '' : `「${nearest}」のことでしょうか。`);
const dense = (index: number): string => {
  if (index >= 0) return `${index + 1} 番目の Dense`;
  return index === -1 ? '最後の Dense' : `後ろから ${-index} 番目の Dense`;
};

export const lessons: Translation<typeof en> = typeset({
  title: 'レッスン',
  intro: 'ステップごとにネットワークが用意されます。作業中の内容は消えません。',
  steps: (count) => `${count} ステップ`,
  loading: '読み込んでいます…',
  open: 'レッスンのファイルを開く…',
  own: '自作のレッスンは Markdown のファイル 1 つです。このページにドロップするか、ここから開いてください。',
  link: 'リンクを開く',
  linkHint: 'このページか TensorFlow Playground のリンク',
  openLink: '開く',
  template: 'ひな形にできるファイル：',
  templateOf: (title) => `「${title}」のファイル`,
  close: '閉じる',

  panel: 'レッスン',
  stepOf: (step, count) => `ステップ ${step} / ${count}`,
  goTo: (step, title) => `ステップ ${step}：${title}`,
  back: '戻る',
  next: '次へ',
  done: '終わる',
  leave: 'レッスンを終える',
  fold: 'レッスンをたたむ',
  unfold: 'レッスンを広げる',
  changed: 'このステップの実験が変更されています。',
  setUp: '元の状態に戻す',
  toStart: '先生が用意した状態に戻す',
  goal: '目標',
  goals: '目標',
  reached: '達成！',
  reachedAll: '目標を達成しました。よくできました！',
  now: (value) => `いま ${value}`,
  notMeasured: 'まだ測られていません',

  leaveTitle: 'レッスンを終えますか',
  leaveText: 'レッスンを始める前の内容は残っています。',
  finished: '最後のステップまで終わりました。',
  toEarlier: 'レッスンを始める前の内容に戻る',
  stayHere: 'いまの実験を続ける',
  another: 'ほかのレッスンへ',
  cancel: 'レッスンに戻る',

  broken: (name) => `「${name}」は、このままではレッスンとして開けません。`,
  brokenLink: 'このリンクのレッスンは開けません。',
  badFormulas: (name) => `「${name}」を開きましたが、読み取れない数式があります。その数式は書かれたまま表示されます。`,
  damaged: '一部が欠けているか、書き換わっています。リンクかファイルをもう一度受け取ってください。',
  unknown: (id) => `「${id}」というレッスンはありません。ここにあるのは次のレッスンです。`,
  elsewhere: 'このレッスンは長くてリンクに入りません。ファイルを受け取って、このページにドロップしてください。',
  notText: (name) => `「${name}」はテキストファイルではありません。レッスンは Markdown のファイル（.md）です。`,
  tooLarge: (name) => `「${name}」は、レッスンとしては大きすぎます。`,
  notInLink: 'このレッスンは長くてリンクに入りません。共有するにはファイルを渡してください。',
  line: (line) => `${line} 行目`,
  more: (count) => `…ほかに ${count} 件あります。`,
  manyMore: '…ほかにも多数あります。',

  faults: {
    noHead: () =>
      'レッスンは「---」の行で始め、「title: …」を書いて、もう一度「---」の行を書きます。その下に、各ステップを「# 」で始めて書きます。',
    openHead: () => 'ここで「---」が始まっていますが、閉じる「---」の行がありません。',
    headLine: ({ text }) => `「${text}」は読み取れません。ここは「key: value」の形で書きます。`,
    unknownKey: ({ key, nearest, known }) =>
      nearest === null
        ? `「${key}:」というものはありません。使えるのは ${known.join('、')} です。`
        : `「${key}:」というものはありません。${meant(nearest)}`,
    twice: ({ key }) => `「${key}」が 2 回書かれています。`,
    noTitle: () => 'レッスンのタイトルがありません。「---」の間に「title: …」と書いてください。',
    badId: ({ value }) => `id：「${value}」は使えません。英小文字・数字・ハイフンで、40 文字までです。`,
    badNumber: ({ key, value, max }) => `${key}：「${value}」は 0 から ${number(max)} までの整数ではありません。`,
    noSteps: () => 'まだステップがありません。各ステップは「# 」とタイトルの行で始めます。',
    tooManySteps: ({ max }) => `ステップは ${max} 個までです。`,
    tooLong: ({ max, lines }) => `ファイルが長すぎます。レッスンは ${number(max)} 文字、${number(lines)} 行までです。`,
    textBeforeSteps: () => '最初のステップより前にある文章なので、表示されません。ステップは「# 」で始めます。',
    stepWithoutTitle: () =>
      'このステップにはタイトルがありません。「#」の後か、「## ja:」「## en:」の後に書いてください。',
    stepWithoutText: () => 'このステップには文章がありません。',
    textOutsideLanguage: () =>
      '「## ja」「## en」より前にある文章なので、表示されません。どちらかの下に移してください。',
    settingInText: ({ key }) =>
      `「${key}:」が文章の中にあり、そのまま表示されてしまいます。ステップの見出しのすぐ下に移してください。`,
    unknownName: ({ key, value, known }) =>
      `${key}：「${value}」というものはありません。使えるのは ${known.join('、')} です。`,
    badExperiment: (sentence) => `experiment：${sentence}`,
    openFence: () => 'ここから「```」でコードが始まっていますが、閉じられていません。',
    badFormula: ({ text, rest }) => {
      if (rest === '') return `数式「${text}」は途中で終わっています。「}」が足りないかもしれません。`;
      return rest === text
        ? `数式「${text}」は読み取れません。`
        : `数式「${text}」は「${rest}」から先を読み取れません。`;
    },
    longFormula: ({ max }) => `数式が長すぎます。1 つの数式は ${number(max)} 文字までです。`,
    manyFormulas: ({ max, signs }) =>
      `ここから先は数式が多すぎます。1 つの文章の数式は ${max} 個、合わせて ${number(signs)} 文字までです。`,
    textTooLong: ({ max }) => `文章またはタイトルが長すぎます。画像を除いて ${number(max)} 文字までです。`,
    tooManyLines: ({ max }) => `ステップが長すぎます。1 つのステップは ${number(max)} 行までです。`,
    tooManyGoals: ({ max }) => `1 つのステップの目標は ${max} 個までです。`,
    goalForm: ({ text }) =>
      `goal：「${text}」は読み取れません。val_accuracy >= 0.95、units[0] = 8、has relu のように書きます。`,
    goalUnknown: ({ name, nearest }) =>
      `goal：「${name}」というものはありません。${nearest === null ? '使えるのは、accuracy、val_loss、epoch、layers、units[0]、network、has relu などです。' : meant(nearest)}`,
    goalValue: ({ name, value, wanted }) => {
      if (wanted === 'number') return `goal：${name} は数です。「${value}」は数ではありません。`;
      if (wanted === 'network') return `goal：${name} は 3-4-3 のように書きます。「${value}」は読み取れません。`;
      return `goal：${name} が「${value}」になることはありません。使えるのは ${wanted.join('、')} です。`;
    },
    goalOrder: ({ name, comparison }) =>
      `goal：${name} は名前なので、使えるのは = と != だけです（${comparison} ではなく）。`,
    goalIndex: ({ name, wanted }) =>
      wanted
        ? `goal：${name} は複数あります。最初は ${name}[0]、最後は ${name}[-1] と書きます。`
        : `goal：${name} は 1 つだけです。[ ] を取ってください。`,
  },

  compare: (what, comparison, value) => {
    const how = { '=': '', '!=': ' 以外', '<': ' 未満', '<=': ' 以下', '>': ' より大きい', '>=': ' 以上' }[comparison];
    return `${what}：${value}${how}`;
  },
  uses: (feature, wanted) => (wanted ? `${feature} を使う` : `${feature} を使わない`),
  breaks: '損失が NaN になる（発散）',
  ends: '学習が最後まで終わる',
  solves: '「計算」の空欄をすべて埋める',
  quantities: {
    layers: () => '層の数（Input を除く）',
    hidden_layers: () => '隠れ層の数',
    units: (index) => `${dense(index)} のユニット数`,
    inputs: () => '入力の数',
    parameters: () => 'パラメータの数',
    learning_rate: () => '学習率（learning_rate）',
    momentum: () => 'モーメンタム（momentum）',
    batch_size: () => 'バッチサイズ（batch_size）',
    epochs: () => 'エポック数の上限（epochs）',
    validation_split: () => '検証データの割合（validation_split）',
    samples: () => 'データ数',
    noise: () => 'ノイズ',
    seed: () => 'シード（seed）',
    epoch: () => '完了エポック数',
    loss_gap: () => '検証の損失 − 訓練の損失',
    output: (index) => `いま選んでいるデータに対する ${index + 1} 番目の出力`,
    network: () => 'ネットワーク',
    data: () => 'データ',
    loss: () => '損失関数（loss）',
    optimizer: () => '最適化手法（optimizer）',
    activation: (index) => `${dense(index)} の活性化関数`,
  },
});
