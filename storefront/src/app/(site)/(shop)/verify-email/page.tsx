import { verifyEmail } from "@max-booster/api-contract"
import type { Metadata } from "next"
import { ButtonLink } from "@/components/button"
import { Message } from "@/components/field"
import { SendAgain } from "@/features/account/send-again.client"
import { AuthPage } from "@/features/auth/auth-page"
import { BackendError, call } from "@/lib/backend"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Confirm your e-mail address", robots: { index: false }, referrer: "no-referrer" }

/** Where the mailed link leads: it confirms the address, also on another device. */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = "" } = await searchParams
  const answer = await call(verifyEmail, { body: { token } }).catch((error: unknown) => {
    if (error instanceof BackendError && error.status === 400) return error
    throw error
  })
  const account = await currentAccount().catch(() => null)
  if (answer instanceof BackendError) {
    // An old link of somebody whose address is proven meanwhile: nothing is left to do.
    if (account?.email_verified) return <AuthPage title="Confirmed already" lead={`${account.email} is yours, whatever this link says.`}><ButtonLink href="/account">To your account</ButtonLink></AuthPage>
    return (
      <AuthPage title="Not confirmed">
        <Message>{answer.message}</Message>
        {account ? <SendAgain /> : <ButtonLink href="/sign-in?next=/account">Sign in</ButtonLink>}
      </AuthPage>
    )
  }
  return (
    <AuthPage title="Confirmed" lead={`${answer.email} is yours.`}>
      <div className="flex flex-wrap gap-3"><ButtonLink href={account ? "/account" : "/sign-in"}>{account ? "To your account" : "Sign in"}</ButtonLink><ButtonLink href="/sell" tone="quiet">Open a shop</ButtonLink></div>
    </AuthPage>
  )
}
