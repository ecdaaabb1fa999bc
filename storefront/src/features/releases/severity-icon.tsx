import type { Finding } from "@max-booster/api-contract"
import { CircleAlert, Lightbulb, TriangleAlert } from "lucide-react"
import { cn } from "@/lib/cn"
import { severityNames } from "./words"

const looks = { blocker: [CircleAlert, "text-bad"], warning: [TriangleAlert, "text-warn"], advice: [Lightbulb, "text-muted"] } as const

/** How much something hinders, as a sign and a word: never by color alone. */
export function Severity({ severity, isShort = false }: { severity: Finding["severity"]; isShort?: boolean }) {
  const [Icon, tone] = looks[severity]
  return <span className={cn("inline-flex shrink-0 items-center gap-1.5 text-sm font-semibold", tone)}><Icon size={16} aria-hidden /><span className={isShort ? "sr-only" : undefined}>{severityNames[severity]}</span></span>
}
