import { releaseDealSchema, type RightsLine } from "@max-booster/api-contract"
import type { ReleaseFacts } from "../../facts"
import { kindOf } from "../kind"
import { freeKey } from "../words"
import type { Fix } from "./fix"

/** What stores will call it. */
export const setKind: Fix = (document, facts) => ({ ...document, kind: kindOf({ ...facts, document }) ?? document.kind })

export const fillLabel: Fix = (document, { seller }) => ({ ...document, label: document.label.trim() || seller.name })

const filled = (line: RightsLine, label: string, { document, seller, today }: ReleaseFacts): RightsLine => ({ year: line.year ?? Number((document.release_date ?? today).slice(0, 4)), owner: line.owner.trim() || label.trim() || seller.name })
/** The year of the release, and the label or shop as owner. */
export const fillPLine: Fix = (document, facts) => ({ ...document, p_line: filled(document.p_line, document.label, { ...facts, document }) })
export const fillCLine: Fix = (document, facts) => ({ ...document, c_line: filled(document.c_line, document.label, { ...facts, document }) })

/** Discs from 1 on without gaps, in their order. */
export const renumberDiscs: Fix = (document) => {
  const discs = [...new Set(document.tracks.map(({ disc }) => disc))].sort((a, b) => a - b)
  return { ...document, tracks: document.tracks.map((track) => ({ ...track, disc: discs.indexOf(track.disc) + 1 })) }
}

/** All ways, in all the world, from the release date on. */
export const addDeal: Fix = (document) => (document.deals.length > 0 ? document : { ...document, deals: [releaseDealSchema.parse({ id: freeKey(document.deals, "D") })] })
