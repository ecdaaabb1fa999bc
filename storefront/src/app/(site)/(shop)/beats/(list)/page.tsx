import { beatQuery, listBeats } from "@max-booster/api-contract"
import { genreOf } from "@max-booster/music"
import type { Metadata } from "next"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { BeatGrid } from "@/features/shop/beat-card"
import { Filters } from "@/features/shop/filters"
import { Pages } from "@/features/shop/pages"
import { call } from "@/lib/backend"

type Search = Record<string, string | string[] | undefined>
export const metadata: Metadata = { title: "Beats", description: "Every beat on sale: filter by genre, tempo, key and price, hear it, license it." }

/** All beats on sale; filters live in the address. */
export default async function BeatsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const asked = clean(await searchParams)
  const parsed = beatQuery.safeParse(asked)
  const query = parsed.success ? parsed.data : beatQuery.parse({})
  const { beats, count } = await call(listBeats, { query })
  const title = query.q ? `Beats for “${query.q}”` : query.genre ? `${genreOf(query.genre)?.label} beats` : "All beats"
  return (
    <div className="mx-auto grid max-w-7xl gap-8 px-4 py-8 md:px-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Filters query={query} />
      <div className="grid content-start gap-6">
        <div className="flex flex-wrap items-baseline justify-between gap-3"><h1 className="text-3xl font-extrabold md:text-4xl">{title}</h1><p role="status" className="tabular text-muted">{count === 1 ? "1 beat" : `${count} beats`}</p></div>
        {!parsed.success && <p role="alert" className="rounded-lg bg-warn-soft px-4 py-3 text-warn">Some filters could not be read, so they were left out.</p>}
        {beats.length > 0 ? <BeatGrid heading="h2" beats={beats} eager={4} /> : <NothingFound />}
        <Pages count={count} offset={query.offset} limit={query.limit} search={asked} />
      </div>
    </div>
  )
}

function NothingFound() {
  return (
    <section className="grid justify-items-start gap-4 rounded-xl border border-line bg-surface p-8">
      <h2 className="text-xl font-bold">Nothing fits these filters</h2>
      <p className="text-muted">Widen the tempo, or look in all genres.</p>
      <div className="flex flex-wrap gap-3"><ButtonLink href="/beats" tone="quiet">Clear filters</ButtonLink><Link href="/" className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">See what is new</Link></div>
    </section>
  )
}

/** Without the fields that a form sends empty. */
function clean(search: Search): Record<string, string> {
  return Object.fromEntries(Object.entries(search).flatMap(([key, value]) => { const one = Array.isArray(value) ? value[0] : value; return one ? [[key, one]] : [] }))
}
