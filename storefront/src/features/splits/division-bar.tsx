import { percent, WHOLE } from "./percent"

/** A part of a bar; `points` are basis points. */
export type Part = { name: string; points: number }

/** How a whole is divided, at a glance: one block a party, and what is missing left empty. */
export function DivisionBar({ label, parts }: { label: string; parts: readonly Part[] }) {
  const whole = Math.max(WHOLE, parts.reduce((sum, { points }) => sum + points, 0))
  return (
    <div role="img" aria-label={`${label}: ${parts.map(({ name, points }) => `${name || "no name"} ${percent(points)}`).join(", ")}`} className="flex h-4 gap-0.5 overflow-hidden rounded-full bg-line">
      {parts.map(({ points }, i) => points > 0 && <div key={i} className="h-full transition-[width] duration-150" style={{ width: `${(points / whole) * 100}%`, background: shade(i) }} />)}
    </div>
  )
}

/** The dot that finds a party in the bar. */
export const Swatch = ({ index }: { index: number }) => <span aria-hidden className="size-3 shrink-0 rounded-full border border-line-strong" style={{ background: shade(index) }} />

const STEPS = [100, 62, 34, 82, 48, 20]

/** Shades of the one accent, neighbours apart. */
const shade = (index: number): string => `color-mix(in oklab, var(--accent) ${STEPS[index % STEPS.length] ?? 100}%, ${index % 2 === 0 ? "var(--ink)" : "var(--surface)"})`
