import type { Metadata } from "next"
import Link from "next/link"
import { PageHead } from "@/components/panel"
import { listPages } from "@/payload/pages"

export const metadata: Metadata = { title: "Help", description: "How licenses, payments and selling work." }

/** The operator's help pages. */
export default async function HelpPage() {
  const pages = await listPages()
  return (
    <div className="mx-auto grid max-w-3xl gap-8 px-4 py-8 md:px-6 md:py-12">
      <PageHead title="Help" />
      {pages.length === 0 && <p className="text-muted">No help page is published yet.</p>}
      <ul className="grid gap-3">{pages.map(({ slug, title, summary }) => <li key={slug}><Link href={`/help/${slug}`} className="grid gap-1 rounded-xl border border-line bg-surface p-5 hover:border-ink"><span className="text-lg font-bold">{title}</span>{summary && <span className="text-muted">{summary}</span>}</Link></li>)}</ul>
    </div>
  )
}
