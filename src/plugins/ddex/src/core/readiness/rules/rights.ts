import type { ReleaseTrack } from "@max-booster/api-contract"
import type { ReleaseFacts, UsedLicense } from "../../facts"
import { staysWithin } from "../deal-span"
import type { Found, Rule } from "../rule"
import { hasName, listed, nameOf, namesIn } from "../words"

/** Each license that a track names and its holder has. */
export function usesOf({ document, licenses }: ReleaseFacts): { track: ReleaseTrack; license: UsedLicense; path: string; beat: string }[] {
  return document.tracks.flatMap((track) => track.licenses.flatMap((id) => {
    const license = licenses.get(id)
    return license ? [{ track, license, path: `tracks.${track.id}.licenses`, beat: `the beat “${license.beat_title}” in ${nameOf(document, track)}` }] : []
  }))
}

/** Goes through the licenses that are used. */
const each = (look: (use: ReturnType<typeof usesOf>[number], facts: ReleaseFacts) => string | null): Rule["check"] => (facts) => usesOf(facts).flatMap((use): Found[] => {
  const reason = look(use, facts)
  return reason === null ? [] : [{ path: use.path, reason }]
})

const stateWords: Readonly<Record<Exclude<UsedLicense["state"], "valid">, string>> = {
  issuing: "is still being issued: wait until its contract is there", revoked: "was revoked: buy another one, or take the beat out",
  expired: "has ended: renew it, or buy another one", superseded: "was replaced by an upgrade: name the license that took its place",
}

