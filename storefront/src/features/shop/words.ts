import type { TierView } from "@max-booster/api-contract"

const files = { mp3: "MP3", wav: "WAV", stems: "stems" } as const

/** Files in words: "MP3, WAV and stems". */
export function fileWords(kinds: TierView["delivers"]): string {
  const names = kinds.map((kind) => files[kind])
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "nothing")
}

/** Caps in words, each with whether it grants anything. */
export function capWords({ copies, audioStreams, musicVideos, radioStations, paidPerformances }: TierView["caps"]): { words: string; granted: boolean }[] {
  return [
    cap(audioStreams, "audio stream", "audio streams"), cap(copies, "copy sold", "copies sold"), cap(musicVideos, "music video", "music videos"), cap(radioStations, "radio station", "radio stations"),
    { words: paidPerformances ? "Paid performances" : "No paid performances", granted: paidPerformances },
  ]
}

function cap(limit: number | null, one: string, many: string): { words: string; granted: boolean } {
  if (limit === null) return { words: `Unlimited ${many}`, granted: true }
  return limit === 0 ? { words: `No ${many}`, granted: false } : { words: `${limit.toLocaleString("en-US")} ${limit === 1 ? one : many}`, granted: true }
}
