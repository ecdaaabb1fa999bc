import { listStudioProjects } from "@max-booster/api-contract"
import type { Metadata } from "next"
import Link from "next/link"
import { inputLook } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { requireCustomer } from "@/features/account/session"
import { AutoSubmit } from "@/features/shop/auto-submit.client"
import { Pages } from "@/features/shop/pages"
import { ImportProject } from "@/features/studio/projects/import-project.client"
import { NewProject } from "@/features/studio/projects/new-project.client"
import { ProjectRow } from "@/features/studio/projects/project-row.client"
import { call } from "@/lib/backend"
import { formatDate } from "@/lib/format"

export const metadata: Metadata = { title: "Studio" }

const PAGE = 20
const sorts = { updated: "Last changed", created: "Newest", name: "Name" } as const

/** The projects of a person in the studio. */
export default async function StudioProjectsPage({ searchParams }: { searchParams: Promise<Record<string, string | undefined>> }) {
  const { token } = await requireCustomer("/studio")
  const { q = "", sort = "updated", offset = "0", removed } = await searchParams
  const isRemoved = removed !== undefined
  const { projects, count } = await call(listStudioProjects, { token, query: { q, sort: sort in sorts ? (sort as keyof typeof sorts) : "updated", offset: Number(offset) || 0, limit: PAGE, removed: isRemoved } })
  return (
    <div className="mx-auto grid max-w-4xl gap-6 px-4 py-8 md:px-6">
      <PageHead title="Studio" lead="Record, arrange, mix and bounce, here in the browser." />
      {!isRemoved && <Panel title="Begin"><NewProject /><ImportProject /></Panel>}
      <Panel title={isRemoved ? "Removed projects" : "Your projects"} aside={<Link href={isRemoved ? "/studio" : "/studio?removed"} className="text-sm font-semibold underline underline-offset-2">{isRemoved ? "Back to your projects" : "Removed ones"}</Link>}>
        <form action="/studio" className="flex flex-wrap gap-3">
          <AutoSubmit />
          {isRemoved && <input type="hidden" name="removed" value="1" />}
          <input type="search" name="q" aria-label="Search projects" placeholder="Search" defaultValue={q} className={`${inputLook} flex-1 basis-48`} />
          <select name="sort" aria-label="Order" defaultValue={sort} className={`${inputLook} w-auto`}>{Object.entries(sorts).map(([id, words]) => <option key={id} value={id}>{words}</option>)}</select>
        </form>
        {projects.length > 0
          ? <ul aria-label="Projects" className="grid gap-2">{projects.map((project) => <ProjectRow key={project.id} project={project} changed={formatDate(project.updated_at)} />)}</ul>
          : <p className="text-muted">{q ? `Nothing is called “${q}”.` : isRemoved ? "Nothing was removed in the last thirty days." : "Nothing yet. Begin a project above, or open a beat from its page to record over it."}</p>}
        <Pages path="/studio" count={count} offset={Number(offset) || 0} limit={PAGE} search={{ ...(q && { q }), sort, ...(isRemoved && { removed: "1" }) }} />
      </Panel>
    </div>
  )
}
