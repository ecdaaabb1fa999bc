import { Check } from "lucide-react"
import { cn } from "@/lib/cn"

const RADIUS = 16
const LENGTH = 2 * Math.PI * RADIUS

/** How much of what every release needs is there. */
export function CompletenessRing({ done, of, className }: { done: number; of: number; className?: string }) {
  const fraction = of === 0 ? 0 : done / of
  const isWhole = of > 0 && done >= of
  return (
    <span role="img" aria-label={`${done} of ${of} done`} className={cn("relative inline-grid size-11 shrink-0 place-items-center", className)}>
      <svg viewBox="0 0 40 40" className="absolute inset-0 size-full -rotate-90" aria-hidden>
        <circle cx="20" cy="20" r={RADIUS} fill="none" strokeWidth="4" className="stroke-line" />
        <circle cx="20" cy="20" r={RADIUS} fill="none" strokeWidth="4" strokeLinecap="round" strokeDasharray={`${fraction * LENGTH} ${LENGTH}`} className={isWhole ? "stroke-good" : "stroke-accent"} />
      </svg>
      {isWhole ? <Check size={18} aria-hidden className="text-good" /> : <span aria-hidden className="tabular text-[11px] font-bold">{`${Math.floor(fraction * 100)}%`}</span>}
    </span>
  )
}
