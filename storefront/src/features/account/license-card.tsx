import type { LicenseView } from "@max-booster/api-contract"
import { Download } from "lucide-react"
import Link from "next/link"
import { formatDate, formatMoney } from "@/lib/format"
import { meaningOf, StateBadge } from "./state-badge"

/** A license with its files at hand. `heading`: one below what it stands under. */
export function LicenseCard({ license, heading: Heading }: { license: LicenseView; heading: "h2" | "h3" }) {
  const { id, beat_title, producer, label, number, state, price, issued_at, delivers } = license
  return (
    <li className="grid gap-3 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <Heading className="text-lg font-bold"><Link href={`/account/licenses/${id}`} className="hover:underline">{beat_title}</Link></Heading>
          <p className="text-[15px] text-muted">{`by ${producer} · ${label} license · ${formatMoney(price)}`}</p>
          <p className="tabular text-sm text-muted">{number}{issued_at && ` · ${formatDate(issued_at)}`}</p>
        </div>
        <StateBadge state={state} />
      </div>
      {state === "valid" ? <FileLinks id={id} title={beat_title} kinds={["contract", ...delivers, "bundle"]} /> : <p role="status" className="max-w-prose text-[15px] text-muted">{meaningOf(state)}</p>}
    </li>
  )
}

const names = { bundle: "Everything (ZIP)", contract: "Contract (PDF)", mp3: "MP3", wav: "WAV", stems: "Stems (ZIP)", copy: "Signed copy (JSON)" } as const

/** Where a file of a license is fetched: it leads to a fresh signed address. */
export const fileHref = (id: string, kind: keyof typeof names): string => `/account/licenses/${id}/files/${kind}`

/** Plain links that work without scripts; each fetches a fresh signed address. */
export function FileLinks({ id, title, kinds }: { id: string; title: string; kinds: readonly (keyof typeof names)[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {kinds.map((kind) => (
        <li key={kind}><a href={fileHref(id, kind)} aria-label={`Download ${names[kind]} of ${title}`} className="inline-flex min-h-11 items-center gap-2 rounded-lg border border-line-strong bg-raised px-4 text-[15px] font-semibold hover:border-ink"><Download size={18} aria-hidden />{names[kind]}</a></li>
      ))}
    </ul>
  )
}
