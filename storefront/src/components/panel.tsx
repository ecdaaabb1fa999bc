import type { ReactNode } from "react"
import { cn } from "@/lib/cn"

/** A titled part of a workshop page. */
export function Panel({ title, lead, aside, className, children }: { title: string; lead?: ReactNode; aside?: ReactNode; className?: string; children: ReactNode }) {
  const id = `panel-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`
  return (
    <section aria-labelledby={id} className={cn("grid gap-4 rounded-xl border border-line bg-surface p-4 sm:p-6", className)}>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h2 id={id} className="text-lg font-bold">{title}</h2>
          {lead && <p className="text-[15px] text-muted">{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** A page's title with what can be done there. */
export function PageHead({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid gap-1">
        <h1 className="text-3xl font-bold sm:text-4xl">{title}</h1>
        {lead && <p className="max-w-prose text-muted">{lead}</p>}
      </div>
      {children}
    </div>
  )
}
