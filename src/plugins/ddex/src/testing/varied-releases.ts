import { releaseDocumentSchema, type ReleaseDocument } from "@max-booster/api-contract"
import type { DeliveredCover, DeliveredSound, Delivery, Purpose } from "../core/delivery"
import type { ReleaseFacts, ReleaseRecording } from "../core/facts"

/** Chance that repeats: the same seed gives the same numbers (mulberry32). */
export function dice(seed: number) {
  let state = seed >>> 0
  const next = () => { state = (state + 0x6d2b79f5) >>> 0; let t = Math.imul(state ^ (state >>> 15), state | 1); t ^= t + Math.imul(t ^ (t >>> 7), t | 61); return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 }
  const to = (below: number) => Math.floor(next() * below)
  return { to, often: (chance: number) => next() < chance, pick: <T>(of: readonly [T, ...T[]]): T => of[to(of.length)] ?? of[0] }
}
type Dice = ReturnType<typeof dice>

/** Titles and names as people write them, and as nobody should. */
const WORDS = [
  "Night Drive", "<b>Bold</b> & \"Quoted\"", "]]> &amp; <!-- -->", "🔥🎹 Fire 👩‍👩‍👧‍👦", "مساء الخير", "שלום עולם", "夢のララバイ", "서울의 밤", "Ночь", "Ünïcödé Ñandú", "e\u0301 composed", "  many   spaces  ", "𝕄𝕒𝕥𝕙 𝔹𝕠𝕝𝕕", "A\tB\nC", "'; drop table releases; --", "\u202eright to left\u202c",
  "é".repeat(2_400), "long word ".repeat(500).trim(), "🎵".repeat(2_500),
] as const
const LANGUAGES = ["en", "de", "ja-Jpan", "ar-Arab", "pt-BR", "ko", "zh-Hant-TW", "he"] as const
const COUNTRIES = ["us", "gb", "de", "jp", "br", "ng", "za", "fr", "in", "kr", "au", "ca"] as const
const ROLES = ["producer", "composer", "lyricist", "arranger", "performer", "vocalist", "mixing-engineer", "mastering-engineer", "featured", "remixer", "main"] as const
const GENRES = ["trap", "boom-bap", "drill", "lo-fi", "r-and-b", "pop", "house", "techno", "drum-and-bass", "uk-garage", "afrobeats", "amapiano", "reggaeton", "dancehall", "synthwave", "phonk", "ambient", "rock"] as const
const some = (chance: Dice, codes: readonly string[]) => { const found = codes.filter(() => chance.often(0.4)); return found.length > 0 ? found : codes.slice(0, 1) }

