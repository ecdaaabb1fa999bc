/** A genre of the shop with the tempo range, in BPM, into which a detected tempo is folded. */
export type Genre = { readonly id: string; readonly label: string; readonly bpm: readonly [min: number, max: number] }

/** The shop's genres. Ranges follow how each genre's tempo is usually written (trap 140, not 70). */
export const genres = [
  { id: "trap", label: "Trap", bpm: [110, 180] },
  { id: "boom-bap", label: "Boom bap", bpm: [75, 110] },
  { id: "drill", label: "Drill", bpm: [130, 155] },
  { id: "lo-fi", label: "Lo-fi", bpm: [60, 100] },
  { id: "r-and-b", label: "R&B", bpm: [55, 105] },
  { id: "pop", label: "Pop", bpm: [80, 150] },
  { id: "house", label: "House", bpm: [112, 135] },
  { id: "techno", label: "Techno", bpm: [120, 150] },
  { id: "drum-and-bass", label: "Drum & bass", bpm: [155, 185] },
  { id: "uk-garage", label: "UK garage", bpm: [125, 142] },
  { id: "afrobeats", label: "Afrobeats", bpm: [90, 125] },
  { id: "amapiano", label: "Amapiano", bpm: [105, 120] },
  { id: "reggaeton", label: "Reggaeton", bpm: [80, 110] },
  { id: "dancehall", label: "Dancehall", bpm: [80, 115] },
  { id: "synthwave", label: "Synthwave", bpm: [80, 125] },
  { id: "phonk", label: "Phonk", bpm: [115, 165] },
  { id: "ambient", label: "Ambient", bpm: [50, 110] },
  { id: "rock", label: "Rock", bpm: [80, 190] },
] as const satisfies readonly Genre[]

/** The id of a genre of the shop. */
export type GenreId = (typeof genres)[number]["id"]

/** Ids alone, for schemas. */
export const genreIds = genres.map((g) => g.id) as [GenreId, ...GenreId[]]

/** The genre of an id, or undefined. */
export const genreOf = (id: string): Genre | undefined => genres.find((g) => g.id === id)
