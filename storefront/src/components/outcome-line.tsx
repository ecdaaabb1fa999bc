import { cn } from "@/lib/cn"
import type { Outcome } from "@/lib/outcome"

/** What became of the last change, read out by screen readers. */
export const OutcomeLine = ({ outcome, className }: { outcome: Outcome | null; className?: string }) => (
  <p role={outcome?.ok === false ? "alert" : "status"} className={cn("min-h-6 text-[15px]", outcome?.ok === false ? "text-bad" : "text-good", className)}>{outcome?.message}</p>
)