/** An ISRC, a different one for each number. */
const isrcOf = (seed: number, at: number) => `QZMB${seed % 10}26${`${(seed * 200 + at) % 100_000}`.padStart(5, "0")}`
/** A UPC with its check digit. */
export function upcOf(number: number): string {
  const body = `${number % 100_000_000_000}`.padStart(11, "0")
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** A recording of that length, of which a release looks at little. */
const recordingOf = (id: string, durationMs: number): ReleaseRecording => ({
  id, seller_id: "sell_1", title: id, state: "ready", genre: null, analysis: null, artwork_url: null, lossless: { asset_id: `asset_${id}`, kind: "wav", checksum: "0".repeat(64), size: durationMs * 176 }, writers: [],
  sound: { facts: { container: "wav", codec: "pcm_s16le", lossy: false, sampleRate: 44_100, channels: 2, bitDepth: 16, durationMs, peakDbfs: -1 }, loudness: { integratedLufs: -14, rangeLu: 5, truePeakDbtp: -1 } },
})

export type Wanted = { tracks?: number; discs?: number; kind?: ReleaseDocument["kind"]; purpose?: Purpose; plain?: boolean }

/** A release and its delivery by a seed: the same seed, the same release. */
export function aVariedRelease(seed: number, { tracks: wantedTracks, discs, kind, purpose, plain = false }: Wanted = {}): { facts: ReleaseFacts; delivery: Delivery } {
  const chance = dice(seed)
  const words = () => (plain ? chance.pick(["Night Drive", "Harbor", "Slow Lights", "Second Floor"]) : chance.pick(WORDS))
  const count = wantedTracks ?? (seed % 40 === 0 ? 200 : chance.pick([1, 1, 1, 2, 3, 5, 7, 12, 30]))
  const discCount = Math.min(count, discs ?? chance.pick([1, 1, 1, 2, 4]))
  const keys = Array.from({ length: 1 + chance.to(8) }, (_, at) => `p${at}`)
  const person = () => chance.pick(keys as [string, ...string[]])
  const locals = () => (chance.often(0.4) ? [{ language: chance.pick(LANGUAGES), title: words(), version: chance.often(0.3) ? words() : "" }] : [])
  const credits = (most: number) => Array.from({ length: chance.to(most) }, () => { const role = chance.pick(ROLES); return { person: person(), role, instrument: role === "performer" ? chance.pick(["Piano", "drums", "Kazoo & spoons", "🎷"]) : null } })
  const document = releaseDocumentSchema.parse({
    kind: kind ?? (count === 1 ? chance.pick(["single", "single", "album"]) : chance.pick(["ep", "album", "compilation"])),
    title: words(), version: chance.often(0.3) ? words() : "", titles: locals(), language: chance.pick(LANGUAGES),
    people: keys.map((id, at) => ({ id, name: words(), names: chance.often(0.3) ? [{ language: chance.pick(LANGUAGES), name: words() }] : [], isni: at % 3 === 0 ? "0000 0001 2103 2683" : null, ipi: at % 4 === 0 ? "00014107338" : null, spotify_id: at % 2 === 0 ? "spotify:artist:4q3ewBCX7sLwd24euuV69X" : null, apple_id: at % 5 === 0 ? "136975" : null })),
    credits: [...(chance.often(0.85) ? [{ person: person(), role: "main" as const }] : []), ...credits(6)],
    label: chance.often(0.8) ? words() : "", p_line: { year: 2026, owner: words() }, c_line: chance.often(0.8) ? { year: 2026, owner: words() } : {},
    upc: chance.often(0.8) ? upcOf(seed * 7_919) : null, grid: chance.often(0.2) ? "A1-2425G-ABC1234002-M" : null, catalog_number: chance.often(0.4) ? `MB ${seed}` : null,
    release_date: "2026-12-18", original_release_date: chance.often(0.3) ? "1999-05-01" : null, preorder_date: chance.often(0.4) ? "2026-12-01" : null,
    genre: chance.pick(GENRES), subgenre: chance.often(0.2) ? "Cloud & Rap" : "", deals: dealsOf(chance), targets: ["spotify"],
    tracks: Array.from({ length: count }, (_, at) => {
      const isInstrumental = chance.often(0.3)
      return {
        id: `K${at}`, recording_id: `rec_${at}`, disc: 1 + Math.floor((at * discCount) / count), title: words(), version: chance.often(0.3) ? words() : "", titles: locals(), credits: credits(8), isrc: chance.often(0.95) ? isrcOf(seed, at) : null, iswc: chance.often(0.3) ? "T-034.524.680-1" : null,
        p_line: chance.often(0.2) ? { year: 2025, owner: words() } : null, language: isInstrumental ? "zxx" : chance.pick(LANGUAGES), parental: chance.pick(["explicit", "clean", "none"] as const), original_release_date: chance.often(0.2) ? "2001-02-03" : null,
        preview_start_s: chance.often(0.5) ? chance.to(90) : null, is_cover: chance.often(0.1), ai: { parts: (["vocals", "instruments", "composition", "lyrics", "artwork"] as const).filter(() => chance.often(0.2)), training: chance.pick(["reserved", "permitted"] as const) },
        shares: chance.often(0.5) ? [{ person: person(), role: "composer" as const, points: 3_333 }, { person: person(), role: "lyricist" as const, points: 6_667 }] : [],
      }
    }),
  })
  const recordings = new Map(document.tracks.map(({ recording_id }, at) => [recording_id ?? "", recordingOf(recording_id ?? "", 30_000 + at * 1_234)]))
  const facts: ReleaseFacts = { id: `rel_${seed}`, document, seller: { id: "sell_1", name: "Harbor Lane", country: "de" }, today: "2026-11-26", artwork: null, recordings, licenses: new Map(), isrcs: new Map(), upcs: new Map(), sender: { name: "Max Booster", dpid: "PADPIDA2026112601X" } }
  return { facts, delivery: aDelivery(facts, purpose ?? chance.pick(["insert", "insert", "update", "takedown"]), chance.often(0.3)) }
}

/** Places and times that do not meet for a model. */
function dealsOf(chance: Dice) {
  const half = chance.to(COUNTRIES.length - 2) + 1
  const tier = () => chance.pick(["budget", "mid", "front", null])
  return chance.pick<() => object[]>([
    () => [{ id: "d1" }],
    () => [{ id: "d1", models: ["subscription"] }, { id: "d2", models: ["download"], price_tier: tier(), starts_on: "2027-01-15" }],
    () => [{ id: "d1", territories: { mode: "only", countries: COUNTRIES.slice(0, half) }, price_tier: tier() }, { id: "d2", territories: { mode: "except", countries: COUNTRIES.slice(0, half) }, models: ["advertisement"], ends_on: "2030-12-31" }],
    () => [{ id: "d1", ends_on: "2027-06-30" }, { id: "d2", starts_on: "2027-07-01", price_tier: "budget", models: ["download", "advertisement"] }],
    () => [{ id: "d1", territories: { mode: "except", countries: some(chance, COUNTRIES) }, models: ["advertisement", "subscription"] }],
  ])()
}

/** What a package would know of it. */
export function aDelivery(facts: ReleaseFacts, purpose: Purpose = "insert", flac = false): Delivery {
  const file = (uri: string, size: number) => ({ uri: `resources/${uri}`, size, md5: "0cc175b9c0f1b6a831c399e269772661" })
  const withFiles = purpose !== "takedown"
  const sounds = new Map<string, DeliveredSound>(withFiles ? facts.document.tracks.map(({ id }, at) => [id, { ...file(`${facts.id}_1_${at + 1}.${flac ? "flac" : "wav"}`, 5_000_000 + at), codec: flac ? "FLAC" : "PCM", sampleRate: flac ? 48_000 : 44_100, bitDepth: flac ? 24 : 16, channels: 2, durationMs: 30_000.25 + at * 1_234 }]) : [])
  const cover: DeliveredCover | null = withFiles ? { ...file(`${facts.id}.jpg`, 812_345), format: "jpeg", width: 3_000, height: 3_000 } : null
  return { messageId: `${facts.id}_${purpose}`, threadId: facts.id, createdAt: "2026-12-20T10:11:12.345Z", recipient: { name: "Spotify", dpid: "PADPIDA2011072101T" }, purpose, isTest: false, sounds, cover }
}
