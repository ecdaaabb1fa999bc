import type { ReactNode } from "react"
import { cn } from "@/lib/cn"

const tones = { good: "bg-good-soft text-good", warn: "bg-warn-soft text-warn", bad: "bg-bad-soft text-bad", quiet: "bg-line/70 text-muted", accent: "bg-accent-soft text-accent" }
export type Tone = keyof typeof tones

/** A state in a word. */
export const Badge = ({ tone, children }: { tone: Tone; children: ReactNode }) => (
  <span className={cn("inline-flex items-center whitespace-nowrap rounded-full px-2.5 py-0.5 text-[13px] font-semibold", tones[tone])}>{children}</span>
)
