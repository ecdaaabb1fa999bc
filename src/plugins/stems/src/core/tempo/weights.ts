/**
 * How much each piece of evidence speaks for a tempo, in the order of `evidenceFor`. Learned by softmax regression from rendered beats of all
 * genres whose tempo is known: `node bench/analysis/learn.mjs` makes them again. What they found is what musicians say: a beat has two or four
 * subdivisions that hats play, kick and snare answer each other within a bar, and few count below 70 or above 180.
 */
export const WEIGHTS: readonly number[] = [
  // Height, squared, cubed.
  0.17, -1.73, 0.07,
  // How kick and bass repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -4.29, -1.26, -0.62, -0.24, -0.2, 0.52, 0.66, -0.12, -0.2, 1.33,
  // How bodies repeat after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -2.39, -1.24, 0.49, -0.35, 0.38, -0.35, 0.22, 1.26, -0.21, 0.78,
  // How snare repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -0.73, -0.75, 0.61, -0.42, 0.56, 0.17, 0.22, 1.09, -0.04, 0.62,
  // How hats repeat after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  0.37, -0.38, 1.23, -0.24, 0.53, 0.43, 0.61, 0.65, 0.38, 0.08,
  // How everything repeats after 1/4, 1/3, 1/2, 2/3, 3/4, 1, 3/2, 2, 3 and 4 beats.
  -0.72, -0.71, 1.06, -0.33, 0.3, 0.32, 0.55, 0.69, 0.11, 0.65,
  // Snare after kick by 1/2, 1, 3/2, 2 and 3 beats; hats by 1/4, 1/2 and 1.
  0.2, 0.75, -0.19, 0.02, 0.52, -0.23, 1.45, 0.71,
  // Notes a beat in each band, as powers of two, and squared.
  -0.1, -0.11, -0.12, -0.1, -0.13, -0.14, -0.29, -0.24,
]
