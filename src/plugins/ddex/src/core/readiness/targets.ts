import type { ReleaseArtwork, ReleaseTarget } from "@max-booster/api-contract"

type ArtworkFormat = ReleaseArtwork["format"]

/** What a target takes. Null: nothing is published, so that no rule asks. */
export type TargetNeeds = {
  readonly id: ReleaseTarget
  /** Side of a cover below which it is refused, pixels. */
  readonly leastArtwork: number
  readonly artworkFormats: readonly ArtworkFormat[]
  /** Hz. */
  readonly sampleRates: readonly number[]
  readonly bitDepths: readonly number[]
  /** One channel is refused. */
  readonly stereoOnly: boolean
  /** Days between handing over and release date. */
  readonly leadDays: number | null
  /** More main artists are shown as "Various Artists". */
  readonly mostMainArtists: number | null
  readonly mostTracks: number
  /** It gives ISRCs and a UPC to a release that has none. */
  readonly givesCodes: boolean
  /** Its form offers to register sounds with YouTube Content ID. */
  readonly offersContentId: boolean
  /** It receives DDEX messages, which name their sender by DPID. */
  readonly byMessage: boolean
  /** Its form asks about machines that took part; others read it in the message, or do not ask. */
  readonly asksAboutAi: boolean
}

/** The side that shows sharp everywhere: Apple's least, and what all distributors recommend (itunespartner.apple.com, "Cover art essentials"). */
export const BEST_ARTWORK = 3_000

const usual = [44_100, 48_000, 88_200, 96_000]
const high = [...usual, 176_400, 192_000]
const still = ["jpeg", "png"] as const

/** As of November 2026. Beside a line stands the page that says so; "by others" is what pages of others say of it. */
export const targetNeeds: Readonly<Record<ReleaseTarget, TargetNeeds>> = {
  spotify: {
    id: "spotify", stereoOnly: true, givesCodes: false, offersContentId: false, byMessage: true, asksAboutAi: false, mostTracks: 200,
    leastArtwork: 640, artworkFormats: [...still, "tiff"], sampleRates: high, bitDepths: [16, 24], // providersupport.spotify.com, "Building a package"
    leadDays: 7, // support.spotify.com, "Music metadata guidelines": time to pitch to editors
    mostMainArtists: 3, // support.cdbaby.com, "How do music stores define a Single, EP, Album, or a Various Artists release?"
  },
  "apple-music": {
    id: "apple-music", stereoOnly: true, givesCodes: false, offersContentId: false, byMessage: false, asksAboutAi: false, mostTracks: 200,
    leastArtwork: BEST_ARTWORK, artworkFormats: still, // itunespartner.apple.com, "Cover art essentials"
    sampleRates: high, bitDepths: [16, 24], // help.apple.com, "Video and Audio Asset Guide", Music audio source profile
    leadDays: 5, // help.kudosdistribution.co.uk, "Lead times": up to five days with quality control
    mostMainArtists: null,
  },
  "generic-ern": {
    id: "generic-ern", stereoOnly: false, givesCodes: false, offersContentId: false, byMessage: true, asksAboutAi: false, mostTracks: 200,
    leastArtwork: 1_400, artworkFormats: [...still, "tiff"], sampleRates: high, bitDepths: [16, 24], leadDays: null, mostMainArtists: null, // ours: the standard has no numbers
  },
  distrokid: {
    id: "distrokid", stereoOnly: false, givesCodes: true, offersContentId: true, byMessage: false, asksAboutAi: true, mostTracks: 200,
    leastArtwork: 1_000, artworkFormats: still, sampleRates: usual, bitDepths: [16, 24], // by others, who cite its help
    leadDays: 7, mostMainArtists: null, // by others: a week, and four to be in all stores at once
  },
  tunecore: {
    id: "tunecore", stereoOnly: false, givesCodes: true, offersContentId: true, byMessage: false, asksAboutAi: true,
    mostTracks: 100, // support.tunecore.com, "What is the difference between a single, an EP and an album?": 100 tracks, 2.5 hours
    leastArtwork: 1_600, artworkFormats: [...still, "gif"], sampleRates: high, bitDepths: [16, 24],
    leadDays: 21, mostMainArtists: null, // by others: three to four weeks to be live in every store; of cover and sound the same
  },
  cdbaby: {
    id: "cdbaby", stereoOnly: true, givesCodes: true, offersContentId: true, byMessage: false, asksAboutAi: true, mostTracks: 200,
    leastArtwork: 1_400, artworkFormats: still, sampleRates: [44_100], bitDepths: [16], // support.cdbaby.com, "How do I upload my audio?"
    leadDays: null, mostMainArtists: 3, // as Spotify
  },
}
