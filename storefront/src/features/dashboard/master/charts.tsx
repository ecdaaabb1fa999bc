import { spokenHz } from "@max-booster/mastering"
import { formatDuration } from "@/lib/format"

export type Curve = { name: string; color: string; values: readonly (number | null)[]; dashed?: boolean }
type Props = { title: string; words: string; unit: string; curves: readonly Curve[]; range: readonly [low: number, high: number]; steps: readonly number[]; ends: readonly [string, string] }

const [WIDTH, HEIGHT] = [600, 180]

/** Curves over a common axis, with a legend; the words say for screen readers what is seen. */
export function Chart({ title, words, unit, curves, range: [low, high], steps, ends }: Props) {
  const y = (value: number) => HEIGHT * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low))
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-semibold">{title}</span>
        <span className="flex flex-wrap gap-x-4">{curves.map(({ name, color, dashed }) => <span key={name} className="inline-flex items-center gap-1.5 text-muted"><svg viewBox="0 0 16 4" className="h-1 w-4" aria-hidden><path d="M0 2H16" stroke={color} strokeWidth="3" strokeDasharray={dashed ? "4 3" : undefined} /></svg>{name}</span>)}</span>
      </figcaption>
      <div className="relative">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-44 w-full rounded-lg border border-line bg-raised" role="img" aria-label={words}>
          {steps.map((step) => <path key={step} d={`M0 ${y(step)}H${WIDTH}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />)}
          {curves.map(({ name, color, values, dashed }) => <path key={name} d={pathOf(values, y)} fill="none" stroke={color} strokeWidth="2" strokeDasharray={dashed ? "5 4" : undefined} vectorEffect="non-scaling-stroke" />)}
        </svg>
        {steps.map((step) => <span key={step} aria-hidden className="tabular pointer-events-none absolute left-1 text-[11px] text-muted" style={{ top: `calc(${(y(step) / HEIGHT) * 100}% - 1rem)` }}>{`${String(step).replace("-", "−")} ${unit}`}</span>)}
      </div>
      <p aria-hidden className="tabular flex justify-between text-[13px] text-muted"><span>{ends[0]}</span><span>{ends[1]}</span></p>
    </figure>
  )
}

function pathOf(values: readonly (number | null)[], y: (value: number) => number): string {
  let isOpen = false
  return values.map((value, at) => {
    if (value === null) { isOpen = false; return "" }
    const step = `${isOpen ? "L" : "M"}${Math.round((at / Math.max(1, values.length - 1)) * WIDTH * 10) / 10} ${Math.round(y(value) * 10) / 10}`
    isOpen = true
    return step
  }).join("")
}

export const timeEnds = (points: number, stepMs: number): [string, string] => ["0:00", formatDuration(points * stepMs)]
export const hzEnds = (hz: readonly number[]): [string, string] => [spokenHz(hz[0] ?? 20), spokenHz(hz.at(-1) ?? 20_000)]
