import type { ReactNode } from "react"
import type { SectionId } from "./paths"

/** A part of the editor; the index leads to it. */
export const Section = ({ id, title, lead, aside, children }: { id: SectionId; title: string; lead?: ReactNode; aside?: ReactNode; children: ReactNode }) => (
  <section id={id} tabIndex={-1} aria-labelledby={`${id}-title`} className="grid scroll-mt-44 gap-4 rounded-xl border border-line bg-surface p-4 outline-none sm:p-6 lg:scroll-mt-32">
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div className="grid gap-1">
        <h2 id={`${id}-title`} className="text-xl font-bold">{title}</h2>
        {lead && <p className="max-w-prose text-[15px] text-muted">{lead}</p>}
      </div>
      {aside}
    </div>
    {children}
  </section>
)
