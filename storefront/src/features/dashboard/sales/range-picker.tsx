import type { SpanQuery } from "@max-booster/api-contract"
import Link from "next/link"
import { Button } from "@/components/button"
import { inputLook, Message } from "@/components/field"
import { cn } from "@/lib/cn"
import { ranges, type RangeName } from "./range"

const look = "inline-flex min-h-11 items-center rounded-lg px-4 text-[15px] font-semibold"

/** Chooses the time that the figures are about: links, and a form for two days of one's own. Works without JavaScript. */
export function RangePicker({ name, span, problem }: { name: RangeName; span: SpanQuery; problem: string | null }) {
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <nav aria-label="Time" className="flex flex-wrap gap-1">
          {ranges.map(([value, words]) => <Link key={value} href={`/sell/sales?range=${value}`} aria-current={name === value ? "true" : undefined} className={cn(look, name === value ? "bg-ink text-paper" : "hover:bg-line/60")}>{words}</Link>)}
        </nav>
        <form action="/sell/sales" className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="range" value="own" />
          {([["from", "From", span.from], ["to", "To", span.to]] as const).map(([field, words, value]) => (
            <label key={field} className="grid gap-1 text-sm font-semibold">{words}<input type="date" name={field} required defaultValue={value} className={cn(inputLook, "tabular w-40")} /></label>
          ))}
          <Button type="submit" tone="quiet">Show</Button>
        </form>
      </div>
      {problem && <Message tone="warn">{problem}</Message>}
    </div>
  )
}
