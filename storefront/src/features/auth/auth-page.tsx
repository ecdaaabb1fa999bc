import type { ReactNode } from "react"

/** A narrow page about a login. */
export function AuthPage({ title, lead, children, foot }: { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-md gap-6 px-4 py-10 md:py-16">
      <div className="grid gap-2"><h1 className="text-4xl font-extrabold">{title}</h1>{lead && <p className="text-muted">{lead}</p>}</div>
      {children}
      {foot && <div className="text-[15px] text-muted [&_a]:font-semibold [&_a]:text-ink [&_a]:underline [&_a]:underline-offset-2">{foot}</div>}
    </div>
  )
}
