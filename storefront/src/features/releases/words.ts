import type { AiDisclosure, CommercialModel, CreditRole, Finding, ReleaseDeal, ReleaseExport, ReleaseKind, ReleaseState, ReleaseTarget, ReleaseTrack } from "@max-booster/api-contract"
import type { Tone } from "@/components/badge"

export const kindNames: Readonly<Record<ReleaseKind, string>> = { single: "Single", ep: "EP", album: "Album", compilation: "Compilation" }
export const roleNames: Readonly<Record<CreditRole, string>> = {
  main: "Main artist", featured: "Featured artist", remixer: "Remixer", producer: "Producer", composer: "Composer", lyricist: "Lyricist", arranger: "Arranger", performer: "Performer", vocalist: "Vocalist",
  "mixing-engineer": "Mixing engineer", "mastering-engineer": "Mastering engineer",
}
export const advisoryNames: Readonly<Record<ReleaseTrack["parental"], string>> = { none: "Nothing explicit", explicit: "Explicit", clean: "Clean version of an explicit one" }
export const modelNames: Readonly<Record<CommercialModel, string>> = { subscription: "Subscription", advertisement: "Free with advertisements", download: "Download" }
export const tierNames: Readonly<Record<NonNullable<ReleaseDeal["price_tier"]>, string>> = { budget: "Budget", mid: "Middle", front: "Full price" }
export const machinePartNames: Readonly<Record<AiDisclosure["parts"][number], string>> = { vocals: "Vocals", instruments: "Instruments", composition: "Composition", lyrics: "Lyrics", artwork: "Artwork" }
export const severityNames: Readonly<Record<Finding["severity"], string>> = { blocker: "Blocks", warning: "Warning", advice: "Advice" }

/** What a target is for. */
export const targetLeads: Readonly<Record<ReleaseTarget, string>> = {
  spotify: "A DDEX package as Spotify’s direct partners send it.",
  "apple-music": "A package for Apple’s own delivery, with its metadata.",
  "generic-ern": "A DDEX package (ERN 4.3.2) for any distributor or store that takes the standard.",
  distrokid: "Files by their names, and a sheet to copy into DistroKid’s form.",
  tunecore: "Files by their names, and a sheet to copy into TuneCore’s form.",
  cdbaby: "Files by their names, and a sheet to copy into CD Baby’s form.",
}

/** A state in a word. */
export function stateWords(state: ReleaseState): { word: string; tone: Tone } {
  switch (state) {
    case "draft": return { word: "Draft", tone: "quiet" }
    case "ready": return { word: "Ready", tone: "accent" }
    case "exported": return { word: "Exported", tone: "accent" }
    case "submitted": return { word: "Submitted", tone: "warn" }
    case "in_review": return { word: "In review", tone: "warn" }
    case "live": return { word: "Live", tone: "good" }
    case "rejected": return { word: "Rejected", tone: "bad" }
    case "taken_down": return { word: "Taken down", tone: "quiet" }
  }
}

/** How a state is known. */
export const sourceWords = { product: "by Max Booster", hand: "by hand", acknowledgement: "by the recipient’s answer", lookup: "by looking it up" } as const

/** What became of a package. */
export function exportWords({ state, phase, fraction, problem, purpose, is_current }: Pick<ReleaseExport, "state" | "phase" | "fraction" | "problem" | "purpose" | "is_current">): string {
  switch (state) {
    case "waiting": return "Waits for its turn"
    case "working": return `${phase || "Being made"} · ${Math.round(fraction * 100)}%`
    case "ready": return `${{ insert: "New release", update: "Update", takedown: "Takedown" }[purpose]}${is_current ? "" : " · the release changed since"}`
    case "failed": return problem ?? "It could not be made."
    case "cancelled": return "Cancelled"
  }
}
