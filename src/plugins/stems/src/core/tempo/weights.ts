/**
 * How much each piece of evidence speaks for a tempo, in the order of `evidenceFor`. Learned by softmax regression from rendered beats of all
 * genres, and from their bare drum patterns, whose tempo is known: `node bench/analysis/learn.mjs` makes them again. What they found is what musicians say: a beat has two or four
 * subdivisions that hats play, kick and snare answer each other within a bar, and few count below 70 or above 180.
 */
export const WEIGHTS: readonly number[] = [
  // Height, squared, cubed.
  0.37, -1.94, 0.01,
  // How kick and bass repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -4.98, -1.31, -1.33, -0.41, 0.07, 0.34, 0.74, -0.27, -0.31, 1.07,
  // How bodies repeat after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -1.97, -1.31, -0.56, -0.44, 0.77, -0.18, -0.13, 0.58, -0.14, 1.18,
  // How snare repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -1, -0.83, 1.42, -0.49, 0.93, -0.71, 0.44, 1.47, -0.59, 0.48,
  // How hats repeat after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  0.42, -0.37, 1.25, -0.32, 0.55, 0.18, 0.56, 0.88, 0.1, 0.05,
  // How everything repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -1.03, -0.8, 1.25, -0.4, 0.33, 0.28, 0.65, 0.77, 0.07, 0.65,
  // Snare after kick by 1/2, 1, 3/2, 2 and 3 beats; hats by 1/4, 1/2 and 1.
  0.16, 1.01, 0.08, 0.25, 0.82, -0.86, 1.64, 1.08,
  // Notes a beat in each band, as powers of two, and squared.
  -0.17, -0.2, -0.18, -0.18, -0.01, -0.12, -0.12, -0.15,
]
