import { capNames, type CapName, type SoldCaps, type TierView } from "@max-booster/api-contract"

const files = { mp3: "MP3", wav: "WAV", stems: "stems" } as const

/** Files in words: "MP3, WAV and stems". */
export function fileWords(kinds: TierView["delivers"]): string {
  const names = kinds.map((kind) => files[kind])
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "nothing")
}

const names: Record<CapName, [one: string, many: string]> = {
  audioStreams: ["audio stream", "audio streams"], copies: ["copy sold", "copies sold"], freeDownloads: ["free download", "free downloads"], monetizedVideos: ["monetized video", "monetized videos"],
  otherVideos: ["other video", "other videos"], radioStations: ["radio station", "radio stations"], paidPerformances: ["paid performance", "paid performances"],
}

/** What a cap limits: "Audio streams". */
export const capName = (cap: CapName): string => names[cap][1].replace(/^./, (letter) => letter.toUpperCase())

/** A cap in a table: "No limit", "2,500", "None". */
export const limitWords = (limit: number | null): string => (limit === null ? "No limit" : limit === 0 ? "None" : limit.toLocaleString("en-US"))

/** Caps in words, each with whether it grants anything; also those of licenses from before there were seven. */
export function capWords(caps: SoldCaps): { words: string; granted: boolean }[] {
  if (!("musicVideos" in caps)) return capNames.map((name) => cap(caps[name], ...names[name]))
  const { copies, audioStreams, musicVideos, radioStations, paidPerformances } = caps
  return [
    cap(audioStreams, "audio stream", "audio streams"), cap(copies, "copy sold", "copies sold"), cap(musicVideos, "music video", "music videos"), cap(radioStations, "radio station", "radio stations"),
    { words: paidPerformances ? "Paid performances" : "No paid performances", granted: paidPerformances },
  ]
}

/** How long a license runs. */
export const termWords = (years: number | null): string => (years === null ? "No end" : years === 1 ? "1 year" : `${years} years`)

/** Where a license holds: "Worldwide", or countries by their codes. */
export const territoryWords = (countries: readonly string[] | null): string => (countries === null ? "Worldwide" : countries.map((code) => code.toUpperCase()).join(", "))

function cap(limit: number | null, one: string, many: string): { words: string; granted: boolean } {
  if (limit === null) return { words: `Unlimited ${many}`, granted: true }
  return limit === 0 ? { words: `No ${many}`, granted: false } : { words: `${limit.toLocaleString("en-US")} ${limit === 1 ? one : many}`, granted: true }
}
