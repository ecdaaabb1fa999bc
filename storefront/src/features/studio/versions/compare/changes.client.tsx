"use client"

import { useMemo, type ReactNode } from "react"
import { placeOf, type ComparedRegion, type Comparison } from "./comparison"
import { signs } from "./draw"
import { inWords, regionInWords } from "./words"

/** What differs, in words: of the region that is chosen, then everything by its track; below, what can be done. */
export function Changes({ comparison, chosen, children }: { comparison: Comparison; chosen: string | null; children: ReactNode }) {
  const groups = useMemo(() => inWords(comparison), [comparison])
  const region = comparison.regions.find(({ id }) => id === chosen)
  return (
    <div className="min-h-0 overflow-y-auto lg:grid lg:grid-rows-[1fr_auto] lg:overflow-hidden">
    <section aria-label="What differs, in words" className="grid min-h-0 content-start gap-4 p-4 lg:overflow-y-auto" tabIndex={0}>
      <div role="status" className="empty:hidden">{region && <Chosen region={region} comparison={comparison} />}</div>
      {!region && comparison.regions.some(({ state }) => state !== "same") && <p className="text-sm text-muted">Choose a region to read what of it is different. With the arrow keys you go from one to the next.</p>}
      {groups.length === 0 && <p className="text-muted">The two say the same.</p>}
      {groups.map(({ trackId, title, parts }) => (
        <section key={trackId} aria-label={title} className="grid gap-1.5">
          <h3 className="border-b border-line pb-1 text-base font-bold">{title}</h3>
          <dl className="grid gap-1 text-sm sm:grid-cols-[6.5rem_1fr] lg:grid-cols-1 xl:grid-cols-[6.5rem_1fr]">
            {parts.map(({ part, lines }) => (
              <div key={part} className="contents"><dt className="font-semibold text-muted">{part}</dt><dd><ul className="grid gap-0.5">{lines.map((line, index) => <li key={index}>{line}</li>)}</ul></dd></div>
            ))}
          </dl>
        </section>
      ))}
    </section>
    <div className="grid gap-2 border-t border-line p-3">{children}</div>
    </div>
  )
}

function Chosen({ region, comparison }: { region: ComparedRegion; comparison: Comparison }) {
  return (
    <div className="grid gap-1 rounded-lg border border-line-strong bg-raised p-3">
      <p className="font-semibold"><span aria-hidden>{`${signs[region.state]} `}</span>{`${placeOf(region).region.name || "Region"}, ${region.state}`}</p>
      <ul className="grid gap-0.5 text-sm">{regionInWords(region, comparison).map((line, index) => <li key={index}>{line}</li>)}</ul>
    </div>
  )
}
