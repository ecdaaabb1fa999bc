import type { BeatCard as Beat } from "@max-booster/api-contract"
import Link from "next/link"
import { Cover } from "@/components/cover"
import { LiveWave } from "@/features/player/live-wave.client"
import { PlayButton } from "@/features/player/play-button.client"
import type { Track } from "@/features/player/store.client"
import { thin, toTrack } from "@/features/player/to-track"
import { formatBpm, formatPrice } from "@/lib/format"

/** A beat in a grid: cover, play, the facts one chooses by, and the price with everything included. */
export function BeatCard({ beat, list, eager, heading: Heading }: { beat: Beat; list: Track[]; eager?: boolean; heading: "h2" | "h3" }) {
  return (
    <article className="group grid min-w-0 grid-cols-1 content-start gap-3">
      <div className="relative">
        <Link href={`/beats/${beat.handle}`} tabIndex={-1} aria-hidden className="block overflow-hidden rounded-lg"><Cover url={beat.artwork_url} title={beat.title} size={320} eager={eager} className="w-full rounded-lg transition-transform duration-200 group-hover:scale-[1.02]" /></Link>
        <PlayButton track={toTrack(beat)} list={list} className="absolute right-3 top-3" />
      </div>
      <LiveWave id={beat.id} peaks={thin(beat.peaks, 72)} className="h-8 w-full" />
      <div className="grid grid-cols-1 gap-1">
        <div className="flex items-baseline justify-between gap-3">
          <Heading className="min-w-0 line-clamp-2 text-[17px] leading-snug wrap-anywhere md:line-clamp-1 font-bold"><Link href={`/beats/${beat.handle}`} className="hover:underline">{beat.title}</Link></Heading>
          <p className="tabular shrink-0 text-[15px] font-semibold">{formatPrice(beat.from_price)}</p>
        </div>
        <p className="truncate text-[15px] text-muted"><Link href={`/producers/${beat.producer.handle}`} className="hover:text-ink hover:underline">{beat.producer.name}</Link></p>
        <p className="tabular flex gap-3 text-sm text-muted"><span>{formatBpm(beat.bpm)} BPM</span>{beat.key && <span>{beat.key}</span>}</p>
      </div>
    </article>
  )
}

/** A grid of beats that play one after the other; `heading` is one below the heading above it. */
export function BeatGrid({ beats, eager = 0, heading = "h3" }: { beats: Beat[]; eager?: number; heading?: "h2" | "h3" }) {
  const list = beats.map(toTrack)
  return <div className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4">{beats.map((beat, i) => <BeatCard key={beat.id} beat={beat} list={list} eager={i < eager} heading={heading} />)}</div>
}
