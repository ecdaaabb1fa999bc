import type { HeldShare } from "@max-booster/api-contract"
import { Badge } from "@/components/badge"
import { ButtonLink } from "@/components/button"
import { percent } from "./percent"
import { formatDay, stateWords } from "./words"

/** A share in another shop's beat. */
export function Held({ share: { title, shop, role, version, state, in_force_from, revenue_points, publishing_points, share_state, token } }: { share: HeldShare }) {
  const { word, tone } = token ? { word: "Waits for you", tone: "accent" as const } : stateWords[state]
  return (
    <li className="grid gap-3 rounded-lg border border-line bg-surface p-4 sm:flex sm:items-center sm:justify-between">
      <div className="min-w-0 [overflow-wrap:anywhere]"><p className="font-semibold">{title}</p><p className="text-sm text-muted">{`${shop} · ${role} · version ${version}${in_force_from ? `, ${state === "agreed" ? "from" : "since"} ${formatDay(in_force_from)}` : ""}`}</p></div>
      <div className="tabular flex flex-wrap items-center gap-x-4 gap-y-2 sm:justify-end">
        <p><span className="text-lg font-bold">{percent(revenue_points)}</span><span className="text-sm text-muted">{` revenue, ${percent(publishing_points)} publishing`}</span></p>
        <Badge tone={tone}>{word}</Badge>
        {token && share_state === "pending" && <ButtonLink href={`/splits/${token}`}>Read and answer</ButtonLink>}
      </div>
    </li>
  )
}
