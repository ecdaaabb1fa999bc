import type { Metadata } from "next"
import Link from "next/link"
import { redirect } from "next/navigation"
import { Message } from "@/components/field"
import { AuthPage } from "@/features/auth/auth-page"
import { SignInForm } from "@/features/auth/forms.client"
import { safeNext } from "@/features/auth/safe-next"
import { currentAccount } from "@/lib/session"

export const metadata: Metadata = { title: "Sign in", robots: { index: false } }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[]; reset?: string }> }) {
  const { next: asked, reset } = await searchParams
  const next = asked ? safeNext(asked) : ""
  if (await currentAccount().catch(() => null)) redirect(safeNext(next))
  const search = next ? `?next=${encodeURIComponent(next)}` : ""
  return (
    <AuthPage title="Sign in" foot={<p><Link href="/forgot-password">Forgot your password?</Link> · New here? <Link href={`/sign-up${search}`}>Sign up</Link></p>}>
      {reset && <Message tone="good">Your new password is set. Sign in with it.</Message>}
      <SignInForm next={next} />
    </AuthPage>
  )
}
