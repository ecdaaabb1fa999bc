import { releaseTargets, type ReleaseArtwork, type ReleaseDocument, type ReleaseTarget } from "@max-booster/api-contract"
import { describe, expect, it } from "vitest"
import type { ReleaseFacts, ReleaseRecording, UsedLicense } from "../facts"
import { aLicense, aRecording, aRelease, anArtwork } from "./a-release"
import { assess } from "./assess"
import { isDocumentFix, serverFixIds } from "./fixes"
import { rules } from "./rules"

/** What a case changes of the release that is right. */
type Draft = { facts: ReleaseFacts; document: ReleaseDocument; track: ReleaseDocument["tracks"][number]; deal: ReleaseDocument["deals"][number]; license: UsedLicense; recording: ReleaseRecording; sound: NonNullable<ReleaseRecording["sound"]>; measures: NonNullable<NonNullable<ReleaseRecording["analysis"]>["measures"]>; artwork: ReleaseArtwork }
type Change = (draft: Draft) => unknown

function changed(change: Change): ReleaseFacts {
  const facts = aRelease()
  const [license, recording, artwork] = [aLicense(), aRecording("rec_song"), anArtwork()]
  Object.assign(facts, { licenses: new Map([["lic_1", license]]), recordings: new Map([["rec_song", recording]]), artwork })
  const { document } = facts
  const [[track], [deal]] = [document.tracks, document.deals]
  const measures = recording.analysis?.measures
  if (!track || !deal || !recording.sound || !measures) throw new Error("the release of tests lacks something")
  change({ facts, document, track, deal, license, recording, sound: recording.sound, measures, artwork })
  return facts
}

/** A second track, as right as the first. */
const another = ({ facts, document, track }: Draft, more: Partial<Draft["track"]> = {}) => {
  const number = document.tracks.length + 1
  const id = `rec_${number}`
  const next = { ...structuredClone(track), id: `K${number}`, title: `Night ${number}`, isrc: `AA6Q7200005${number}`, recording_id: id, licenses: [], ...more }
  document.tracks.push(next)
  facts.recordings = new Map([...facts.recordings, [id, aRecording(id)]])
  return next
}
const person = ({ document }: Draft, id: string, name: string) => document.people.push({ id, name, names: [], isni: null, ipi: null, spotify_id: null, apple_id: null })
const as = (track: Draft["track"], person: string, role: Draft["track"]["credits"][number]["role"]) => track.credits.push({ person, role, instrument: null })
const without = (track: Draft["track"], ...roles: string[]) => { track.credits = track.credits.filter(({ role }) => !roles.includes(role)) }

