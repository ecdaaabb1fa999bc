import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ReleaseDocument } from "@max-booster/api-contract"
import type { ReleaseFacts } from "../../facts"
import { aRelease } from "../a-release"
import { assess } from "../assess"
import { completenessOf } from "../completeness"
import { documentFixes, documentFixIds, isDocumentFix, type DocumentFixId } from "./index"

type Track = ReleaseDocument["tracks"][number]
const changed = (change: (document: ReleaseDocument, track: Track, facts: ReleaseFacts) => unknown): ReleaseFacts => {
  const facts = aRelease()
  const [track] = facts.document.tracks
  if (track) change(facts.document, track, facts)
  return facts
}

/** What each fix mends. */
const broken: Record<DocumentFixId, ReleaseFacts> = {
  "remove-control-characters": changed((_, track) => { track.lyrics = "The last\u200B\nbus\u202E home" }), "move-feat": changed((_, track) => { track.title = "Night Bus (feat. Cem & ben beats)" }), "move-version": changed((_, track) => { track.title = "Night Bus (Radio Edit)" }),
  "drop-kind-word": changed((document) => { document.title = "Night Bus - Single" }), "match-title": changed((document) => { document.title = "Day" }), "add-credit": changed((_, track) => { track.credits = track.credits.filter(({ role }) => role !== "producer") }),
  "add-share": changed((_, track) => { track.shares = [{ person: "P1", role: "composer", points: 10_000 }] }), "end-deals": changed((_, __, { licenses }) => { for (const license of licenses.values()) license.ends_on = "2030-01-01" }),
  "set-kind": changed((document) => { document.kind = "album" }), "fill-label": changed((document) => { document.label = "" }), "fill-p-line": changed((document) => { document.p_line = { year: null, owner: "" } }), "fill-c-line": changed((document) => { document.c_line = { year: null, owner: "" } }),
  "renumber-discs": changed((_, track) => { track.disc = 4 }), "add-deal": changed((document) => { document.deals = [] }),
}

it.each(documentFixIds)("%s takes its findings away, and does nothing a second time", (id) => {
  const facts = broken[id]
  const found = assess(facts).findings.filter(({ fix }) => fix?.id === id)
  expect(found.length).toBeGreaterThan(0)
  const before = structuredClone(facts.document)
  const mended = found.reduce((document, { path }) => documentFixes[id](document, facts, path), facts.document)
  expect(assess({ ...facts, document: mended }).findings.filter(({ fix }) => fix?.id === id)).toEqual([])
  expect(facts.document).toEqual(before)
  expect(found.reduce((document, { path }) => documentFixes[id](document, facts, path), mended)).toEqual(mended)
})

describe("what they put there", () => {
  const mend = (id: DocumentFixId, path: string) => documentFixes[id](broken[id].document, broken[id], path)
  it("guests become featured artists, those who are known and new ones", () => {
    const document = mend("move-feat", "tracks.K1.title")
    expect(document.tracks[0]?.title).toBe("Night Bus")
    expect(document.people.map(({ id, name }) => [id, name])).toEqual([["P1", "Ana"], ["P2", "Ben Beats"], ["P3", "Cem"]])
    expect(document.tracks[0]?.credits.filter(({ role }) => role === "featured").map(({ person }) => person)).toEqual(["P3", "P2"])
  })
  it("a version goes to its field", () => { expect([mend("move-version", "tracks.K1.title").tracks[0]?.title, mend("move-version", "tracks.K1.title").tracks[0]?.version]).toEqual(["Night Bus", "Radio Edit"]) })
  it("lyrics keep their lines", () => { expect(mend("remove-control-characters", "tracks.K1.lyrics").tracks[0]?.lyrics).toBe("The last\nbus home") })
  it("lines name the label and the year of the release", () => { expect(mend("fill-p-line", "p_line").p_line).toEqual({ year: 2027, owner: "Ana Records" }) })
  it("what is there already stays", () => { expect(documentFixes["fill-p-line"](aRelease().document, aRelease(), "p_line")).toEqual(aRelease().document) })
  it("a path that leads nowhere changes nothing", () => { expect(documentFixes["add-credit"](broken["add-credit"].document, broken["add-credit"], "tracks.K9.credits")).toEqual(broken["add-credit"].document) })
})

it("shares sum to 10,000 after the producer's, whatever they were divided by before", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 100 }), (points, producerShare) => {
    const facts = changed((document, track, { licenses }) => {
      points.forEach((_, at) => document.people.push({ id: `X${at}`, name: `Writer ${at}`, names: [], isni: null, ipi: null, spotify_id: null, apple_id: null }))
      track.shares = points.map((one, at) => ({ person: `X${at}`, role: "composer", points: one }))
      for (const license of licenses.values()) license.terms.producerShare = producerShare
    })
    const shares = documentFixes["add-share"](facts.document, facts, "tracks.K1.shares").tracks[0]?.shares ?? []
    expect(shares.reduce((sum, share) => sum + share.points, 0)).toBe(10_000)
    expect(shares.find(({ person }) => person === "P2")?.points).toBe(producerShare * 100)
    expect(shares.every((share) => share.points >= 0)).toBe(true)
  }))
})

it("knows its own fixes from the server's", () => { expect([isDocumentFix("move-feat"), isDocumentFix("render-wav"), isDocumentFix("toString")]).toEqual([true, false, false]) })

it("completeness counts what is there and names the rest", () => {
  const { document, artwork } = aRelease()
  expect(completenessOf(document, artwork)).toEqual({ done: 16, of: 16, missing: [] })
  expect(completenessOf({ ...document, genre: null, tracks: document.tracks.map((track) => ({ ...track, language: null })) }, null).missing).toEqual([
    { path: "artwork", label: "Cover" }, { path: "genre", label: "Genre" }, { path: "tracks.K1.language", label: "Language of “Night Bus”" },
  ])
})
