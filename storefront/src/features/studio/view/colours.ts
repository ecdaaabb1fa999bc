/** Colors of tracks, in the order in which they are given out: as light as each other, by day and by night. */
export const trackColours = ["oklch(0.68 0.14 45)", "oklch(0.68 0.12 90)", "oklch(0.68 0.12 145)", "oklch(0.68 0.1 195)", "oklch(0.68 0.12 245)", "oklch(0.68 0.13 295)", "oklch(0.68 0.14 345)", "oklch(0.68 0.03 80)"] as const

/** The color of a track that has none of its own. */
export const colourOf = (colour: string, index: number): string => colour || (trackColours[index % trackColours.length] ?? trackColours[0])
