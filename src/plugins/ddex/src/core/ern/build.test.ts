import { releaseDocumentSchema } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import { aDelivery, aVariedRelease } from "../../testing/varied-releases"
import type { ReleaseFacts } from "../facts"
import { artistLine, billingOf, isoDuration, LONGEST_TEXT, tidy } from "../words"
import { forbiddenInXml } from "../xml-text"
import { buildMessage } from "./build"
import { messageProblems } from "./rules"
import { containsAi } from "./tables"
import { writeMessage } from "./write"

/** A single of one track as its producer would write it, changed as asked. */
function aSingle(change: (document: ReturnType<typeof base>) => void = () => undefined): ReleaseFacts {
  const { facts } = aVariedRelease(1, { tracks: 1, kind: "single", plain: true })
  const document = base()
  change(document)
  return { ...facts, document: releaseDocumentSchema.parse(document) }
}
const base = () => ({
  kind: "single" as const as "single" | "album" | "compilation" | "ep", title: "Night Drive", version: "", language: "en", titles: [] as object[], label: "Harbor", genre: "trap", release_date: "2026-12-18", preorder_date: null as string | null, upc: "036000291452",
  p_line: { year: 2026, owner: "Harbor" }, c_line: { year: 2026, owner: "Harbor" },
  people: [{ id: "ana", name: "Ana", names: [] as object[], isni: "0000 0001 2103 2683", ipi: null as string | null, spotify_id: null as string | null }, { id: "ben", name: "Ben" }, { id: "cleo", name: "Cleo" }, { id: "dj", name: "DJ Dot" }],
  credits: [{ person: "ana", role: "main" }, { person: "ben", role: "main" }, { person: "cleo", role: "featured" }, { person: "dj", role: "remixer" }] as { person: string; role: string; instrument?: string }[],
  deals: [{ id: "d1" }] as object[],
  tracks: [{ id: "K0", recording_id: "rec_0", title: "Night Drive", isrc: "QZMB12600001", language: "en" }] as Record<string, unknown>[],
})
const xmlOf = (facts: ReleaseFacts, purpose: "insert" | "update" | "takedown" = "insert") => writeMessage(buildMessage(facts, aDelivery(facts, purpose)))
const deals = (facts: ReleaseFacts, purpose: "insert" | "takedown" = "insert") => (buildMessage(facts, aDelivery(facts, purpose)).DealList?.ReleaseDeal ?? []).flatMap(({ Deal = [] }) => Deal.map(({ DealTerms }) => DealTerms))

