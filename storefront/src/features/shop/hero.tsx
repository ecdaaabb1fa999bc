import type { BeatCard } from "@max-booster/api-contract"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { Cover } from "@/components/cover"
import { PlayButton } from "@/features/player/play-button.client"
import { toTrack } from "@/features/player/to-track"
import { formatBpm } from "@/lib/format"
import type { HomeContent } from "@/payload/home-content"

/** The shop window: words from the CMS, three sleeves leaning on each other. */
export function Hero({ home, beats }: { home: HomeContent; beats: BeatCard[] }) {
  const list = beats.map(toTrack)
  return (
    <section className="mx-auto grid max-w-7xl items-center gap-10 px-4 pb-16 pt-10 md:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)] md:px-6 md:pb-24 md:pt-16">
      <div className="grid gap-6">
        <p className="text-sm font-semibold uppercase tracking-[0.14em] text-accent">{home.eyebrow}</p>
        <h1 className="text-[2.75rem] font-extrabold leading-[1.02] sm:text-6xl lg:text-7xl">{home.headline}</h1>
        <p className="max-w-xl text-lg text-muted">{home.text}</p>
        <div className="flex flex-wrap gap-3"><ButtonLink href={home.action.href}>{home.action.label}</ButtonLink><ButtonLink href="/sell" tone="quiet">Sell your beats</ButtonLink></div>
      </div>
      <ol className="relative grid grid-cols-3 gap-3 md:block md:h-[26rem]">
        {beats.map((beat, i) => (
          <li key={beat.id} className={SLEEVES[i]}>
            <Link href={`/beats/${beat.handle}`} aria-label={`${beat.title} by ${beat.producer.name}`} className="block"><Cover url={beat.artwork_url} title={beat.title} size={i === 0 ? 384 : 256} eager={i === 0} className="w-full rounded-lg shadow-card" /></Link>
            {i === 0 && (
              <div className="hidden items-center gap-3 rounded-b-lg pt-3 md:flex">
                <PlayButton track={toTrack(beat)} list={list} />
                <p className="min-w-0"><span className="block truncate font-bold">{beat.title}</span><span className="tabular block truncate text-sm text-muted">{beat.producer.name} · {formatBpm(beat.bpm)} BPM</span></p>
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const SLEEVES = ["md:absolute md:left-[8%] md:top-4 md:z-10 md:w-[62%]", "md:absolute md:right-0 md:top-0 md:w-[40%] md:rotate-6", "md:absolute md:bottom-2 md:right-[6%] md:w-[40%] md:-rotate-3"]
