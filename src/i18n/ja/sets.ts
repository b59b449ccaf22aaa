import type { SetsText } from '../en/sets.ts';
import { typeset } from './typeset.ts';

export const sets: SetsText = typeset({
  title: 'データセット',
  groups: {
    classes: '分類',
    regression: '回帰',
    tables: '実データ',
    logic: '論理',
  },
  about: {
    circles: '円の中に円があります。scikit-learn の make_circles と同じ形です。',
    clouds: '実数の XOR です。2 つの数の符号が異なるかどうかを分類します。',
    checkerboard: '16 個のます目が交互に並びます。多くの境界線が必要です。',
    rings: '円板と 2 つの輪で 3 クラスです。',
    gauss3: '3 つの正規分布に従う点で 3 クラスです（scikit-learn の make_blobs）。',
    gauss4: '4 つの正規分布に従う点で 4 クラスです（scikit-learn の make_blobs）。',
    gauss5: '5 つの正規分布に従う点で 5 クラスです（scikit-learn の make_blobs）。',
    gauss6: '6 つの正規分布に従う点で 6 クラスです（scikit-learn の make_blobs）。',
    spiral3: '3 本のらせんがからみ合う 3 クラスです。',
    spiral4: '4 本のらせんがからみ合う 4 クラスです。',
    spiral5: '5 本のらせんがからみ合う 5 クラスです。',
    stairs: '4 段の階段を当てはめる回帰です。なめらかなネットワークが急になる必要があります。',
    plane: 'x と y から z = (x + y)/2 を予測します。活性化関数のないユニット 1 個で足ります。',
    hill: '山と谷の曲面（ガウス関数）を x と y から予測する回帰です。',
    or: '論理和（少なくとも一方が 1）の真理値表です。1 本の直線で分けられます。',
    majority3: '3 ビットの過半数が 1 かどうかです。ユニット 1 個で分けられます。',
    parity3: '3 ビットのうち 1 の個数が奇数かどうかです。XOR を 1 ビット増やしたものです。',
    parity4: '4 ビットのうち 1 の個数が奇数かどうかです。どの 1 ビットが変わっても答えが変わります。',
  },
});
