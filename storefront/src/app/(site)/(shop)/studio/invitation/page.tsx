import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { requireCustomer } from "@/features/account/session"
import { AcceptInvitation } from "@/features/studio/people/accept-invitation.client"

export const metadata: Metadata = { title: "Invitation" }

/** Where the link of an invitation leads. */
export default async function InvitationPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = "" } = await searchParams
  await requireCustomer(`/studio/invitation?token=${encodeURIComponent(token)}`)
  return (
    <div className="mx-auto grid max-w-xl gap-6 px-4 py-12 md:px-6">
      <PageHead title="You are asked into a project" lead="Whoever invited you sees what you do in it, as you do it." />
      <AcceptInvitation token={token} />
    </div>
  )
}
