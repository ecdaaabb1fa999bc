import type { ReleaseTarget } from "@max-booster/api-contract"
import { displayGenres } from "../ern/tables"
import { isInstrumental, type inOrder } from "../ern/plan"
import type { ReleaseFacts } from "../facts"
import { artistLine, bare, billingOf, rightsText, tidy, trackBilling, withVersion } from "../words"

type Track = ReturnType<typeof inOrder>[number]
/** A track in its place. */
export type SheetTrack = { track: Track; disc: number; number: number }
/** A field by the name under which a distributor asks for it. */
export type Field<On> = readonly [label: string, value: (facts: ReleaseFacts, on: On) => string]
/** How a distributor asks: once a release, and once a track. */
export type Form = { release: readonly Field<null>[]; track: readonly Field<SheetTrack>[] }

const people = ({ document }: ReleaseFacts) => new Map(document.people.map((person) => [person.id, person]))
const artist = (facts: ReleaseFacts) => artistLine(billingOf(facts.document.credits, people(facts)))
const names = (facts: ReleaseFacts, { track }: SheetTrack, ...roles: string[]) => [...new Set([...track.credits, ...facts.document.credits].filter(({ role }) => roles.includes(role)).map(({ person }) => tidy(people(facts).get(person)?.name ?? "")).filter(Boolean))].join("; ")
const main = (facts: ReleaseFacts, { track }: SheetTrack) => trackBilling(facts.document, track, people(facts)).main.map(({ name }) => tidy(name)).join("; ")
const yes = (is: boolean) => (is ? "Yes" : "No")
const genre = ({ document }: ReleaseFacts) => (document.genre ? displayGenres[document.genre].genre : "")
const sub = ({ document }: ReleaseFacts) => tidy(document.subgenre) || (document.genre ? (displayGenres[document.genre].sub ?? "") : "")
const language = ({ track }: SheetTrack) => (isInstrumental(track) ? "Instrumental" : (track.language ?? ""))

/** The fields of DistroKid's upload form as they are known of it; no sheet that its makers could send is known. */
export const distrokid: Form = {
  release: [["Artist/band name", artist], ["Album title", ({ document }) => withVersion(document.title, document.version)], ["Release date", ({ document }) => document.release_date ?? ""], ["Preorder date", ({ document }) => document.preorder_date ?? ""], ["Record label", ({ document }) => tidy(document.label)], ["Language", ({ document }) => document.language], ["Primary genre", genre], ["Secondary genre", sub], ["UPC", ({ document }) => bare(document.upc) ?? ""], ["Previously released", ({ document }) => document.original_release_date ?? "No"]],
  track: [
    ["Track number", (_, { number }) => `${number}`], ["Title", (_, { track }) => tidy(track.title)], ["Version", (_, { track }) => tidy(track.version)], ["Featured artist", (facts, on) => names(facts, on, "featured")], ["Remixer", (facts, on) => names(facts, on, "remixer")], ["ISRC", (_, { track }) => bare(track.isrc) ?? ""], ["Explicit lyrics", (_, { track }) => yes(track.parental === "explicit")], ["Radio edit", (_, { track }) => yes(track.parental === "clean")],
    ["Instrumental", (_, { track }) => yes(isInstrumental(track))], ["Cover song", (_, { track }) => yes(track.is_cover)], ["Songwriter", (facts, on) => names(facts, on, "composer", "lyricist")], ["Producer", (facts, on) => names(facts, on, "producer")], ["Preview clip start time", (_, { track }) => (track.preview_start_s === null ? "" : `${track.preview_start_s}`)], ["AI-generated", (_, { track }) => track.ai.parts.join(", ") || "None"],
  ],
}

/** The fields of TuneCore's release and song forms as they are known of it; no sheet that single artists could send is known. */
export const tunecore: Form = {
  release: [["Release Title", ({ document }) => withVersion(document.title, document.version)], ["Main Artist(s)", artist], ["Primary Genre", genre], ["Secondary Genre", sub], ["Release Date", ({ document }) => document.release_date ?? ""], ["Previously Released", ({ document }) => document.original_release_date ?? "No"], ["Label Name", ({ document }) => tidy(document.label)], ["UPC/EAN Code", ({ document }) => bare(document.upc) ?? ""], ["Catalog Number", ({ document }) => tidy(document.catalog_number ?? "")], ["Title Language", ({ document }) => document.language]],
  track: [
    ["Track #", (_, { number }) => `${number}`], ["Song Title", (_, { track }) => tidy(track.title)], ["Version", (_, { track }) => tidy(track.version)], ["Main Artist(s)", main], ["Featured Artist(s)", (facts, on) => names(facts, on, "featured")], ["Remixer", (facts, on) => names(facts, on, "remixer")], ["Songwriter(s)", (facts, on) => names(facts, on, "composer", "lyricist")], ["Producer", (facts, on) => names(facts, on, "producer")], ["ISRC", (_, { track }) => bare(track.isrc) ?? ""],
    ["Explicit", (_, { track }) => ({ explicit: "Yes", clean: "Clean version", none: "No" })[track.parental]], ["Lyric Language", (_, on) => language(on)], ["Instrumental", (_, { track }) => yes(isInstrumental(track))], ["Cover Song", (_, { track }) => yes(track.is_cover)], ["TikTok Start Time", (_, { track }) => (track.preview_start_s === null ? "" : `${track.preview_start_s}`)],
  ],
}

/** The fields of CD Baby's release form as they are known of it; no sheet that single artists could send is known. */
export const cdbaby: Form = {
  release: [["Album Title", ({ document }) => withVersion(document.title, document.version)], ["Artist Name", artist], ["Record Label", ({ document }) => tidy(document.label)], ["Barcode (UPC)", ({ document }) => bare(document.upc) ?? ""], ["Release Date", ({ document }) => document.release_date ?? ""], ["Original Release Date", ({ document }) => document.original_release_date ?? ""], ["Primary Genre", genre], ["Sub-genre", sub], ["℗ Line", ({ document }) => rightsText(document.p_line)], ["© Line", ({ document }) => rightsText(document.c_line)]],
  track: [
    ["Disc", (_, { disc }) => `${disc}`], ["Track", (_, { number }) => `${number}`], ["Track Title", (_, { track }) => withVersion(track.title, track.version)], ["Primary Artist", main], ["Featured Artist", (facts, on) => names(facts, on, "featured")], ["Songwriter", (facts, on) => names(facts, on, "composer", "lyricist")], ["Producer", (facts, on) => names(facts, on, "producer")], ["ISRC", (_, { track }) => bare(track.isrc) ?? ""], ["Parental Advisory", (_, { track }) => yes(track.parental === "explicit")], ["Language", (_, on) => language(on)],
    ["Cover Song", (_, { track }) => yes(track.is_cover)],
  ],
}

/** Targets that are filled in by hand. */
export const forms = { distrokid, tunecore, cdbaby } as const satisfies Partial<Record<ReleaseTarget, Form>>
export type FormTarget = keyof typeof forms