/** By rule: what it finds, and what comes near and is right (left out: the right release alone). `path` is where the finding leads; `targets` whom it is about, where not all. */
const cases: Record<string, { wrong: Change; path: string; right?: Change; targets?: readonly ReleaseTarget[] }> = {
  "license-missing": { wrong: ({ track }) => track.licenses.push("lic_other"), path: "tracks.K1.licenses" },
  "license-invalid": { wrong: ({ license }) => { license.state = "superseded" }, path: "tracks.K1.licenses" },
  "license-ends-before-release": { wrong: ({ license }) => { license.ends_on = "2027-02-04" }, path: "tracks.K1.licenses", right: ({ license }) => { license.ends_on = "2027-02-05" } },
  "license-ends-before-deals": { wrong: ({ license }) => { license.ends_on = "2029-01-01" }, path: "tracks.K1.licenses", right: ({ license, deal }) => { license.ends_on = "2029-01-01"; deal.ends_on = "2029-01-01" } },
  "streams-not-licensed": { wrong: ({ license }) => { license.caps.audioStreams = 0 }, path: "tracks.K1.licenses", right: ({ license, deal }) => { license.caps.audioStreams = 0; deal.models = ["download"] } },
  "copies-not-licensed": { wrong: ({ license }) => { license.caps.copies = 0 }, path: "tracks.K1.licenses", right: ({ license, deal }) => { license.caps.copies = 0; deal.models = ["subscription"] } },
  "streams-capped": { wrong: ({ license }) => { license.caps.audioStreams = 500_000; license.used.audioStreams = 500_000 }, path: "tracks.K1.licenses", right: ({ license, deal }) => { license.caps.audioStreams = 500_000; license.used.audioStreams = 499_999; deal.ends_on = "2028-01-01" } },
  "copies-capped": { wrong: ({ license }) => { license.caps.copies = 10_000 }, path: "tracks.K1.licenses", right: ({ license, deal }) => { license.caps.copies = 10_000; deal.models = ["advertisement"] } },
  "content-id-banned": { wrong: ({ license }) => { license.prohibited = ["content-id"] }, path: "tracks.K1.licenses", right: ({ license }) => { license.prohibited = ["resale"] } },
  "license-territory": { wrong: ({ license }) => { license.terms.territory = ["us", "ca"] }, path: "tracks.K1.licenses", right: ({ license, deal }) => { license.terms.territory = ["us", "ca"]; deal.territories = { mode: "only", countries: ["us"] } } },
  "producer-credit-missing": { wrong: ({ track }) => without(track, "producer"), path: "tracks.K1.credits", right: ({ license }) => { license.producer = "BEN  beats" } },
  "producer-share-missing": { wrong: ({ track }) => { track.shares = [{ person: "P1", role: "composer", points: 6_000 }, { person: "P2", role: "composer", points: 4_000 }] }, path: "tracks.K1.shares", right: ({ track, license }) => { license.terms.producerShare = 0; track.shares = [{ person: "P1", role: "composer", points: 10_000 }] } },
  "license-on-two-tracks": { wrong: (draft) => another(draft, { licenses: ["lic_1"] }), path: "tracks.K2.licenses", right: (draft) => another(draft) },
  "bare-beat": { wrong: ({ license }) => { license.recording_id = "rec_song" }, path: "tracks.K1.licenses" },
  "recording-of-another": { wrong: ({ recording }) => { recording.seller_id = "sel_ben" }, path: "tracks.K1.recording_id" },
  "training-not-licensed": { wrong: ({ track }) => { track.ai.training = "permitted" }, path: "tracks.K1.ai", right: ({ track, license }) => { track.ai.training = "permitted"; license.exclusive = true } },
  "cover-license": { wrong: ({ track }) => { track.is_cover = true }, path: "tracks.K1.is_cover" },
  "cover-without-writers": { wrong: ({ track }) => { track.is_cover = true; track.credits = track.credits.filter(({ person, role }) => person === "P1" || role === "producer") }, path: "tracks.K1.credits", right: ({ track }) => { track.is_cover = true } },
  "ai-to-declare": { wrong: ({ track }) => { track.ai.parts = ["vocals"] }, path: "tracks.K1.ai", targets: ["distrokid", "tunecore", "cdbaby"] },
  "ai-alone": { wrong: ({ track }) => { track.ai.parts = ["vocals", "instruments", "composition"] }, path: "tracks.K1.ai", right: ({ track }) => { track.ai.parts = ["vocals", "instruments"] } },
  "targets-missing": { wrong: ({ document }) => { document.targets = [] }, path: "targets", targets: [] },
  "tracks-missing": { wrong: ({ document }) => { document.tracks = [] }, path: "tracks" },
  "tracks-many": { wrong: (draft) => { while (draft.document.tracks.length < 101) another(draft) }, path: "tracks", targets: ["tunecore"], right: (draft) => { while (draft.document.tracks.length < 100) another(draft) } },
  "disc-gap": { wrong: (draft) => another(draft, { disc: 3 }), path: "tracks", right: (draft) => another(draft, { disc: 2 }) },
  "kind-differs": { wrong: ({ document }) => { document.kind = "album" }, path: "kind", right: (draft) => { draft.document.kind = "ep"; for (let more = 0; more < 3; more++) another(draft) } },
  "compilation-of-one": { wrong: ({ document }) => { document.kind = "compilation" }, path: "kind", right: (draft) => { draft.document.kind = "compilation"; person(draft, "P3", "Cem"); const track = another(draft); without(track, "main"); as(track, "P3", "main") } },
  "album-of-various": { wrong: (draft) => ["Cem", "Dia", "Eli"].forEach((name, at) => { person(draft, `P${at + 3}`, name); const track = another(draft); without(track, "main"); as(track, `P${at + 3}`, "main") }), path: "kind", right: (draft) => { for (let more = 0; more < 3; more++) another(draft) } },
  "genre-missing": { wrong: ({ document }) => { document.genre = null }, path: "genre" },
  "language-missing": { wrong: ({ track }) => { track.language = null }, path: "tracks.K1.language" },
  "lyrics-of-instrumental": { wrong: ({ track }) => { track.language = "zxx" }, path: "tracks.K1.language", right: ({ track }) => { track.language = "zxx"; track.lyrics = "" } },
  "explicit-unmarked": { wrong: ({ track }) => { track.lyrics = "What the fuck" }, path: "tracks.K1.parental", right: ({ track }) => { track.lyrics = "What the fuck"; track.parental = "explicit" } },
  "label-missing": { wrong: ({ document }) => { document.label = " " }, path: "label" },
  "p-line-missing": { wrong: ({ document }) => { document.p_line.year = null }, path: "p_line" },
  "c-line-missing": { wrong: ({ document }) => { document.c_line.owner = "" }, path: "c_line" },
  "line-incomplete": { wrong: ({ track }) => { track.p_line = { year: 2020, owner: "" } }, path: "tracks.K1.p_line", right: ({ track }) => { track.p_line = { year: 2020, owner: "Ana" } } },
  "line-year": { wrong: ({ document }) => { document.p_line.year = 2028 }, path: "p_line.year" },
  "title-missing": { wrong: ({ track }) => { track.title = "" }, path: "tracks.K1.title" },
  "text-markup": { wrong: ({ document }) => { document.label = "Ana &amp; Co" }, path: "label", right: ({ document }) => { document.label = "Ana & F**k that s**t <3" } },
  "text-control-characters": { wrong: ({ document }) => { document.title = "Night\u200B Bus" }, path: "title", right: ({ track }) => { track.lyrics = "The last\nbus home" } },
  "text-emoji": { wrong: ({ track, document }) => { track.title = document.title = "Night Bus 🚌" }, path: "title", right: ({ track, document }) => { track.title = document.title = "Night Bus™ 24#" } },
  "title-feat": { wrong: ({ track }) => { track.title = "Night Bus (feat. Cem & Dia)" }, path: "tracks.K1.title", right: ({ track, document }) => { track.title = document.title = "Feature Presentation 6 ft. Under" } },
  "title-version": { wrong: ({ track }) => { track.title = "Night Bus (Radio Edit)" }, path: "tracks.K1.title", right: ({ track, document }) => { track.title = document.title = "Alive (We Live)"; track.version = "Radio Edit" } },
  "title-capitals": { wrong: ({ track, document }) => { track.title = document.title = "NIGHT BUS" }, path: "title", right: ({ track, document }) => { track.title = document.title = "NYC" } },
  "title-long": { wrong: ({ track, document }) => { track.title = document.title = "Night ".repeat(30).trim() }, path: "title", right: ({ track, document }) => { track.title = document.title = "Night ".repeat(25).trim() } },
  "text-store-name": { wrong: ({ document }) => { document.label = "Spotify Hits" }, path: "label" },
  "title-kind-word": { wrong: ({ document }) => { document.title = "Night Bus - EP" }, path: "title", right: ({ track, document }) => { track.title = document.title = "Single Night" } },
  "title-track-number": { wrong: ({ track, document }) => { track.title = document.title = "01. Night Bus" }, path: "tracks.K1.title", right: ({ track, document }) => { track.title = document.title = "99 Nights" } },
  "single-title": { wrong: ({ document }) => { document.title = "Day Bus" }, path: "title", right: (draft) => { draft.document.title = "Day Bus"; another(draft) } },
  "title-twice": { wrong: (draft) => another(draft, { title: "night bus" }), path: "tracks.K2.version", right: (draft) => another(draft, { title: "Night Bus", version: "Acoustic" }) },
  "person-unnamed": { wrong: (draft) => { person(draft, "P3", ""); as(draft.track, "P3", "arranger") }, path: "people.P3.name", right: (draft) => person(draft, "P3", "") },
  "person-unknown": { wrong: ({ track }) => as(track, "P9", "arranger"), path: "tracks.K1.credits" },
  "person-twice": { wrong: (draft) => person(draft, "P3", "ana"), path: "people.P3.name" },
  "person-several": { wrong: (draft) => person(draft, "P3", "Cem feat. Dia"), path: "people.P3.name", right: (draft) => person(draft, "P3", "Simon & Garfunkel") },
  "person-nobody": { wrong: (draft) => person(draft, "P3", "Various Artists"), path: "people.P3.name", right: (draft) => person(draft, "P3", "Various Cruelties") },
  "isni-wrong": { wrong: ({ document: { people: [ana] } }) => { if (ana) ana.isni = "0000 0001 2145 5468" }, path: "people.P1.isni" },
  "ipi-wrong": { wrong: ({ document: { people: [ana] } }) => { if (ana) ana.ipi = "00014107339" }, path: "people.P1.ipi" },
  "main-artist-missing": { wrong: ({ document }) => { document.credits = [] }, path: "credits", right: ({ track }) => without(track, "main") },
  "main-artists-many": { wrong: (draft) => ["Cem", "Dia", "Eli"].forEach((name, at) => { person(draft, `P${at + 3}`, name); draft.document.credits.push({ person: `P${at + 3}`, role: "main", instrument: null }) }), path: "credits", targets: ["spotify", "cdbaby"] },
  "main-and-featured": { wrong: ({ track }) => as(track, "P1", "featured"), path: "tracks.K1.credits", right: ({ track }) => as(track, "P2", "featured") },
  "composer-missing": { wrong: ({ track }) => without(track, "composer"), path: "tracks.K1.credits" },
  "lyricist-missing": { wrong: ({ track }) => without(track, "lyricist"), path: "tracks.K1.credits", right: ({ track }) => { without(track, "lyricist"); track.lyrics = "" } },
  "credits-of-apple": { wrong: ({ track }) => without(track, "vocalist"), path: "tracks.K1.credits", targets: ["apple-music"] },
  "instrument-missing": { wrong: ({ track }) => as(track, "P2", "performer"), path: "tracks.K1.credits", right: ({ track }) => track.credits.push({ person: "P2", role: "performer", instrument: "Piano" }) },
  "shares-sum": { wrong: ({ track: { shares: [first] } }) => { if (first) first.points = 4_999 }, path: "tracks.K1.shares" },
  "shares-missing": { wrong: ({ track, license }) => { track.shares = []; license.terms.producerShare = 0 }, path: "tracks.K1.shares" },
  "isrc-missing": { wrong: ({ track }) => { track.isrc = null }, path: "tracks.K1.isrc" },
  "isrc-wrong": { wrong: ({ track }) => { track.isrc = "AA6Q7200004" }, path: "tracks.K1.isrc", right: ({ track }) => { track.isrc = "aa-6q7-20-00047" } },
  "isrc-twice": { wrong: (draft) => another(draft, { isrc: "AA-6Q7-20-00047" }), path: "tracks.K2.isrc", right: (draft) => another(draft) },
  "isrc-of-another": { wrong: ({ facts }) => { facts.isrcs = new Map([["AA6Q72000047", ["rec_other"]]]) }, path: "tracks.K1.isrc", right: ({ facts }) => { facts.isrcs = new Map() } },
  "upc-missing": { wrong: ({ document }) => { document.upc = null }, path: "upc" },
  "upc-wrong": { wrong: ({ document }) => { document.upc = "036000291453" }, path: "upc", right: ({ document }) => { document.upc = "0 36000 29145 2" } },
  "upc-of-another": { wrong: ({ facts }) => { facts.upcs = new Map([["0036000291452", ["rel_2"]]]) }, path: "upc", right: ({ facts }) => { facts.upcs = new Map([["4006381333931", ["rel_2"]]]) } },
  "grid-wrong": { wrong: ({ document }) => { document.grid = "A1-2425G-ABC1234002-N" }, path: "grid", right: ({ document }) => { document.grid = "A1-2425G-ABC1234002-M" } },
  "iswc-wrong": { wrong: ({ track }) => { track.iswc = "T-034.524.680-2" }, path: "tracks.K1.iswc" },
  "sender-dpid": { wrong: ({ facts }) => { facts.sender.dpid = null }, path: "sender", targets: ["spotify", "generic-ern"] },
  "release-date-missing": { wrong: ({ document }) => { document.release_date = null }, path: "release_date" },
  "release-date-past": { wrong: ({ document }) => { document.release_date = "2026-11-25" }, path: "release_date", right: ({ document }) => { document.release_date = "2026-11-26" } },
  "lead-time": { wrong: ({ document }) => { document.release_date = "2026-12-03" }, path: "release_date", targets: ["tunecore"], right: ({ document }) => { document.release_date = "2026-12-17" } },
  "preorder-late": { wrong: ({ document }) => { document.preorder_date = "2027-02-05" }, path: "preorder_date", right: ({ document }) => { document.preorder_date = "2027-02-04" } },
  "preorder-without-downloads": { wrong: ({ document, deal }) => { document.preorder_date = "2027-01-01"; deal.models = ["subscription"] }, path: "preorder_date", right: ({ document }) => { document.preorder_date = "2027-01-01" } },
  "original-date-late": { wrong: ({ track }) => { track.original_release_date = "2027-02-06" }, path: "tracks.K1.original_release_date", right: ({ track }) => { track.original_release_date = "2020-01-01" } },
  "deals-missing": { wrong: ({ document }) => { document.deals = [] }, path: "deals" },
  "deal-without-models": { wrong: ({ deal }) => { deal.models = [] }, path: "deals.D1.models" },
  "deal-without-countries": { wrong: ({ deal }) => { deal.territories = { mode: "only", countries: [] } }, path: "deals.D1.territories", right: ({ deal }) => { deal.territories = { mode: "except", countries: ["de"] } } },
  "deal-ends-early": { wrong: ({ deal }) => { deal.ends_on = "2027-02-04" }, path: "deals.D1.ends_on", right: ({ deal }) => { deal.ends_on = "2027-02-05" } },
  "deal-over": { wrong: ({ deal }) => { deal.ends_on = "2026-11-25" }, path: "deals.D1.ends_on", right: ({ deal }) => { deal.ends_on = "2026-11-26" } },
  "deal-before-release": { wrong: ({ deal }) => { deal.starts_on = "2027-02-04" }, path: "deals.D1.starts_on", right: ({ deal }) => { deal.starts_on = "2027-02-05" } },
  "deals-overlap": {
    wrong: ({ document, deal }) => document.deals.push({ ...structuredClone(deal), id: "D2", models: ["subscription"], territories: { mode: "only", countries: ["de"] } }), path: "deals.D2.territories",
    right: ({ document, deal }) => { deal.territories = { mode: "except", countries: ["de"] }; document.deals.push({ ...structuredClone(deal), id: "D2", territories: { mode: "only", countries: ["de"] } }, { ...structuredClone(deal), id: "D3", territories: { mode: "only", countries: ["at"] }, starts_on: "2030-01-01" }); deal.ends_on = "2029-12-31" },
  },
  "price-tier-missing": { wrong: ({ deal }) => { deal.price_tier = null }, path: "deals.D1.price_tier", right: ({ deal }) => { deal.price_tier = null; deal.models = ["subscription"] } },
  "artwork-missing": { wrong: ({ facts }) => { facts.artwork = null }, path: "artwork" },
  "artwork-small": { wrong: ({ artwork }) => { artwork.width = artwork.height = 1_200 }, path: "artwork", targets: ["apple-music", "generic-ern", "tunecore", "cdbaby"] },
  "artwork-below-best": { wrong: ({ artwork }) => { artwork.width = artwork.height = 1_700 }, path: "artwork", targets: ["spotify", "generic-ern", "distrokid", "tunecore", "cdbaby"] },
  "artwork-not-square": { wrong: ({ artwork }) => { artwork.width = 3_001 }, path: "artwork" },
  "artwork-colors": { wrong: ({ artwork }) => { artwork.color_space = "cmyk" }, path: "artwork" },
  "artwork-format": { wrong: ({ artwork }) => { artwork.format = "tiff" }, path: "artwork", targets: ["apple-music", "distrokid", "tunecore", "cdbaby"], right: ({ artwork }) => { artwork.format = "png" } },
  "artwork-alpha": { wrong: ({ artwork }) => { artwork.has_alpha = true }, path: "artwork" },
  "artwork-border": { wrong: ({ artwork }) => { artwork.border = 0.05 }, path: "artwork", right: ({ artwork }) => { artwork.border = 0.01 } },
  "artwork-blank": { wrong: ({ artwork }) => { artwork.is_blank = true }, path: "artwork" },
  "artwork-words": { wrong: ({ artwork }) => { artwork.words = ["NIGHT BUS", "www.ana.example.com"] }, path: "artwork", right: ({ artwork, document }) => { artwork.words = ["OUT NOW", "Ana"]; document.title = "Out Now" } },
  "artwork-advisory": { wrong: ({ artwork }) => { artwork.words = ["PARENTAL ADVISORY"] }, path: "artwork", right: ({ artwork, track }) => { artwork.words = ["PARENTAL ADVISORY"]; track.parental = "explicit" } },
  "artwork-content": { wrong: () => undefined, path: "artwork", right: ({ facts }) => { facts.artwork = null } },
  "recording-missing": { wrong: ({ track }) => { track.recording_id = null }, path: "tracks.K1.recording_id" },
  "recording-not-ready": { wrong: ({ recording }) => { recording.state = "processing" }, path: "tracks.K1.audio" },
  "source-lossy": { wrong: ({ sound, recording }) => { sound.facts.lossy = true; sound.facts.container = "mp3"; recording.lossless = null }, path: "tracks.K1.audio" },
  "lossless-missing": { wrong: ({ recording }) => { recording.lossless = null }, path: "tracks.K1.audio", right: ({ sound, recording }) => { sound.facts.lossy = true; recording.lossless = null } },
  "sample-rate": { wrong: ({ sound }) => { sound.facts.sampleRate = 48_000 }, path: "tracks.K1.audio", targets: ["cdbaby"], right: ({ sound, recording: { lossless } }) => { sound.facts.sampleRate = 22_050; if (lossless) lossless.kind = "wav" } },
  "bit-depth": { wrong: ({ sound }) => { sound.facts.bitDepth = 32 }, path: "tracks.K1.audio", right: ({ sound, recording: { lossless } }) => { sound.facts.bitDepth = 32; if (lossless) lossless.kind = "wav" } },
  channels: { wrong: ({ sound }) => { sound.facts.channels = 1 }, path: "tracks.K1.audio", targets: ["spotify", "apple-music", "cdbaby"] },
  "stereo-of-mono": { wrong: ({ measures }) => { measures.stereoCorrelation = 1 }, path: "tracks.K1.audio", right: ({ measures }) => { measures.stereoCorrelation = 0.99 } },
  silent: { wrong: ({ sound }) => { sound.loudness = { integratedLufs: null, rangeLu: null, truePeakDbtp: null } }, path: "tracks.K1.audio" },
  clipping: { wrong: ({ measures }) => { measures.clipping = { runs: 2, firstMs: [61_000, 62_000] } }, path: "tracks.K1.audio" },
  "true-peak": {
    wrong: ({ sound }) => { sound.loudness.truePeakDbtp = -0.9 }, path: "tracks.K1.audio",
    right: ({ sound, measures, recording: { lossless } }) => { if (lossless) Object.assign(lossless, { kind: "wav", heard: { sound: structuredClone(sound), measures } }); sound.loudness.truePeakDbtp = 0.4 },
  },
  loud: { wrong: ({ sound }) => { sound.loudness.integratedLufs = -6 }, path: "tracks.K1.audio", right: ({ sound }) => { sound.loudness.integratedLufs = -8 } },
  quiet: { wrong: ({ sound }) => { sound.loudness.integratedLufs = -24 }, path: "tracks.K1.audio", right: ({ sound }) => { sound.loudness.integratedLufs = -20 } },
  "silence-at-ends": { wrong: ({ measures }) => { measures.silenceMs = { start: 2_500, end: 6_000 } }, path: "tracks.K1.audio", right: ({ measures }) => { measures.silenceMs = { start: 2_000, end: 5_000 } } },
  "track-short": { wrong: ({ sound }) => { sound.facts.durationMs = 29_900 }, path: "tracks.K1.audio", right: ({ sound }) => { sound.facts.durationMs = 30_000 } },
  "track-long": { wrong: ({ sound }) => { sound.facts.durationMs = 600_000 }, path: "tracks.K1.audio", targets: ["apple-music"], right: ({ sound }) => { sound.facts.durationMs = 599_000 } },
  "dc-offset": { wrong: ({ measures }) => { measures.dcOffset = -0.02 }, path: "tracks.K1.audio", right: ({ measures }) => { measures.dcOffset = 0.01 } },
  "sound-twice": { wrong: (draft) => another(draft, { recording_id: "rec_song" }), path: "tracks.K2.audio", right: (draft) => another(draft) },
  "extract-late": { wrong: ({ track }) => { track.preview_start_s = 185 }, path: "tracks.K1.audio", right: ({ track }) => { track.preview_start_s = 60 } },
}

