import { listBeats, readBundle, type BundleView } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { cache } from "react"
import { BundleButton } from "@/features/deals/bundle-button.client"
import { BeatGrid } from "@/features/shop/beat-card"
import { BackendError, call } from "@/lib/backend"
import { formatMoney } from "@/lib/format"

type Props = { params: Promise<{ handle: string }> }

const bundleOf = cache(async (handle: string): Promise<BundleView> => {
  try {
    return (await call(readBundle, { params: { handle } })).bundle
  } catch (error) {
    if (error instanceof BackendError && error.status === 404) notFound()
    throw error
  }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, producer, beats, price, description } = await bundleOf((await params).handle)
  return { title: `${title} by ${producer.name}`, description: description || `${beats.length} beats by ${producer.name} for ${formatMoney(price)}.` }
}

/** Beats for one price: hear each, take all. */
export default async function BundlePage({ params }: Props) {
  const bundle = await bundleOf((await params).handle)
  const { beats } = await call(listBeats, { query: { producer: bundle.producer.handle, limit: 100 } })
  const members = bundle.beats.flatMap(({ id }) => beats.filter((beat) => beat.id === id))
  return (
    <div className="mx-auto grid max-w-7xl gap-10 px-4 py-8 md:px-6 md:py-12">
      <header className="grid max-w-3xl gap-4">
        <p className="text-sm font-semibold text-muted">{`Bundle of ${bundle.beats.length} beats, ${bundle.label} license each`}</p>
        <h1 className="text-4xl font-extrabold md:text-6xl">{bundle.title}</h1>
        <p className="text-lg">by <Link href={`/producers/${bundle.producer.handle}`} className="font-semibold hover:underline">{bundle.producer.name}</Link></p>
        {bundle.description && <p className="whitespace-pre-line text-muted">{bundle.description}</p>}
        <p className="tabular flex flex-wrap items-baseline gap-3"><span className="font-display text-4xl font-extrabold">{formatMoney(bundle.price)}</span>{bundle.list_price && <span className="text-muted">instead of <s>{formatMoney(bundle.list_price)}</s> one by one</span>}</p>
        <BundleButton id={bundle.id} count={bundle.beats.length} />
      </header>
      <section aria-labelledby="in-it" className="grid gap-5"><h2 id="in-it" className="text-2xl font-bold">In it</h2><BeatGrid beats={members} /></section>
    </div>
  )
}
