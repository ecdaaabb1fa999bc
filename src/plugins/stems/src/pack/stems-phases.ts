/** Phases of a zip of stems with their share of the whole, as the producer reads them. */
export const zipPhases = {
  fetch: { label: "Fetching the zip", weight: 5 },
  unpack: { label: "Unpacking the stems", weight: 15 },
  check: { label: "Checking the stems", weight: 60 },
  store: { label: "Storing the stems", weight: 10 },
} as const
export type ZipPhase = keyof typeof zipPhases

/** Phases of the pack that buyers get. */
export const packPhases = {
  fetch: { label: "Fetching the stems", weight: 10 },
  hear: { label: "Making what can be heard of each stem", weight: 50 },
  pack: { label: "Packing the stems for buyers", weight: 10 },
  store: { label: "Storing the zip", weight: 10 },
} as const
export type PackPhase = keyof typeof packPhases
