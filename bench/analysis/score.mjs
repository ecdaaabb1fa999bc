import { parseKey, relativeOf, tonics } from "@max-booster/music"

/** Within 4% of the truth. */
export const acc1 = (/** @type {number | null} */ heard, /** @type {number} */ truth) => (heard !== null && Math.abs(heard / truth - 1) <= 0.04 ? 1 : 0)

/** Within 4%, or an octave or a third of it. */
export const acc2 = (/** @type {number | null} */ heard, /** @type {number} */ truth) => (heard !== null && [1, 2, 0.5, 3, 1 / 3].some((factor) => acc1(heard * factor, truth)) ? 1 : 0)

/** MIREX's weights: the key 1, a fifth from it 0.5, its relative 0.3, its parallel 0.2. @param {string | null} heard @param {string} truth */
export function mirex(heard, truth) {
  if (heard === null) return 0
  if (heard === truth) return 1
  const [[tonic, mode], [trueTonic, trueMode]] = [heard.split(" "), truth.split(" ")]
  const away = (tonics.indexOf(/** @type {any} */ (tonic)) - tonics.indexOf(/** @type {any} */ (trueTonic)) + 12) % 12
  if (mode === trueMode) return away === 7 || away === 5 ? 0.5 : 0
  if (relativeOf(/** @type {any} */ (parseKey(trueTonic ?? "", trueMode ?? ""))) === heard) return 0.3
  return tonic === trueTonic ? 0.2 : 0
}
