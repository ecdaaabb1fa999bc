import type { Metadata } from "next"
import Link from "next/link"
import { Message } from "@/components/field"
import { AuthPage } from "@/features/auth/auth-page"
import { ResetForm } from "@/features/auth/forms.client"

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false }, referrer: "no-referrer" }

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string; email?: string }> }) {
  const { token, email } = await searchParams
  return (
    <AuthPage title="Choose a new password" lead={email && `For ${email}`} foot={<Link href="/forgot-password">Ask for a new link</Link>}>
      {token ? <ResetForm token={token} /> : <Message>This link is not complete. Copy the whole address from the mail.</Message>}
    </AuthPage>
  )
}
