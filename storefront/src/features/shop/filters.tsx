import type { BeatQuery } from "@max-booster/api-contract"
import { genres, keyNames } from "@max-booster/music"
import Link from "next/link"
import { Button } from "@/components/button"
import { inputLook, Labelled } from "@/components/field"
import { AutoSubmit } from "./auto-submit.client"

const sorts = [["newest", "Newest"], ["price", "Price, low first"], ["-price", "Price, high first"], ["bpm", "Tempo, slow first"], ["-bpm", "Tempo, fast first"], ["title", "Title"]] as const
const prices = [20, 30, 50, 100, 200]

/** Filters as a plain form: works without scripts, and at once with them. */
export function Filters({ query }: { query: BeatQuery }) {
  const set = [query.genre, query.key, query.bpm_min, query.bpm_max, query.price_max].filter((v) => v !== undefined).length
  return (
    <details className="wide-open h-fit rounded-xl border border-line bg-surface lg:sticky lg:top-24">
      <summary className="flex min-h-11 items-center justify-between px-4 font-bold">Filters{set > 0 && <span className="tabular rounded-full bg-accent px-2 text-sm text-accent-ink">{set}</span>}</summary>
      <form action="/beats" className="grid gap-4 p-4">
        <AutoSubmit />
        {query.q && <input type="hidden" name="q" value={query.q} />}
        <Labelled id="genre" label="Genre"><select id="genre" name="genre" defaultValue={query.genre ?? ""} className={inputLook}><option value="">All genres</option>{genres.map((g) => <option key={g.id} value={g.id}>{g.label}</option>)}</select></Labelled>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-semibold">Tempo, BPM</legend>
          <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
            <input type="number" inputMode="numeric" name="bpm_min" aria-label="Slowest tempo" placeholder="from" min={0} max={300} defaultValue={String(query.bpm_min ?? "")} className={inputLook} />
            <span aria-hidden>–</span>
            <input type="number" inputMode="numeric" name="bpm_max" aria-label="Fastest tempo" placeholder="to" min={0} max={300} defaultValue={String(query.bpm_max ?? "")} className={inputLook} />
          </div>
        </fieldset>
        <Labelled id="key" label="Key"><select id="key" name="key" defaultValue={query.key ?? ""} className={inputLook}><option value="">Any key</option>{keyNames.map((k) => <option key={k}>{k}</option>)}</select></Labelled>
        <Labelled id="price_max" label="Price"><select id="price_max" name="price_max" defaultValue={String(query.price_max ?? "")} className={inputLook}><option value="">Any price</option>{prices.map((p) => <option key={p} value={p * 100}>up to ${p}</option>)}</select></Labelled>
        <Labelled id="sort" label="Sort by"><select id="sort" name="sort" defaultValue={query.sort ?? "newest"} className={inputLook}>{sorts.map(([value, label]) => <option key={value} value={value}>{label}</option>)}</select></Labelled>
        <Button type="submit" tone="ink">Show beats</Button>
        {set > 0 && <Link href={query.q ? `/beats?q=${encodeURIComponent(query.q)}` : "/beats"} className="inline-flex min-h-11 items-center justify-center font-semibold text-accent hover:underline">Clear filters</Link>}
      </form>
    </details>
  )
}