describe("the message of a release", () => {
  it("is a SimpleAudioSingle for a single of one track, without track releases, and Audio for all else", () => {
    const single = buildMessage(aSingle(), aDelivery(aSingle()))
    expect(single["@ReleaseProfileVersionId"]).toBe("SimpleAudioSingle")
    expect(single.ReleaseList.TrackRelease).toBeUndefined()
    const album = aSingle((document) => { document.kind = "album" })
    expect(buildMessage(album, aDelivery(album))["@ReleaseProfileVersionId"]).toBe("Audio")
    expect(buildMessage(album, aDelivery(album)).ReleaseList.TrackRelease).toHaveLength(1)
  })

  it("is the same bytes for the same release but for ids and dates", () => {
    const again = aSingle()
    const one = writeMessage(buildMessage(aSingle(), { ...aDelivery(again), messageId: "M1", createdAt: "2026-12-01T00:00:00Z" }))
    const two = writeMessage(buildMessage(again, { ...aDelivery(again), messageId: "M2", createdAt: "2026-12-02T00:00:00Z" }))
    expect(one).not.toBe(two)
    expect(one.replace("M1", "M2").replace("2026-12-01T", "2026-12-02T")).toBe(two)
  })

  it("bills several main artists, features after them, and lets remixers stand by themselves", () => {
    const xml = xmlOf(aSingle())
    expect(xml).toContain(">Ana &amp; Ben feat. Cleo</DisplayArtistName>")
    expect(xml).toMatch(/<ArtistPartyReference>P-dj<\/ArtistPartyReference>\s*<DisplayArtistRole>Artist<\/DisplayArtistRole>\s*<ArtisticRole>\s*<Value>Remixer</)
  })

  it("writes ids without their spacing and store ids under the stores' name spaces", () => {
    const xml = xmlOf(aSingle((document) => { const [ana] = document.people; if (ana) { ana.ipi = "00014.10.7338"; ana.spotify_id = "spotify:artist:4q3ewBCX7sLwd24euuV69X" } }))
    expect(xml).toContain("<ISNI>0000000121032683</ISNI>")
    expect(xml).toContain("<IpiNameNumber>00014107338</IpiNameNumber>")
    expect(xml).toContain('<ProprietaryId Namespace="PADPIDA2011072101T">spotify:artist:4q3ewBCX7sLwd24euuV69X</ProprietaryId>')
  })

  it("names titles and artists in other scripts by their language codes", () => {
    const xml = xmlOf(aSingle((document) => { document.titles = [{ language: "ja-Jpan", title: "夜のドライブ" }]; const [ana] = document.people; if (ana) ana.names = [{ language: "ja-Jpan", name: "アナ" }] }))
    expect(xml).toMatch(/<DisplayTitle ApplicableTerritoryCode="Worldwide" LanguageAndScriptCode="ja-Jpan">|<DisplayTitle LanguageAndScriptCode="ja-Jpan" ApplicableTerritoryCode="Worldwide">/)
    expect(xml).toContain(">アナ &amp; Ben feat. Cleo</DisplayArtistName>")
  })

  it("counts each disc from one in a group of its own", () => {
    const { facts, delivery } = aVariedRelease(7, { tracks: 6, discs: 2, kind: "album", plain: true })
    const group = buildMessage(facts, delivery).ReleaseList.Release?.ResourceGroup
    expect(group?.ResourceGroup?.map(({ ResourceGroupContentItem = [] }) => ResourceGroupContentItem.map(({ SequenceNumber }) => SequenceNumber))).toEqual([["1", "2", "3"], ["1", "2", "3"]])
    expect(group?.ResourceGroupContentItem).toBeUndefined()
  })

  it("credits makers once each with all their roles, and types instruments where the standard has a word", () => {
    const xml = xmlOf(aSingle((document) => { document.credits.push({ person: "ben", role: "performer", instrument: "Drums" }, { person: "ben", role: "performer", instrument: "Kazoo" }, { person: "ben", role: "producer" }) }))
    expect(xml.match(/<ContributorPartyReference>P-ben</g)).toHaveLength(1)
    expect(xml).toContain("<InstrumentType>DrumKit</InstrumentType>")
    expect(xml).toContain('UserDefinedValue="Kazoo">UserDefined</InstrumentType>')
    expect(xml).toContain("<Value>StudioProducer</Value>")
  })

  it("says what machines made, and gives the right to train only where the producer does", () => {
    expect([containsAi({ parts: [] }, false), containsAi({ parts: ["vocals"] }, false), containsAi({ parts: ["instruments", "composition"] }, true), containsAi({ parts: ["instruments", "composition"] }, false)]).toEqual(["None", "Partly", "All", "Partly"])
    expect(xmlOf(aSingle())).not.toContain("UseForTrainingGenerativeAI")
    const permitted = xmlOf(aSingle((document) => { document.tracks[0] = { ...document.tracks[0], ai: { parts: ["lyrics"], training: "permitted" } } }))
    expect(permitted).toContain("<UseType>UseForTrainingGenerativeAI</UseType>")
    expect(permitted).toContain("<ContainsAI>Partly</ContainsAI>")
  })

  it("refuses, with words, what no message can be built of", () => {
    const facts = aSingle()
    expect(() => buildMessage({ ...facts, sender: { name: "Shop", dpid: null } }, aDelivery(facts))).toThrow("no DDEX party id")
    expect(() => xmlOf(aSingle((document) => { document.deals = [] }))).toThrow("no deal")
    expect(() => xmlOf({ ...aSingle(), recordings: new Map() }, "takedown")).toThrow("no sound whose length is known")
  })

  it("lets no control character or half of a pair into XML", () => {
    expect(() => xmlOf(aSingle((document) => { document.title = "bell\u0007" }))).toThrow("U+0007, which XML forbids")
    expect(() => xmlOf(aSingle((document) => { document.label = "half \ud83d" }))).toThrow("U+D83D")
    expect([forbiddenInXml("fine\t\n🎹"), forbiddenInXml("\u0000"), forbiddenInXml("\uffff")]).toEqual([null, "U+0000", "U+FFFF"])
  })
})

describe("deals", () => {
  it("give each model its uses, and the price to downloads alone", () => {
    const given = deals(aSingle((document) => { document.deals = [{ id: "d1", price_tier: "front" }] }))
    expect(given.map((terms) => [terms?.CommercialModelType, terms?.UseType, terms?.PriceInformation?.length ?? 0])).toEqual([
      [["SubscriptionModel"], ["ConditionalDownload", "NonInteractiveStream", "OnDemandStream"], 0], [["AdvertisementSupportedModel"], ["NonInteractiveStream", "OnDemandStream"], 0], [["PayAsYouGoModel"], ["PermanentDownload"], 1],
    ])
  })

  it("let downloads be ordered ahead until the day before the release", () => {
    const [ahead] = deals(aSingle((document) => { document.preorder_date = "2026-12-01" }))
    expect([ahead?.IsPreOrderDeal, ahead?.ValidityPeriod]).toEqual(["true", [{ StartDate: "2026-12-01", EndDate: "2026-12-17" }]])
  })

  it("name places, or those left out", () => {
    const [only] = deals(aSingle((document) => { document.deals = [{ id: "d1", territories: { mode: "only", countries: ["us", "de", "us"] } }] }))
    const [except] = deals(aSingle((document) => { document.deals = [{ id: "d1", territories: { mode: "except", countries: ["jp"] } }] }))
    expect([only?.TerritoryCode, except?.ExcludedTerritoryCode, except?.TerritoryCode]).toEqual([["DE", "US"], ["JP"], undefined])
  })

  it("have all ended in a takedown, also those that had not begun, none twice", () => {
    const facts = aSingle((document) => { document.deals = [{ id: "d1", ends_on: "2027-06-30" }, { id: "d2", starts_on: "2027-07-01" }, { id: "d3", starts_on: "2026-01-01", ends_on: "2026-02-01", models: ["download"] }] })
    const ended = deals(facts, "takedown")
    expect(new Set(ended.map((terms) => JSON.stringify(terms?.ValidityPeriod)))).toEqual(new Set(['[{"StartDate":"2026-12-18","EndDate":"2026-12-19"}]', '[{"StartDate":"2026-01-01","EndDate":"2026-02-01"}]']))
    expect(messageProblems(buildMessage(facts, aDelivery(facts, "takedown")))).toEqual([])
  })
})

