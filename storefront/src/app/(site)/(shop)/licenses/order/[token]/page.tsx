import { readOrderFiles } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { PageHead, Panel } from "@/components/panel"
import { RefreshWhile } from "@/features/account/refresh-while.client"
import { callOrNotFound } from "@/features/account/session"
import { meaningOf, StateBadge } from "@/features/account/state-badge"
import { AuthPage } from "@/features/auth/auth-page"
import { FileList } from "@/features/licenses/file-list"
import { BackendError } from "@/lib/backend"
import { formatDate } from "@/lib/format"

export const metadata: Metadata = { title: "Your licenses", robots: { index: false }, referrer: "no-referrer" }

/** Where the mail of an order leads: its contracts and files, without signing in, for a week. */
export default async function OrderFilesPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const answer = await callOrNotFound(readOrderFiles, { params: { token } }).catch((error: unknown) => {
    if (error instanceof BackendError && error.status === 400) return error
    throw error
  })
  if (answer instanceof BackendError) return <AuthPage title="This link has expired"><Message tone="warn">{answer.message}</Message><div><ButtonLink href="/licenses/find">Get a fresh link</ButtonLink></div></AuthPage>
  const { order_number, expires_at, licenses } = answer
  return (
    <div className="mx-auto grid max-w-3xl gap-6 px-4 py-8 md:px-6 md:py-14">
      <RefreshWhile isMaking={licenses.some(({ license }) => license.state === "issuing")} />
      <PageHead title={`Order #${order_number}`} lead={`Your licenses, contracts and files. This page works until ${formatDate(expires_at)}; a download’s link for an hour, then reload.`} />
      {licenses.map(({ license, links }) => (
        <Panel key={license.id} title={license.beat_title} lead={`${license.label} license by ${license.producer}, ${license.number}`} aside={<StateBadge state={license.state} />}>
          {links ? <FileList files={[links.bundle, ...links.files, links.copy]} of={license.beat_title} hrefOf={({ url }) => url} /> : <Message tone={license.state === "revoked" ? "bad" : "warn"}>{meaningOf(license.state)}</Message>}
        </Panel>
      ))}
    </div>
  )
}
