import type { BeatCard } from "@max-booster/api-contract"
import { formatMoney } from "@/lib/format"
import type { Track } from "./store.client"

/** A beat as the player takes it; peaks thinned to what a bar can show. */
export function toTrack(beat: BeatCard): Track {
  return {
    id: beat.id, handle: beat.handle, title: beat.title, producer: beat.producer.name, artworkUrl: beat.artwork_url, previews: beat.sound.previews, waves: beat.sound.waves,
    peaks: thin(beat.peaks, 160), durationMs: beat.duration_ms, price: formatMoney(beat.from_price), href: `/beats/${beat.handle}`,
  }
}

/** Fewer peaks, each the loudest of its part, with two decimals. */
export function thin(peaks: number[], count: number): number[] {
  if (peaks.length <= count) return peaks
  return Array.from({ length: count }, (_, i) => Math.round(Math.max(...peaks.slice(Math.floor((i * peaks.length) / count), Math.floor(((i + 1) * peaks.length) / count))) * 100) / 100)
}
