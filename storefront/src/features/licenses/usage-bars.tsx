import type { UsageRow } from "@max-booster/api-contract"
import { ProgressBar } from "@/components/progress-bar"
import { capName, limitWords } from "@/features/shop/words"

const tones = { fine: "accent", near: "warn", reached: "bad" } as const

/** Use against caps: a bar each. `isBrief`: only what is limited and was reported. */
export function UsageBars({ usage, isBrief = false }: { usage: readonly UsageRow[]; isBrief?: boolean }) {
  const shown = isBrief ? usage.filter(({ limit, used }) => limit !== null && limit > 0 && used !== null) : usage
  if (shown.length === 0) return null
  return (
    <ul className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
      {shown.map(({ cap, limit, used, percent, level }) => (
        <li key={cap} className="grid content-start gap-1">
          <p className="flex flex-wrap justify-between gap-x-3 text-[15px]"><span>{capName(cap)}</span><span className="tabular text-muted">{wordsOf({ limit, used, percent })}</span></p>
          {percent !== null && <ProgressBar fraction={percent / 100} tone={tones[level]} label={`${capName(cap)}: ${percent}% of the limit used`} />}
        </li>
      ))}
    </ul>
  )
}

function wordsOf({ limit, used, percent }: Pick<UsageRow, "limit" | "used" | "percent">): string {
  if (limit === 0) return used ? `${used.toLocaleString("en-US")}, not included` : "Not included"
  if (used === null) return limit === null ? "No limit" : `${limitWords(limit)}, none reported`
  const so = used.toLocaleString("en-US")
  return limit === null ? `${so}, no limit` : `${so} of ${limitWords(limit)} (${percent}%)`
}
