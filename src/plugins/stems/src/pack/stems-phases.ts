/** Phases of a zip of stems with their share of the whole, as the producer reads them. */
export const stemsPhases = {
  fetch: { label: "Fetching the zip", weight: 5 },
  unpack: { label: "Unpacking the stems", weight: 15 },
  check: { label: "Checking the stems", weight: 60 },
  pack: { label: "Packing the stems for buyers", weight: 10 },
  store: { label: "Storing the zip", weight: 10 },
} as const

export type StemsPhase = keyof typeof stemsPhases
