import type { data as en } from '../en/data.ts';
import type { Translation } from '../translation.ts';
import { typeset } from './typeset.ts';

export const data: Translation<typeof en> = typeset({
  titles: {
    colours: '色',
    iris: 'アヤメ',
    xor: 'XOR',
    and: 'AND',
    circle: '円',
    gauss: 'ガウス',
    spiral: 'らせん',
    moons: '三日月',
    sine: '正弦波',
  },
  about: {
    colours: '赤・緑・青の強さ（0〜1）で表した色です。色の名前を分類します。',
    iris: '実際に測定した 150 本のアヤメ（単位は cm）です。花びらとがくの大きさから品種を分類します。',
    xor: '排他的論理和（どちらか一方だけが 1）の真理値表です。直線では分けられません。',
    and: '論理積（両方とも 1）の真理値表です。1 本の直線で分けられます。',
    circle: '円の内側と、それを囲む外側の 2 クラスです。',
    gauss: '2 つの正規分布に従う点です。ニューロン 1 個で分けられます。',
    spiral: '2 本のらせんがからみ合っています。この中で最も難しいデータです。',
    moons: '2 つの三日月形が入り組んでいます。',
    sine: '曲線を当てはめる回帰です。入力も出力も 1 つの数です。',
  },
  features: {
    red: '赤',
    green: '緑',
    blue: '青',
    sepal_length: 'がくの長さ',
    sepal_width: 'がくの幅',
    petal_length: '花びらの長さ',
    petal_width: '花びらの幅',
    a: 'a',
    b: 'b',
    x: 'x',
    y: 'y',
  },
  classes: {
    red: '赤',
    green: '緑',
    blue: '青',
    setosa: 'setosa',
    versicolor: 'versicolor',
    virginica: 'virginica',
    negative: 'オレンジ',
    positive: '青',
    '0': '0',
    '1': '1',
  },
  targets: { y: 'y', sin: 'sin x' },
});
