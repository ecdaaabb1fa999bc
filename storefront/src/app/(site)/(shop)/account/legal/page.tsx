import type { Metadata } from "next"
import { PageHead } from "@/components/panel"
import { LegalForm } from "@/features/account/legal-form.client"
import { requireCustomer } from "@/features/account/session"

export const metadata: Metadata = { title: "Name and address" }

export default async function LegalPage() {
  const { account } = await requireCustomer("/account/legal")
  return <><PageHead title="Name and address" lead="Contracts name you so, as buyer and as producer. Licenses that were issued stay as they are." /><LegalForm legal={account.legal} /></>
}
