import type { Measures } from "@max-booster/mastering"
import type { Loudness } from "@max-booster/extension-api"

/** The numbers of a report. */
export const toMeasures = ({ integratedLufs, rangeLu, truePeakDbtp }: Loudness): Measures => ({
  lufs: integratedLufs, rangeLu, truePeakDbtp,
  plrLu: integratedLufs === null || truePeakDbtp === null ? null : Math.round((truePeakDbtp - integratedLufs) * 100) / 100,
})
