import type { Metadata } from "next"
import type { ReactNode } from "react"
import { AccountNav } from "@/features/account/nav"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: { default: "Account", template: "%s · Max Booster" }, robots: { index: false } }

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const account = await currentAccount().catch(() => null)
  return (
    <div className="mx-auto grid max-w-7xl gap-8 px-4 py-8 md:px-6 md:py-12 lg:grid-cols-[13rem_minmax(0,1fr)]">
      {account ? <AccountNav hasShop={account.seller !== null} /> : <div />}
      <div className="grid min-w-0 content-start gap-6">{children}</div>
    </div>
  )
}
