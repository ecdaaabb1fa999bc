import { listReleases } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { PageHead } from "@/components/panel"
import { callAsProducer } from "@/features/dashboard/session"
import { ReleasesList } from "@/features/releases/releases-list"

export const metadata: Metadata = { title: "Releases" }

/** Every release of the shop. */
export default async function ReleasesPage() {
  const { releases } = await callAsProducer(listReleases, {})
  return (
    <>
      <PageHead title="Releases" lead="From a recording to the stores: titles, credits, rights, a checklist, and packages that stores and distributors take."><ButtonLink href="/sell/releases/new">New release</ButtonLink></PageHead>
      {releases.length === 0
        ? <div className="grid gap-3 rounded-xl border-2 border-dashed border-line-strong p-6"><h2 className="text-xl font-bold">Nothing released yet</h2><p className="max-w-prose text-muted">Choose one or more of your recordings. Their titles, covers, credits and shares are taken over, and a checklist says what is still missing before it can go to Spotify, Apple Music or a distributor.</p><div><ButtonLink href="/sell/releases/new">Begin your first release</ButtonLink></div></div>
        : <ReleasesList releases={releases} />}
    </>
  )
}
