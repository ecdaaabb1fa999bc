import type { ReleaseArtwork } from "@max-booster/api-contract"
import { refusedWords, saysExplicit } from "../../cover-words"
import type { ReleaseFacts } from "../../facts"
import type { Found, Rule } from "../rule"
import { BEST_ARTWORK, type TargetNeeds } from "../targets"
import { listed, number } from "../words"

/** A frame of one color from this share of the width on is one that was meant, or a picture that was put on white. */
const BORDER = 0.02

const inArtwork = (look: (artwork: ReleaseArtwork, target: TargetNeeds, document: ReleaseFacts["document"]) => string | null): Rule["check"] => ({ artwork, document }, target) => {
  const reason = artwork && look(artwork, target, document)
  return reason ? [{ path: "artwork", reason } satisfies Found] : []
}
const sizeOf = ({ width, height }: ReleaseArtwork) => `${number(width)} × ${number(height)}`
const makeJpeg = { id: "convert-cmyk", label: "Make an RGB JPEG of it" } as const

/** What a release may have written on its cover, whatever it is. */
const ownWords = ({ title, version, tracks, people }: ReleaseFacts["document"]) => [title, version, ...tracks.map((track) => track.title), ...people.map(({ name }) => name)]

const readOn = (words: ReleaseArtwork["words"]) => {
  if (words === undefined) return "Its words are being read."
  if (words === null) return "We could not read its words."
  return words.length === 0 ? "We read no words on it." : `We read on it: ${words.map((line) => `“${line}”`).join(", ")}.`
}

/** What a cover is, and what is written on it. What else it shows nobody here can see: that is said, not guessed. */
export const artworkRules: readonly Rule[] = [
  { id: "artwork-missing", severity: "blocker", about: "artwork", title: "The cover is missing", check: ({ artwork }) => (artwork ? [] : [{ path: "artwork", reason: "Add a square picture, 3,000 pixels wide or more." }]) },
  {
    id: "artwork-small", severity: "blocker", about: "artwork", title: "The cover is too small",
    check: inArtwork((artwork, { leastArtwork }) => (Math.min(artwork.width, artwork.height) < leastArtwork ? `It has ${sizeOf(artwork)} pixels, and ${number(leastArtwork)} × ${number(leastArtwork)} are needed. We do not enlarge it: that adds no detail, and stores refuse blurred covers. Export it again from the file that it was made in.` : null)),
  },
  {
    id: "artwork-below-best", severity: "warning", about: "artwork", title: "The cover could be larger",
    check: inArtwork((artwork, { leastArtwork }) => { const side = Math.min(artwork.width, artwork.height); return side >= leastArtwork && side < BEST_ARTWORK ? `It has ${sizeOf(artwork)} pixels. With 3,000 × 3,000 it is sharp in all stores. We do not enlarge it: export it again.` : null }),
  },
  { id: "artwork-not-square", severity: "blocker", about: "artwork", title: "The cover is not square", check: inArtwork((artwork) => (artwork.width !== artwork.height ? `It has ${sizeOf(artwork)} pixels. We do not cut it: what is lost is yours to choose.` : null)) },
  { id: "artwork-colors", severity: "blocker", about: "artwork", title: "The cover's colors are made for print", fix: makeJpeg, check: inArtwork(({ color_space }) => (color_space === "rgb" ? null : `Its colors are ${color_space === "cmyk" ? "CMYK, for paper" : color_space === "gray" ? "gray alone" : "of an unusual kind"}; stores take RGB.`)) },
  { id: "artwork-format", severity: "blocker", about: "artwork", title: "The cover's format is not taken", fix: makeJpeg, check: inArtwork(({ format }, { artworkFormats }) => (artworkFormats.includes(format) ? null : `It is ${format === "other" ? "of an unusual kind" : `a ${format.toUpperCase()}`}; ${listed(artworkFormats.map((one) => one.toUpperCase()))} are taken.`)) },
  { id: "artwork-alpha", severity: "blocker", about: "artwork", title: "The cover is transparent in places", fix: makeJpeg, check: inArtwork(({ has_alpha }) => (has_alpha ? "Stores put it on black or on white, each on its own. Transparent places become white in the JPEG that we make." : null)) },
  { id: "artwork-border", severity: "warning", about: "artwork", title: "The cover has a frame", check: inArtwork(({ border, is_blank }) => (border !== undefined && border >= BORDER && is_blank !== true ? `A frame of one color runs around it, ${Math.round(border * 100)} % of its width: stores refuse pictures that were put on a ground to be square. If it is part of the design, leave it.` : null)) },
  { id: "artwork-blank", severity: "warning", about: "artwork", title: "The cover is one color", check: inArtwork(({ is_blank }) => (is_blank ? "Nothing is seen on it. Some stores refuse covers without a picture or words." : null)) },
  {
    id: "artwork-words", severity: "warning", about: "artwork", title: "The cover says what stores refuse",
    check: inArtwork(({ words }, _target, document) => { const found = refusedWords(words ?? [], ownWords(document)); return found.length > 0 ? `We read ${listed(found.map(({ text, what }) => `“${text}” (${what})`))} on it. Stores send such covers back: take it off and export the picture again.` : null }),
  },
  {
    id: "artwork-advisory", severity: "warning", about: "artwork", title: "The cover says explicit, and no track is",
    check: inArtwork(({ words }, _target, { tracks }) => (saysExplicit(words ?? []) && !tracks.some(({ parental }) => parental === "explicit") ? "A parental advisory is read on it. Mark the tracks that are explicit, or take it off: stores compare the two." : null)),
  },
  {
    id: "artwork-content", severity: "advice", about: "artwork", title: "Look at the cover once more",
    check: inArtwork(({ words }) => `${readOn(words)} Look yourself: words are artist and title as written here, nothing is a barcode, an address, a price or a store's logo, and it is sharp.`),
  },
]
