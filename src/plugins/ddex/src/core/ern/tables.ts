import type { AiDisclosure, CommercialModel, ContributorRole, ReleaseDocument, ReleaseKind, ReleaseTrack } from "@max-booster/api-contract"

/** What each model of ours permits, in the words of the allowed-value sets (AVS 9). */
export const commercialTerms: Readonly<Record<CommercialModel, { model: string; uses: readonly string[] }>> = {
  subscription: { model: "SubscriptionModel", uses: ["ConditionalDownload", "NonInteractiveStream", "OnDemandStream"] },
  advertisement: { model: "AdvertisementSupportedModel", uses: ["NonInteractiveStream", "OnDemandStream"] },
  download: { model: "PayAsYouGoModel", uses: ["PermanentDownload"] },
}
/** The right to train is given by a use of its own, for what sender and recipient agreed, which no model of the standard is; without it the right is reserved. */
export const trainingTerms = { model: "TrainingAsAgreed", uses: ["UseForTrainingGenerativeAI"] } as const

export const priceCodes = { budget: "Budget", mid: "Mid", front: "Front" } as const

/** A compilation is an album that says so besides. */
export const releaseTypes: Readonly<Record<ReleaseKind, string>> = { single: "Single", ep: "EP", album: "Album", compilation: "Album" }

export const contributorRoleValues: Readonly<Record<ContributorRole | "remixer", string>> = {
  producer: "StudioProducer", composer: "Composer", lyricist: "Lyricist", arranger: "Arranger", performer: "Performer", vocalist: "Vocalist", "mixing-engineer": "MixingEngineer", "mastering-engineer": "MasteringEngineer", remixer: "Remixer",
}

export const parentalWarnings = { explicit: "Explicit", clean: "ExplicitContentEdited", none: "NotExplicit" } as const
/** The advisory of a whole: explicit when one track is, edited when one is and none is explicit. */
export const parentalOf = (tracks: readonly Pick<ReleaseTrack, "parental">[]) => (["explicit", "clean"] as const).find((each) => tracks.some(({ parental }) => parental === each)) ?? "none"

type Genre = NonNullable<ReleaseDocument["genre"]>
/** Our genres as stores know them: the genre, and below it what it is. */
export const displayGenres: Readonly<Record<Genre, { genre: string; sub?: string; /** Apple's genre code. */ apple: string }>> = {
  trap: { genre: "Hip-Hop/Rap", sub: "Trap", apple: "HIP-HOP-RAP-00" }, "boom-bap": { genre: "Hip-Hop/Rap", sub: "Boom Bap", apple: "HIP-HOP-RAP-00" }, drill: { genre: "Hip-Hop/Rap", sub: "Drill", apple: "HIP-HOP-RAP-00" }, "lo-fi": { genre: "Hip-Hop/Rap", sub: "Lo-Fi", apple: "HIP-HOP-RAP-00" }, phonk: { genre: "Hip-Hop/Rap", sub: "Phonk", apple: "HIP-HOP-RAP-00" },
  "r-and-b": { genre: "R&B/Soul", apple: "R-B-SOUL-00" }, pop: { genre: "Pop", apple: "POP-00" }, rock: { genre: "Rock", apple: "ROCK-00" },
  house: { genre: "Dance", sub: "House", apple: "DANCE-00" }, techno: { genre: "Dance", sub: "Techno", apple: "DANCE-00" }, "drum-and-bass": { genre: "Dance", sub: "Drum & Bass", apple: "DANCE-00" }, "uk-garage": { genre: "Dance", sub: "UK Garage", apple: "DANCE-00" }, amapiano: { genre: "Dance", sub: "Amapiano", apple: "DANCE-00" },
  afrobeats: { genre: "World", sub: "Afrobeats", apple: "WORLD-00" }, reggaeton: { genre: "Latin", sub: "Reggaeton", apple: "LATIN-00" }, dancehall: { genre: "Reggae", sub: "Dancehall", apple: "REGGAE-00" },
  synthwave: { genre: "Electronic", sub: "Synthwave", apple: "ELECTRONIC-00" }, ambient: { genre: "Electronic", sub: "Ambient", apple: "ELECTRONIC-00" },
}

/** Instruments as people write them, and as AVS 9 does; others go as written, under the sender's own name space. */
const INSTRUMENTS: Readonly<Record<string, string>> = {
  accordion: "Accordion", "acoustic guitar": "AcousticGuitar", "alto saxophone": "AltoSaxophone", banjo: "Banjo", bass: "Bass", "bass guitar": "BassGuitar", cello: "Cello", clarinet: "Clarinet", congas: "Congas", "double bass": "DoubleBass", drum: "Drum", drums: "DrumKit", "drum kit": "DrumKit", "drum machine": "DrumMachine",
  "electric bass": "ElectricBassGuitar", "electric guitar": "ElectricGuitar", flute: "Flute", guitar: "Guitar", harmonica: "Harmonica", harp: "Harp", keyboard: "Keyboard", keyboards: "Keyboard", organ: "Organ", piano: "Piano", rhodes: "Rhodes", sampler: "Sampler", saxophone: "Saxophone", synth: "Synthesizer", synthesizer: "Synthesizer",
  "tenor saxophone": "TenorSaxophone", trombone: "Trombone", trumpet: "Trumpet", turntable: "Turntable", turntables: "Turntable", ukulele: "Ukulele", viola: "Viola", violin: "Violin",
}
/** AVS 9's word for an instrument, or undefined. */
export const instrumentValue = (written: string): string | undefined => { const key = written.trim().toLowerCase(); return Object.hasOwn(INSTRUMENTS, key) ? INSTRUMENTS[key] : undefined }

const SOUND_PARTS = ["vocals", "instruments", "composition", "lyrics"] as const
/** How much of a sound machines made: `ContainsAI` knows all, part, none. An instrumental has neither vocals nor lyrics. */
export function containsAi({ parts }: Pick<AiDisclosure, "parts">, isInstrumental: boolean): "All" | "Partly" | "None" {
  const asked = SOUND_PARTS.filter((part) => !isInstrumental || (part !== "vocals" && part !== "lyrics"))
  const made = SOUND_PARTS.filter((part) => parts.includes(part))
  return made.length === 0 ? "None" : asked.every((part) => parts.includes(part)) ? "All" : "Partly"
}

/** Name spaces of ids of stores. Spotify takes its artist URIs under its own DDEX party id; Apple publishes none, so its name stands there. */
export const storeNamespaces = { spotify: "PADPIDA2011072101T", apple: "AppleMusic" } as const
/** Spotify as a recipient (its provider documentation). */
export const SPOTIFY = { name: "Spotify", dpid: "PADPIDA2011072101T" } as const
