/** What a button may mend. Ids are stored and sent: they stay as they are. */
export const documentFixIds = [
  "remove-control-characters", "move-feat", "move-version", "drop-kind-word", "add-credit", "add-share", "end-deals", "set-kind", "fill-label", "fill-p-line", "fill-c-line", "renumber-discs", "add-deal", "match-title",
] as const
export type DocumentFixId = (typeof documentFixIds)[number]

/** Those that need codes, files or time: the server does them. `convert-cmyk`: an RGB JPEG of the cover as it is, whatever it was. */
export const serverFixIds = ["allot-isrc", "allot-upc", "render-wav", "trim-silence", "lower-peak", "convert-cmyk"] as const
export type ServerFixId = (typeof serverFixIds)[number]

export type FixId = DocumentFixId | ServerFixId
