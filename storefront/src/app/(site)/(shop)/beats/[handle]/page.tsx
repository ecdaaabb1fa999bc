import { listBeats, readBeat, readDeals, type Beat } from "@max-booster/api-contract"
import { genreOf } from "@max-booster/music"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { cache } from "react"
import { Cover } from "@/components/cover"
import { currentCart } from "@/features/cart/cart"
import { BigWave } from "@/features/player/big-wave.client"
import { PlayButton, QueueButton } from "@/features/player/play-button.client"
import { toTrack } from "@/features/player/to-track"
import { BeatGrid } from "@/features/shop/beat-card"
import { JsonLd } from "@/features/shop/json-ld"
import { StemsPlayer } from "@/features/stems/stems-player.client"
import { OpenBeat } from "@/features/studio/projects/open-beat.client"
import { TierCard } from "@/features/shop/tier-card"
import { TierComparison } from "@/features/shop/tier-comparison"
import { DealStrip } from "@/features/deals/deal-strip"
import { BackendError, call } from "@/lib/backend"
import { formatBpm, formatDuration, formatMoney } from "@/lib/format"
import { currentAccount } from "@/lib/session"

type Props = { params: Promise<{ handle: string }> }

const beatOf = cache(async (handle: string): Promise<Beat> => {
  try {
    return (await call(readBeat, { params: { handle } })).beat
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const beat = await beatOf((await params).handle)
  const title = `${beat.title} by ${beat.producer.name}`
  return { title, description: `${title}: ${genreOf(beat.genre)?.label}, ${formatBpm(beat.bpm)} BPM${beat.key ? `, ${beat.key}` : ""}. Licenses from ${formatMoney(beat.from_price)}.`, openGraph: { title, ...(beat.artwork_url && { images: [beat.artwork_url] }) } }
}

/** A beat: hear it, know it, license it. */
export default async function BeatPage({ params }: Props) {
  const beat = await beatOf((await params).handle)
  const [{ beats }, { bulk, bundles }, cart, account] = await Promise.all([
    call(listBeats, { query: { producer: beat.producer.handle, limit: 5 } }), call(readDeals, { query: { producer: beat.producer.handle } }), currentCart().catch(() => null), currentAccount().catch(() => null),
  ])
  const counts = bulk.filter(({ types }) => types.length === 0 || beat.tiers.some(({ type }) => types.includes(type)))
  const more = beats.filter((b) => b.id !== beat.id).slice(0, 4)
  const chosen = beat.tiers.find((tier) => cart?.lines.some((line) => line.variant_id === tier.variant_id))
  const track = toTrack(beat)
  return (
    <div className="mx-auto grid max-w-7xl gap-14 px-4 py-8 md:px-6 md:py-12">
      <JsonLd beat={beat} />
      <article className="grid gap-8 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] lg:gap-12">
        <Cover url={beat.artwork_url} title={beat.title} size={640} eager className="w-full max-w-sm rounded-xl shadow-card" />
        <div className="grid content-start gap-5">
          <p className="text-sm font-semibold text-muted"><Link href={`/beats?genre=${beat.genre}`} className="hover:text-ink hover:underline">{genreOf(beat.genre)?.label}</Link></p>
          <div className="grid gap-2">
            <h1 className="text-4xl font-extrabold wrap-anywhere md:text-6xl">{beat.title}</h1>
            <p className="text-lg">by <Link href={`/producers/${beat.producer.handle}`} className="font-semibold hover:underline">{beat.producer.name}</Link></p>
          </div>
          <div className="flex items-center gap-4">
            <PlayButton track={track} size={28} className="size-16 shrink-0" />
            <BigWave track={track} peaks={beat.peaks} />
            <QueueButton track={track} className="hidden sm:grid" />
          </div>
          <OpenBeat handle={beat.handle} />
          <Facts beat={beat} />
          {beat.description && <p className="max-w-2xl whitespace-pre-line text-muted">{beat.description}</p>}
          {beat.moods.length > 0 && <ul className="flex flex-wrap gap-2">{beat.moods.map((mood) => <li key={mood} className="rounded-full bg-line/60 px-3 py-1 text-sm">{mood}</li>)}</ul>}
        </div>
      </article>
      {beat.sound.stems.length > 0 && (
        <section aria-labelledby="stems-title" className="grid gap-4"><div className="grid gap-1"><h2 id="stems-title" className="text-2xl font-bold md:text-3xl">Inside the beat</h2><p className="text-muted">Its stems, together or alone. Licenses with stems deliver them whole and without the tag.</p></div><StemsPlayer stems={beat.sound.stems} title={beat.title} /></section>
      )}
      <section id="licenses" aria-labelledby="licenses-title" className="grid scroll-mt-24 gap-5">
        <div className="grid gap-1"><h2 id="licenses-title" className="text-2xl font-bold md:text-3xl">Choose a license</h2><p className="text-muted">One payment, everything included. You read the whole contract before you pay.</p></div>
        <DealStrip bulk={counts} bundles={bundles.filter((bundle) => bundle.beats.some(({ id }) => id === beat.id))} labelOf={(type) => beat.tiers.find((tier) => tier.type === type)?.label ?? type} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">{beat.tiers.map((tier) => <TierCard key={tier.variant_id} tier={tier} beat={{ handle: beat.handle, producer: beat.producer.name }} inCart={tier === chosen} replaces={chosen?.label ?? null} isSignedIn={account !== null} />)}</div>
        {beat.tiers.length > 1 && <><h3 className="pt-4 text-xl font-bold">Compare them</h3><TierComparison tiers={beat.tiers} /></>}
      </section>
      {more.length > 0 && <section className="grid gap-5"><h2 className="text-2xl font-bold">More by {beat.producer.name}</h2><BeatGrid beats={more} /></section>}
    </div>
  )
}

function Facts({ beat }: { beat: Beat }) {
  const facts = [
    ["Tempo", `${formatBpm(beat.bpm)} BPM`],
    ...(beat.key ? [["Key", beat.key], ["Camelot", beat.camelot ?? ""], ["Relative", beat.relative_key ?? ""]] : []),
    ["Length", formatDuration(beat.duration_ms)],
    ...(beat.loudness_lufs === null ? [] : [["Loudness", `${beat.loudness_lufs.toFixed(1)} LUFS`]]),
  ]
  return <dl className="tabular flex flex-wrap gap-x-8 gap-y-3">{facts.map(([name, value]) => <div key={name}><dt className="text-sm text-muted">{name}</dt><dd className="font-semibold">{value}</dd></div>)}</dl>
}
