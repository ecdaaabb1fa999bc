import { genres } from "@max-booster/music"
import { listBeats, type BeatCard } from "@max-booster/api-contract"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { BeatGrid } from "@/features/shop/beat-card"
import { EmptyShop } from "@/features/shop/empty-shop"
import { Hero } from "@/features/shop/hero"
import { call } from "@/lib/backend"
import { getHome } from "@/payload/home"

/** The shop's front: what is new, what is good, and the way to more. */
export default async function HomePage() {
  const [home, { beats: newest }, { beats: marked }] = await Promise.all([
    getHome(), call(listBeats, { query: { limit: 24, sort: "newest" } }), call(listBeats, { query: { limit: 4, featured: true } }),
  ])
  const picked = home.featured_handles.flatMap((handle) => newest.filter((b) => b.handle === handle))
  const featured = picked.length > 0 ? picked : marked
  if (newest.length === 0) return <><Hero home={home} beats={[]} /><EmptyShop /></>
  return (
    <>
      <Hero home={home} beats={(featured.length > 0 ? featured : newest).slice(0, 3)} />
      <div className="mx-auto grid max-w-7xl gap-16 px-4 md:px-6">
        {featured.length > 0 && <Shelf title={home.featured_title} beats={featured} />}
        <Shelf title={home.newest_title} beats={newest.slice(0, 8)} more="/beats" />
        <section aria-labelledby="genres" className="grid gap-5">
          <h2 id="genres" className="text-2xl font-bold md:text-3xl">By genre</h2>
          <ul className="flex flex-wrap gap-2">{genres.filter((g) => newest.some((b) => b.genre === g.id)).map((g) => <li key={g.id}><Link href={`/beats?genre=${g.id}`} className="inline-flex min-h-11 items-center rounded-full border border-line-strong bg-surface px-5 text-[15px] font-medium hover:border-ink">{g.label}</Link></li>)}</ul>
        </section>
      </div>
    </>
  )
}

function Shelf({ title, beats, more }: { title: string; beats: BeatCard[]; more?: string }) {
  return (
    <section className="grid gap-6">
      <div className="flex items-end justify-between gap-4"><h2 className="text-2xl font-bold md:text-3xl">{title}</h2>{more && <Link href={more} className="inline-flex min-h-11 items-center font-semibold text-accent hover:underline">All beats</Link>}</div>
      <BeatGrid beats={beats} />
      {more && <div className="justify-self-center"><ButtonLink href={more} tone="quiet">Browse all beats</ButtonLink></div>}
    </section>
  )
}
