import type { Metadata } from "next"
import Link from "next/link"
import { AuthPage } from "@/features/auth/auth-page"
import { FindForm } from "@/features/licenses/find-form.client"

export const metadata: Metadata = { title: "Find your licenses", robots: { index: false } }

/** For whoever lost the mail, or lets a link expire: without signing in. */
export default function FindLicensesPage() {
  return <AuthPage title="Find your licenses" lead="We mail you links to every contract and file you bought. You need not sign in." foot={<Link href="/account/licenses">Sign in and see them</Link>}><FindForm /></AuthPage>
}
