import { listBeats, readDeals, readProducer } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { cache } from "react"
import { Cover } from "@/components/cover"
import { BeatGrid } from "@/features/shop/beat-card"
import { DealStrip } from "@/features/deals/deal-strip"
import { BackendError, call } from "@/lib/backend"

type Props = { params: Promise<{ handle: string }> }

const producerOf = cache(async (handle: string) => {
  try {
    return (await call(readProducer, { params: { handle } })).producer
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, bio } = await producerOf((await params).handle)
  return { title: name, description: bio || `Beats by ${name}, with licenses that hold.` }
}

/** A producer's shop window. */
export default async function ProducerPage({ params }: Props) {
  const producer = await producerOf((await params).handle)
  const [{ beats }, { bulk, bundles }] = await Promise.all([call(listBeats, { query: { producer: producer.handle, limit: 48 } }), call(readDeals, { query: { producer: producer.handle } })])
  return (
    <div className="mx-auto grid max-w-7xl gap-12 px-4 py-10 md:px-6">
      <header className="flex flex-wrap items-center gap-6">
        <Cover url={producer.avatar_url} title={producer.name} size={160} eager className="size-28 rounded-full md:size-40" />
        <div className="grid max-w-2xl gap-2"><h1 className="text-4xl font-extrabold md:text-5xl">{producer.name}</h1><p className="tabular text-muted">{producer.beats === 1 ? "1 beat" : `${producer.beats} beats`}</p>{producer.bio && <p className="whitespace-pre-line">{producer.bio}</p>}</div>
      </header>
      <DealStrip bulk={bulk} bundles={bundles} labelOf={(type) => type.toUpperCase()} />
      {beats.length > 0 ? <BeatGrid heading="h2" beats={beats} eager={4} /> : <p className="rounded-xl border border-line bg-surface p-8 text-muted">{producer.name} has nothing on sale right now. Come back soon.</p>}
    </div>
  )
}
