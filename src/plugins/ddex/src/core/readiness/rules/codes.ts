import { isSameGtin, parseDpid, parseGrid, parseIsrc, parseIswc, parseUpc } from "../../identifiers"
import type { Rule } from "../rule"
import { nameOf } from "../words"

/** A code as it is compared, whatever hyphens it was written with; null when it is none. */
const isrcOf = (written: string | null) => { const read = written ? parseIsrc(written) : null; return read?.ok ? read.value.code : null }
const upcOf = (written: string | null) => { const read = written ? parseUpc(written) : null; return read?.ok ? read.value.code : null }

/** The codes of a release and its tracks. */
export const codeRules: readonly Rule[] = [
  {
    id: "isrc-missing", severity: "blocker", about: "track", title: "A track has no ISRC", fix: { id: "allot-isrc", label: "Allot one" },
    check: ({ document }, { givesCodes }) => document.tracks.filter(({ isrc }) => !isrc?.trim()).map((track) => givesCodes
      ? { path: `tracks.${track.id}.isrc`, severity: "advice", reason: `${nameOf(document, track)} has no ISRC. The distributor gives one; with your own, plays stay together if you ever change.` }
      : { path: `tracks.${track.id}.isrc`, reason: `${nameOf(document, track)} has no ISRC, by which stores and societies know a recording.` }),
  },
  { id: "isrc-wrong", severity: "blocker", about: "track", title: "An ISRC is wrong", check: ({ document: { tracks } }) => tracks.flatMap(({ id, isrc }) => { const read = isrc?.trim() ? parseIsrc(isrc) : null; return read && !read.ok ? [{ path: `tracks.${id}.isrc`, reason: read.error.message }] : [] }) },
  {
    id: "isrc-twice", severity: "blocker", about: "track", title: "Two tracks with one ISRC",
    check: ({ document: { tracks } }) => tracks.filter(({ isrc }, at) => { const code = isrcOf(isrc); return code !== null && tracks.slice(0, at).some((before) => isrcOf(before.isrc) === code) }).map(({ id, isrc }) => ({ path: `tracks.${id}.isrc`, reason: `${isrc ?? ""} is that of another track of this release, too: an ISRC names one recording.` })),
  },
  {
    id: "isrc-of-another", severity: "blocker", about: "track", title: "An ISRC belongs to another recording",
    check: ({ document: { tracks }, isrcs }) => tracks.filter(({ isrc, recording_id }) => (isrcs.get(isrcOf(isrc) ?? "") ?? []).some((owner) => owner !== recording_id && recording_id !== null)).map(({ id, isrc }) => ({ path: `tracks.${id}.isrc`, reason: `${isrc ?? ""} was given to another recording. A new version or mix of a song is a new recording, with an ISRC of its own.` })),
  },
  {
    id: "upc-missing", severity: "blocker", about: "release", title: "The release has no UPC", fix: { id: "allot-upc", label: "Allot one" },
    check: ({ document: { upc } }, { givesCodes }) => (upc?.trim() ? [] : [givesCodes ? { path: "upc", severity: "advice", reason: "The release has no UPC; the distributor gives one." } : { path: "upc", reason: "The release has no UPC or EAN, by which stores know it. One comes from your own GS1 range, or from the store's." }]),
  },
  { id: "upc-wrong", severity: "blocker", about: "release", title: "The UPC is wrong", check: ({ document: { upc } }) => { const read = upc?.trim() ? parseUpc(upc) : null; return read && !read.ok ? [{ path: "upc", reason: read.error.message }] : [] } },
  { id: "upc-of-another", severity: "blocker", about: "release", title: "The UPC is another release's", check: ({ id, document: { upc }, upcs }) => { const code = upcOf(upc); return code !== null && [...upcs].some(([other, owners]) => isSameGtin(other, code) && owners.some((owner) => owner !== id)) ? [{ path: "upc", reason: `${upc ?? ""} is on another release already: stores would take this one for an update of it.` }] : [] } },
  { id: "grid-wrong", severity: "blocker", about: "release", title: "The GRid is wrong", check: ({ document: { grid } }) => { const read = grid?.trim() ? parseGrid(grid) : null; return read && !read.ok ? [{ path: "grid", reason: read.error.message }] : [] } },
  { id: "iswc-wrong", severity: "blocker", about: "track", title: "An ISWC is wrong", check: ({ document: { tracks } }) => tracks.flatMap(({ id, iswc }) => { const read = iswc?.trim() ? parseIswc(iswc) : null; return read && !read.ok ? [{ path: `tracks.${id}.iswc`, reason: read.error.message }] : [] }) },
  {
    id: "sender-dpid", severity: "blocker", about: "release", title: "The sender has no DPID",
    check: ({ sender }, { byMessage }) => {
      if (!byMessage) return []
      if (!sender.dpid) return [{ path: "sender", reason: `Messages name their sender by a DPID, and ${sender.name || "this store"} has none: no message can be without. DDEX gives them away at dpid.ddex.net; enter it under Identifiers.` }]
      const read = parseDpid(sender.dpid)
      return read.ok ? [] : [{ path: "sender", reason: read.error.message }]
    },
  },
]