/** What a track needs to be anybody's to release. */
export const rightsRules: readonly Rule[] = [
  {
    id: "license-missing", severity: "blocker", about: "track", title: "A license is not yours",
    check: ({ document, licenses }) => document.tracks.flatMap((track) => track.licenses.filter((id) => !licenses.has(id)).map(() => ({ path: `tracks.${track.id}.licenses`, reason: `${nameOf(document, track)} names a license that this shop does not hold. Choose one that was bought with your own login, or take it out.` }))),
  },
  {
    id: "license-invalid", severity: "blocker", about: "track", title: "A license is not valid",
    check: each(({ license, beat }) => (license.state === "valid" ? null : `License ${license.number} for ${beat} ${stateWords[license.state]}.`)),
  },
  {
    id: "license-ends-before-release", severity: "blocker", about: "track", title: "A license ends before the release",
    check: each(({ license, beat }, { document, today }) => {
      const from = document.release_date ?? today
      return license.ends_on !== null && license.ends_on < from ? `License ${license.number} for ${beat} ends on ${license.ends_on}, before it comes out on ${from}. Renew it, or release earlier.` : null
    }),
  },
  {
    id: "license-ends-before-deals", severity: "warning", about: "track", title: "A license ends while the release is on sale", fix: { id: "end-deals", label: "End the offers with the license" },
    check: each(({ license, beat }, { document }) => {
      const { ends_on } = license
      if (ends_on === null || (document.release_date !== null && ends_on < document.release_date)) return null
      return document.deals.some((deal) => deal.ends_on === null || deal.ends_on > ends_on) ? `License ${license.number} for ${beat} ends on ${ends_on}, and the release stays in stores after it. End its offers that day, or renew the license in time.` : null
    }),
  },
  {
    id: "streams-not-licensed", severity: "blocker", about: "track", title: "A license permits no streams",
    check: each(({ license, beat }, { document }) => (license.caps.audioStreams === 0 && document.deals.some(({ models }) => models.some((model) => model !== "download")) ? `License ${license.number} (${license.label}) for ${beat} does not cover streaming. Upgrade it, or offer downloads only.` : null)),
  },
  {
    id: "copies-not-licensed", severity: "blocker", about: "track", title: "A license permits no sale of copies",
    check: each(({ license, beat }, { document }) => (license.caps.copies === 0 && document.deals.some(({ models }) => models.includes("download")) ? `License ${license.number} (${license.label}) for ${beat} does not cover downloads that are sold. Upgrade it, or offer streams only.` : null)),
  },
  {
    id: "streams-capped", severity: "warning", about: "track", title: "A license limits streams",
    check: each(({ license, beat }, { document }) => {
      const [cap, used] = [license.caps.audioStreams, license.used.audioStreams ?? 0]
      if (cap === null || cap === 0) return null
      const so = `License ${license.number} for ${beat} covers ${cap.toLocaleString("en")} streams; ${used.toLocaleString("en")} are reported`
      if (used >= cap) return `${so}: its limit is reached. Upgrade it before the release goes on.`
      return document.deals.some(({ ends_on, models }) => ends_on === null && models.some((model) => model !== "download")) ? `${so}. The release has no end: upgrade the license before it reaches ${cap.toLocaleString("en")}.` : null
    }),
  },
  {
    id: "copies-capped", severity: "warning", about: "track", title: "A license limits copies",
    check: each(({ license, beat }, { document }) => {
      const [cap, used] = [license.caps.copies, license.used.copies ?? 0]
      if (cap === null || cap === 0 || !document.deals.some(({ models }) => models.includes("download"))) return null
      const so = `License ${license.number} for ${beat} covers ${cap.toLocaleString("en")} copies; ${used.toLocaleString("en")} are reported`
      return used >= cap ? `${so}: its limit is reached. Upgrade it, or offer streams only.` : document.deals.some(({ ends_on, models }) => ends_on === null && models.includes("download")) ? `${so}. Downloads have no end: upgrade the license before then.` : null
    }),
  },
  {
    id: "content-id-banned", severity: "advice", about: "track", title: "No Content ID for this track",
    check: (facts, target) => usesOf(facts).filter(({ license }) => license.prohibited.includes("content-id")).map(({ license, path, beat }) => target.offersContentId
      ? { path, severity: "warning", reason: `License ${license.number} for ${beat} forbids Content ID: others have licensed the same beat, and their videos would be claimed. Leave YouTube Content ID and social video monetization off in the form.` }
      : { path, reason: `License ${license.number} for ${beat} forbids Content ID. Whoever delivers this release must not register the track there.` }),
  },
  {
    id: "license-territory", severity: "blocker", about: "track", title: "The release goes where a license does not",
    check: each(({ license, beat }, { document }) => {
      const { territory } = license.terms
      return territory !== null && document.deals.some(({ territories }) => !staysWithin(territories, territory)) ? `License ${license.number} for ${beat} holds for ${territory.map((country) => country.toUpperCase()).join(", ")} only. Offer the release in these countries, or upgrade the license.` : null
    }),
  },
  {
    id: "producer-credit-missing", severity: "blocker", about: "track", title: "A beat's producer is not credited", fix: { id: "add-credit", label: "Add the credit" },
    check: (facts) => usesOf(facts).filter(({ track, license }) => !hasName(namesIn(facts.document, [...track.credits, ...facts.document.credits], "producer", "main", "featured"), license.producer))
      .map(({ track, license, beat }) => ({ path: `tracks.${track.id}.credits`, reason: `License ${license.number} for ${beat} asks for “${license.terms.creditLine.replaceAll("{producer}", license.producer)}”. Credit ${license.producer} as producer.` })),
  },
  {
    id: "producer-share-missing", severity: "blocker", about: "track", title: "A beat's producer has no share of the composition", fix: { id: "add-share", label: "Add the share" },
    check: (facts) => usesOf(facts).filter(({ track, license }) => license.terms.producerShare > 0 && sharesOf(facts, track, license.producer) < license.terms.producerShare * 100)
      .map(({ track, license, beat }) => ({ path: `tracks.${track.id}.shares`, reason: `License ${license.number} for ${beat} gives ${license.producer} ${license.terms.producerShare} % of the composition; the shares say ${sharesOf(facts, track, license.producer) / 100} %.` })),
  },
  {
    id: "license-on-two-tracks", severity: "warning", about: "track", title: "One license, two songs",
    check: (facts) => usesOf(facts).filter(({ track, license }, at, all) => all.findIndex((use) => use.license.id === license.id && use.track !== track) > -1 && all.findIndex((use) => use.license.id === license.id) < at)
      .map(({ license, path }) => ({ path, reason: `License ${license.number} for “${license.beat_title}” is named by more than one track. A license covers one new song, unless its contract says otherwise.` })),
  },
  {
    id: "bare-beat", severity: "blocker", about: "track", title: "A licensed beat is released as it is",
    check: each(({ track, license }) => (track.recording_id === license.recording_id ? `“${license.beat_title}” is the beat itself. License ${license.number} lets you make a new song with it, not release it as yours: choose the recording of your song.` : null)),
  },
  {
    id: "recording-of-another", severity: "blocker", about: "track", title: "A recording belongs to another shop",
    check: ({ document, recordings, seller }) => document.tracks.flatMap((track) => {
      const recording = recordings.get(track.recording_id ?? "")
      return recording && recording.seller_id !== seller.id ? [{ path: `tracks.${track.id}.recording_id`, reason: `“${recording.title}” belongs to another shop, and no license gives away its recording. Choose a recording of yours.` }] : []
    }),
  },
  {
    id: "training-not-licensed", severity: "warning", about: "track", title: "Training of machines is permitted for a beat of another",
    check: (facts) => usesOf(facts).filter(({ track, license }, at, all) => track.ai.training === "permitted" && !license.exclusive && all.findIndex((use) => use.track === track && !use.license.exclusive) === at)
      .map(({ track, license }) => ({ path: `tracks.${track.id}.ai`, reason: `${nameOf(facts.document, track)} permits that machines learn from it, and “${license.beat_title}” in it is ${license.producer}'s. Keep it reserved, unless ${license.producer} agreed.` })),
  },
  {
    id: "cover-license", severity: "warning", about: "track", title: "A cover needs its own license",
    check: ({ document }, { id }) => document.tracks.filter(({ is_cover }) => is_cover).map((track) => ({ path: `tracks.${track.id}.is_cover`, reason: `${nameOf(document, track)} is a cover: its writers are paid for downloads and copies by a mechanical license, which ${id === "distrokid" || id === "cdbaby" || id === "tunecore" ? "is asked for in the form" : "you get before the release"}. Name the writers as composers, and no sound of the first recording.` })),
  },
  {
    id: "cover-without-writers", severity: "blocker", about: "track", title: "A cover without its writers",
    check: ({ document }) => document.tracks.filter((track) => track.is_cover && namesIn(document, track.credits, "composer", "lyricist").every((name) => hasName(namesIn(document, track.credits, "main"), name)))
      .map((track) => ({ path: `tracks.${track.id}.credits`, reason: `${nameOf(document, track)} is a cover, and nobody but its artists${listed(namesIn(document, track.credits, "main")) ? ` (${listed(namesIn(document, track.credits, "main"))})` : ""} is named as writer. Add who wrote it.` })),
  },
  {
    id: "ai-to-declare", severity: "advice", about: "track", title: "Say that machines took part",
    check: ({ document }, { asksAboutAi }) => (asksAboutAi ? document.tracks.filter(({ ai }) => ai.parts.length > 0) : []).map((track) => ({ path: `tracks.${track.id}.ai`, reason: `${nameOf(document, track)} says that machines made its ${listed(track.ai.parts)}. The form asks for it too: answer the same.` })),
  },
  {
    id: "ai-alone", severity: "warning", about: "track", title: "Made by machines alone",
    check: ({ document }) => document.tracks.filter(({ ai }) => (["vocals", "instruments", "composition"] as const).every((part) => ai.parts.includes(part)))
      .map((track) => ({ path: `tracks.${track.id}.ai`, reason: `In ${nameOf(document, track)} machines sang, played and composed. Many stores refuse what nobody made, and in most countries nobody owns it.` })),
  },
]

function sharesOf({ document }: ReleaseFacts, track: ReleaseTrack, name: string): number {
  return track.shares.filter(({ person }) => hasName(document.people.filter(({ id }) => id === person).map((one) => one.name), name)).reduce((sum, { points }) => sum + points, 0)
}
