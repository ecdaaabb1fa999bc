import type { ReactNode } from "react"
import { DivisionBar, Swatch } from "./division-bar"
import { percent } from "./percent"

/** A party as a list shows it. */
export type ListedShare = { key: string; name: string; role: string; revenue_points: number; publishing_points: number; isMarked?: boolean; aside?: ReactNode; note?: ReactNode }

/** Who gets what: two bars, and a line a party. */
export function SharesList({ shares }: { shares: readonly ListedShare[] }) {
  const isAlike = shares.every(({ revenue_points, publishing_points }) => revenue_points === publishing_points)
  return (
    <div className="grid gap-4">
      <div className={isAlike ? "grid gap-3" : "grid gap-3 sm:grid-cols-2"}>
        <Column label={isAlike ? "Revenue and publishing" : "Revenue"} parts={shares.map(({ name, revenue_points }) => ({ name, points: revenue_points }))} />
        {!isAlike && <Column label="Publishing" parts={shares.map(({ name, publishing_points }) => ({ name, points: publishing_points }))} />}
      </div>
      <ul className="grid gap-1">
        {shares.map(({ key, name, role, revenue_points, publishing_points, isMarked, aside, note }, i) => (
          <li key={key} className={`flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-3 py-2 ${isMarked ? "bg-accent-soft" : ""}`}>
            <Swatch index={i} />
            <p className="min-w-0 flex-1 basis-24 [overflow-wrap:anywhere]"><span className="font-semibold">{name}</span><span className={isMarked ? "" : "text-muted"}>{` · ${role}`}</span></p>
            {aside}
            <p className="tabular text-right font-semibold">{revenue_points === 0 && publishing_points === 0 ? "Leaves" : isAlike ? percent(revenue_points) : `${percent(revenue_points)} · ${percent(publishing_points)} pub.`}</p>
            {note && <div className="basis-full pl-6 text-sm text-muted">{note}</div>}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Column = ({ label, parts }: { label: string; parts: { name: string; points: number }[] }) => <div className="grid gap-1.5"><p className="text-sm font-semibold">{label}</p><DivisionBar label={label} parts={parts} /></div>
