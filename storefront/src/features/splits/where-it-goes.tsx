import type { Account, ProposalView } from "@max-booster/api-contract"
import Link from "next/link"
import { ButtonLink } from "@/components/button"
import { SendAgain } from "@/features/account/send-again.client"
import { ClaimButton } from "./claim-button.client"

/** Where a party's money goes, and the one thing to do next so that it arrives. */
export function WhereItGoes({ you, account, here }: { you: ProposalView["you"]; account: Account | null; here: string }) {
  const next = encodeURIComponent(here)
  if (you.has_shop) return <p className="text-[15px]">Your share is paid to your shop, and from there to your bank. <Link href="/sell/shares" className="font-semibold underline underline-offset-2">Your shares</Link></p>
  return (
    <div className="grid gap-3 text-[15px]">
      <p>{`To be paid, sign in with ${you.email} and open a shop: it is free and needs no beat. Until then your share waits for you, and we remind you.`}</p>
      <NextStep {...{ you, account, next }} />
    </div>
  )
}

function NextStep({ you, account, next }: { you: ProposalView["you"]; account: Account | null; next: string }) {
  if (!account) return <div className="flex flex-wrap gap-3"><ButtonLink href={`/sign-up?next=${next}`} tone="ink">Sign up</ButtonLink><ButtonLink href={`/sign-in?next=${next}`} tone="quiet">I have an account</ButtonLink></div>
  if (account.email.toLowerCase() !== you.email) return <p className="text-warn">{`You are signed in as ${account.email}. This share was promised to ${you.email}.`}</p>
  if (!account.email_verified) return <div className="grid gap-2"><p className="text-warn">{`Confirm your address first: the link is in our mail to ${account.email}.`}</p><SendAgain /></div>
  if (!account.seller) return <div className="flex flex-wrap gap-3"><ButtonLink href="/sell" tone="ink">Open a shop</ButtonLink><ButtonLink href="/account/shares" tone="quiet">See what it earned</ButtonLink></div>
  return <ClaimButton words={`Pay it to ${account.seller.name}`} />
}
