import { cn } from "@/lib/cn"

const tones = { accent: "bg-accent", warn: "bg-warn", bad: "bg-bad" }

/** A bar from 0 to 1 with its words for screen readers. */
export function ProgressBar({ fraction, label, tone = "accent" }: { fraction: number; label: string; tone?: keyof typeof tones }) {
  const percent = Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} className="h-2 overflow-hidden rounded-full bg-line">
      <div className={cn("h-full rounded-full transition-[width] duration-200", tones[tone])} style={{ width: `${percent}%` }} />
    </div>
  )
}