const of = (facts: ReleaseFacts, id: string) => assess(facts, rules.filter((rule) => rule.id === id)).findings

describe.each(Object.entries(cases))("the rule %s", (id, { wrong, path, right, targets = releaseTargets }) => {
  it("finds what is wrong, where it is, for whom", () => {
    const found = of(changed(wrong), id)
    expect(found.map((finding) => finding.path)).toContain(path)
    expect([...new Set(found.filter((finding) => finding.path === path).flatMap((finding) => finding.targets))].sort()).toEqual([...targets].sort())
    for (const { reason, title } of found) expect([reason, title].every((words) => words.length > 5 && !/undefined|null|NaN/.test(words))).toBe(true)
  })
  it("leaves alone what is right", () => { expect(of(changed(right ?? (() => undefined)), id)).toEqual([]) })
})

it("each rule has a case, an id of its own, and a fix that somebody does", () => {
  const ids = rules.map(({ id }) => id)
  expect(ids.filter((id) => !(id in cases))).toEqual([])
  expect(Object.keys(cases).filter((id) => !ids.includes(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  for (const { fix } of rules) if (fix) expect(isDocumentFix(fix.id) || (serverFixIds as readonly string[]).includes(fix.id)).toBe(true)
})

it("a release that is right has no findings for any target, but for the reminder of what no rule sees", () => {
  const { targets, findings } = assess(aRelease())
  expect(findings.map(({ rule }) => rule)).toEqual(["artwork-content"])
  expect(targets.map(({ target, is_ready, blockers, warnings, passed }) => [target, is_ready, blockers, warnings, passed])).toEqual(releaseTargets.map((target) => [target, true, 0, 0, rules.length - 1]))
})

it("an empty release says what is missing, and breaks on nothing", () => {
  const facts = aRelease()
  const bare = { ...facts.document, title: "", people: [], credits: [], tracks: [], deals: [], targets: [], release_date: null, genre: null, label: "" }
  const { targets, findings } = assess({ ...facts, document: bare, artwork: null })
  expect(targets).toEqual([])
  expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["targets-missing", "tracks-missing", "title-missing", "artwork-missing", "deals-missing"]))
})

describe("what rights rules say", () => {
  const said = (change: Change, id: string) => of(changed(change), id).map(({ severity, reason, targets }) => ({ severity, reason, targets }))
  it("a cap that is reached, though the offers end", () => {
    expect(said(({ license, deal }) => { license.caps.audioStreams = 500_000; license.used.audioStreams = 500_000; deal.ends_on = "2028-01-01" }, "streams-capped").map(({ reason }) => reason))
      .toEqual(["License MB-2026-000123 for the beat “Ferry” in “Night Bus” covers 500,000 streams; 500,000 are reported: its limit is reached. Upgrade it before the release goes on."])
  })
  it("a cap that is not, when they do not end", () => {
    expect(said(({ license }) => { license.caps.copies = 2_000; license.used.copies = 10 }, "copies-capped").map(({ reason }) => reason)).toEqual(["License MB-2026-000123 for the beat “Ferry” in “Night Bus” covers 2,000 copies; 10 are reported. Downloads have no end: upgrade the license before then."])
  })
  it("Content ID is a warning where a form offers it, and advice elsewhere", () => {
    expect(said(({ license }) => { license.prohibited = ["content-id"] }, "content-id-banned").map(({ severity, targets }) => [severity, targets])).toEqual([["warning", ["distrokid", "tunecore", "cdbaby"]], ["advice", ["spotify", "apple-music", "generic-ern"]]])
  })
  it("the credit line as it is owed", () => { expect(said(({ track }) => without(track, "producer"), "producer-credit-missing")[0]?.reason).toContain("“Prod. by Ben Beats”") })
  it.each<UsedLicense["state"]>(["issuing", "revoked", "expired", "superseded"])("a license that is %s", (state) => { expect(said(({ license }) => { license.state = state }, "license-invalid")[0]?.severity).toBe("blocker") })
})

it("codes that a distributor gives are advice there, and block elsewhere", () => {
  expect(of(changed(({ track }) => { track.isrc = null }), "isrc-missing").map(({ severity, targets }) => [severity, targets])).toEqual([["blocker", ["spotify", "apple-music", "generic-ern"]], ["advice", ["distrokid", "tunecore", "cdbaby"]]])
})

it("rights come first, and blockers before warnings before advice", () => {
  const severities = assess(changed(({ license, document, measures }) => { license.state = "revoked"; document.genre = null; document.kind = "album"; measures.dcOffset = 1 })).findings.map(({ rule, severity }) => `${severity} ${rule}`)
  expect(severities).toEqual(["blocker license-invalid", "blocker genre-missing", "warning kind-differs", "advice artwork-content", "advice dc-offset"])
})
