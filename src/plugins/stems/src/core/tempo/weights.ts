/**
 * How much each piece of evidence speaks for a tempo, in the order of `evidenceFor`. Learned by softmax regression from rendered beats of all
 * genres, and from their bare drum patterns, whose tempo is known: `node bench/analysis/learn.mjs` makes them again. What they found is what musicians say: a beat has two or four
 * subdivisions that hats play, kick and snare answer each other within a bar, and few count below 70 or above 180.
 */
export const WEIGHTS: readonly number[] = [
  // Height, squared, cubed.
  0.31, -1.69, -0.06,
  // How kick and bass repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -5.37, -1.5, -1.11, -0.44, -0.16, 0.35, 0.92, -0.59, -0.47, 1.07,
  // How bodies repeat after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -1.27, -1.3, -0.83, -0.58, 1.16, -0.16, -0.41, 0.81, -0.21, 0.88,
  // How snare repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -0.35, -0.74, 1.82, -0.51, 1.14, -0.67, 0.47, 1.24, -0.62, 0.6,
  // How hats repeat after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  0.21, -0.36, 1.08, -0.33, 0.34, 0.25, 0.51, 0.74, 0.08, 0.29,
  // How everything repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -0.89, -0.77, 1.33, -0.46, 0.34, 0.38, 0.61, 0.63, 0.06, 0.7,
  // Snare after kick by 1/2, 1, 3/2, 2 and 3 beats; hats by 1/4, 1/2 and 1.
  0.34, 1.1, -0.06, 0.07, 0.66, -0.57, 1.35, 1.01,
  // Notes a beat in each band, as powers of two, and squared.
  -0.16, -0.17, -0.16, -0.15, -0.16, -0.21, -0.19, -0.17,
]