describe("our rules over a message", () => {
  const rulesOf = (change: (message: ReturnType<typeof built>) => ReturnType<typeof built>) => messageProblems(change(built())).map(({ rule }) => rule)
  const built = () => { const { facts, delivery } = aVariedRelease(3, { tracks: 3, discs: 1, kind: "album", purpose: "insert", plain: true }); return buildMessage(facts, delivery) }

  it("find what names nothing, is left out, or counts with a gap", () => {
    expect(rulesOf((message) => message)).toEqual([])
    expect(rulesOf((message) => ({ ...message, PartyList: { Party: [] } }))).toContain("unknown-reference")
    expect(rulesOf((message) => ({ ...message, ReleaseList: { ...message.ReleaseList, TrackRelease: message.ReleaseList.TrackRelease?.slice(1) } }))).toEqual(expect.arrayContaining(["left-out", "unknown-reference"]))
    expect(rulesOf((message) => { const release = message.ReleaseList.Release; return release ? { ...message, ReleaseList: { ...message.ReleaseList, Release: { ...release, ResourceGroup: { ResourceGroupContentItem: release.ResourceGroup.ResourceGroupContentItem?.slice(1) } } } } : message })).toEqual(expect.arrayContaining(["left-out", "sequence"]))
  })

  it("find codes of a wrong form and check digit, and one ISRC on two tracks", () => {
    expect(messageProblems(buildMessage(aSingle((document) => { document.upc = "036000291453" }), aDelivery(aSingle()))).map(({ rule }) => rule)).toEqual(["code"])
    expect(messageProblems(buildMessage(aSingle((document) => { document.tracks[0] = { ...document.tracks[0], isrc: "QZ-MB1-26" } }), aDelivery(aSingle()))).map(({ rule }) => rule)).toEqual(["code"])
    const twice = aSingle((document) => { document.kind = "album"; document.tracks.push({ ...document.tracks[0], id: "K1" }) })
    expect(messageProblems(buildMessage(twice, aDelivery(twice))).map(({ words }) => words)).toEqual(["The ISRC QZMB12600001 is on two tracks"])
  })

  it("find deals that end before they begin, or say one thing of one place and time twice", () => {
    const problems = (given: object[]) => { const facts = aSingle((document) => { document.deals = given }); return messageProblems(buildMessage(facts, aDelivery(facts))).map(({ words }) => words) }
    expect(problems([{ id: "d1", models: ["download"], ends_on: "2026-01-01" }])).toEqual(["A deal of R0 ends on 2026-01-01, before it begins on 2026-12-18"])
    expect(problems([{ id: "d1", models: ["download"] }, { id: "d2", models: ["download"], territories: { mode: "only", countries: ["us"] } }])).toEqual(["Two deals of R0 for PayAsYouGoModel PermanentDownload hold in one place at one time"])
    expect(problems([{ id: "d1", models: ["download"], territories: { mode: "except", countries: ["us"] } }, { id: "d2", models: ["download"], territories: { mode: "only", countries: ["us"] } }])).toEqual([])
  })
})

describe("words of a message", () => {
  it("are of one line, composed, and cut where a character ends", () => {
    expect(tidy("  a\t b\n\ne\u0301 ")).toBe("a b é")
    const cut = tidy("🎹".repeat(LONGEST_TEXT))
    expect([cut.length <= LONGEST_TEXT, cut.endsWith("🎹…"), forbiddenInXml(cut)]).toEqual([true, true, null])
  })
  it("write durations as ISO 8601 does", () => expect([0, 65_250, 3_600_000].map(isoDuration)).toEqual(["PT0S", "PT1M5.25S", "PT1H0M0S"]))
  it("call a release of nobody in particular various artists'", () => expect(artistLine(billingOf([], new Map()))).toBe("Various Artists"))
})
